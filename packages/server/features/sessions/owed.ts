import type { Role } from '@junheng/contract/permissions.ts'
import type { Owed } from '@junheng/contract/sessions.ts'

interface Standing {
  readonly role: Role
  readonly isPasswordExpired?: true | undefined
  readonly lacksCodes?: true | undefined
}

/** What somebody must do before anything else is open to them: change an old password, or set up the one-time codes that the settings ask of their role. */
export function owedBy({ role, isPasswordExpired, lacksCodes }: Standing, codesFor: ReadonlySet<Role>): Owed | null {
  if (isPasswordExpired) return 'password'
  return lacksCodes && codesFor.has(role) ? 'codes' : null
}
