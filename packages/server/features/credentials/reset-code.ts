import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'

/** Letters and digits that nobody mistakes for one another when they are read out. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const codeLength = 10
const codeLasts = 30 * 60_000

/** Gives somebody a code to set another password with, to be told to them; undefined where they have no password. Only its hash is kept. */
export async function giveResetCode(tx: Tx, userId: string): Promise<{ readonly code: string; readonly expiresAt: Date } | undefined> {
  const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
  const expiresAt = new Date(Date.now() + codeLasts)
  const { rows } = await sql<{ given: boolean }>`select give_reset_code(${userId}, ${resetCodeHash(code)}, ${expiresAt}) as given`.execute(tx)
  return rows[0]?.given ? { code, expiresAt } : undefined
}

/** However it was typed: in small letters, with blanks or dashes. */
export function resetCodeHash(code: string): string {
  return createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest('hex')
}
