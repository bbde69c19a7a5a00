import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const period = 30

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Junheng 均衡', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })
}

/** A secret for an authenticator, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator reads as a QR code. */
export function totpUri(secret: string, login: string): string {
  return totpOf(secret, login).toString()
}

/** The 30-second step a code belongs to, one early or late being allowed; undefined where it is wrong or its step was used before. */
export function totpStep(secret: string, code: string, lastStep: number | null, now = Date.now()): number | undefined {
  const delta = totpOf(secret, '').validate({ token: code.replaceAll(' ', ''), timestamp: now, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now / 1000 / period) + delta
  return lastStep !== null && step <= lastStep ? undefined : step
}

/** Ten codes for the day the telephone is gone; only their hashes are kept. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: 10 }, () => randomBytes(5).toString('hex').replace(/(.{5})/, '$1-'))
}

export function recoveryHash(code: string): string {
  return createHash('sha256').update(code.trim().toLowerCase()).digest('hex')
}
