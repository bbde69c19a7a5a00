import { passwordFaults, type PasswordFault } from '@junheng/contract/credentials.ts'
import { ApiProblem } from '../../app/api.ts'

export interface PasswordRule {
  readonly fault: PasswordFault
  readonly kept: boolean
}

/** Every rule that can be seen while typing, and whether the password keeps it. Nothing typed keeps none. */
export function passwordRules(password: string, login: string): readonly PasswordRule[] {
  const faults = passwordFaults(password, login)
  return (['tooShort', 'tooPlain', 'holdsLogin', 'repeats'] as const).map((fault) => ({ fault, kept: password !== '' && !faults.includes(fault) }))
}

/** Whether the server refused a password because it was used before, which only it can know. */
export function wasUsedBefore(error: Error | null): boolean {
  const faults = error instanceof ApiProblem && error.code === 'password_weak' ? (error.details as { readonly faults?: unknown }).faults : undefined
  return Array.isArray(faults) && faults.includes('usedBefore')
}
