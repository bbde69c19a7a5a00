import type { NewAccount, Post } from '@junheng/contract/accounts.ts'
import { organisationKindOf, type Role } from '@junheng/contract/permissions.ts'

/** What is typed of a post: its role, and the school or office that this role is held in. */
export interface OfficeDraft {
  readonly role: Role
  readonly schoolId: string
  readonly office: string
}
export const blankOffice: OfficeDraft = { role: 'bureau-viewer', schoolId: '', office: '' }

/** Which organisation a role asks for; null where the role itself says it. */
export function asks(role: Role): 'school' | 'township' | 'department' | null {
  const kind = organisationKindOf(role)
  return kind === 'school' || kind === 'township' || kind === 'department' ? kind : null
}

/** A role of a school names its school, one of a department or township its office, no other either. */
export function officeOf({ role, schoolId, office }: OfficeDraft): Pick<NewAccount, 'role' | 'schoolId' | 'department'> {
  const asked = asks(role)
  if (asked === null) return { role }
  return asked === 'school' ? { role, schoolId: schoolId.trim() } : { role, department: office.trim() }
}

/** Whether a post is held on a day, is over, or is yet to begin. */
export function standingOn({ since, until }: Post, day: string): 'held' | 'past' | 'ahead' {
  if (since > day) return 'ahead'
  return until === null || day <= until ? 'held' : 'past'
}
