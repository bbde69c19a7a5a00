/**
 * What a post may do, by role. Said here once: the server checks it before anything is read, the database's policies go by the copy
 * that every start writes into it, and the matrix of docs/permissions.md and of the page is printed from it.
 */
export const permissions = {
  'bureau-admin': [
    'county.read', 'school.read', 'staff.read', 'import.run', 'snapshot.manage', 'checklist.answer', 'project.manage', 'node.report', 'evidence.read', 'calendar.manage', 'bulletin.publish',
    'dispatch.manage', 'task.answer', 'bus.read', 'bus.manage', 'layout.read', 'layout.plan', 'layout.decide', 'meeting.read', 'meeting.hold', 'account.manage', 'audit.read', 'province.read', 'transfer.manage', 'transfer.inspect', 'transfer.declare',
  ],
  'security-admin': ['account.manage'],
  auditor: ['audit.read'],
  'bureau-viewer': ['county.read', 'school.read', 'meeting.read', 'evidence.read', 'bus.read', 'layout.read'],
  'deputy-mayor': ['county.read', 'school.read', 'meeting.read', 'evidence.read', 'bus.read', 'layout.read'],
  director: ['county.read', 'school.read', 'meeting.read', 'meeting.hold', 'evidence.read', 'bulletin.publish', 'bus.read', 'layout.read', 'layout.decide'],
  supervision: ['county.read', 'school.read', 'meeting.read', 'meeting.hold', 'project.manage', 'node.report', 'evidence.read', 'bulletin.publish', 'dispatch.manage', 'task.answer', 'bus.read', 'layout.read'],
  'basic-education': ['county.read', 'school.read', 'meeting.read', 'import.run', 'snapshot.manage', 'evidence.read', 'calendar.manage', 'bus.read', 'layout.read', 'layout.plan'],
  personnel: ['county.read', 'school.read', 'meeting.read', 'staff.read', 'evidence.read', 'layout.read', 'transfer.manage', 'transfer.inspect', 'transfer.declare'],
  'finance-planning': ['county.read', 'school.read', 'meeting.read', 'import.run', 'snapshot.manage', 'project.manage', 'node.report', 'evidence.read', 'calendar.manage', 'bus.read', 'layout.read', 'layout.plan'],
  safety: ['county.read', 'school.read', 'meeting.read', 'evidence.read', 'bus.read', 'bus.manage', 'layout.read'],
  inspection: ['county.read', 'school.read', 'meeting.read', 'checklist.answer', 'evidence.read', 'bus.read', 'layout.read'],
  'student-aid': ['county.read', 'school.read', 'layout.read'],
  preschool: ['county.read', 'school.read', 'layout.read'],
  vocational: ['county.read', 'school.read'],
  'sports-arts-health': ['county.read', 'school.read'],
  conduct: ['county.read', 'school.read', 'staff.read', 'transfer.inspect'],
  'service-centre': ['county.read', 'school.read'],
  province: ['province.read'],
  department: ['county.read', 'school.read', 'meeting.read', 'node.report', 'task.answer', 'bus.read', 'layout.read'],
  township: ['county.read', 'school.read', 'node.report', 'task.answer'],
  school: ['county.read', 'school.read', 'staff.read', 'task.answer', 'transfer.declare'],
  teacher: ['county.read', 'school.read', 'transfer.apply'],
} as const

export type Role = keyof typeof permissions
export type Permission = (typeof permissions)[Role][number]

/** Whose rows a role sees: the whole county's, those of its school, of its township unit's schools, or, of nodes, those its office answers for. */
export type ScopeKind = 'county' | 'school' | 'township' | 'office'

export const scopeKinds: { readonly [role in Role]: ScopeKind } = {
  'bureau-admin': 'county',
  'security-admin': 'county',
  auditor: 'county',
  'bureau-viewer': 'county',
  'deputy-mayor': 'county',
  director: 'county',
  supervision: 'county',
  'basic-education': 'county',
  personnel: 'county',
  'finance-planning': 'county',
  safety: 'county',
  inspection: 'county',
  'student-aid': 'county',
  preschool: 'county',
  vocational: 'county',
  'sports-arts-health': 'county',
  conduct: 'county',
  'service-centre': 'county',
  province: 'county',
  department: 'office',
  township: 'township',
  school: 'school',
  teacher: 'school',
}

/** In which kind of organisation a role is held. */
export type OrganisationKind = 'government' | 'bureau' | 'section' | 'school' | 'township' | 'department'

export function organisationKindOf(role: Role): OrganisationKind {
  const scope = scopeKinds[role]
  if (scope === 'office') return 'department'
  return scope === 'county' ? (heldIn[role] ?? 'section') : scope
}

/** Roles of the whole county that belong to no section of the bureau. */
const heldIn: { readonly [role in Role]?: OrganisationKind } = {
  'bureau-admin': 'bureau', 'security-admin': 'bureau', auditor: 'bureau', 'bureau-viewer': 'bureau', director: 'bureau', 'deputy-mayor': 'government', supervision: 'government', province: 'bureau',
}

/** Whether a role sees every school of the county, so that a figure made of all of them may be opened to its parts. */
export function seesEverySchool(role: Role): boolean {
  return may(role, 'school.read') && (scopeKinds[role] === 'county' || scopeKinds[role] === 'office')
}

export const roles = Object.keys(permissions) as readonly Role[]

/** 涉敏类别: rows about children, disability, household poverty, health, petitions and ethics cases. Reading one needs a clearance and a stated purpose. */
export const sensitivityClasses = ['children', 'disability', 'poverty', 'health', 'petition', 'ethics'] as const
export type SensitivityClass = (typeof sensitivityClasses)[number]

/** Which classes a role is cleared for, within the rows its scope shows it. A role that is not named is cleared for none. */
export const clearances: { readonly [role in Role]?: readonly SensitivityClass[] } = {
  'bureau-admin': sensitivityClasses,
  director: ['petition', 'ethics'],
  supervision: ['petition'],
  'basic-education': ['children', 'disability'],
  personnel: ['health'],
  'student-aid': ['children', 'disability', 'poverty'],
  preschool: ['children'],
  conduct: ['petition', 'ethics'],
  township: ['children', 'poverty'],
  school: ['children', 'disability', 'poverty', 'health'],
}

export function clearedFor(role: Role, classes: readonly SensitivityClass[]): readonly SensitivityClass[] {
  return classes.filter((each) => clearances[role]?.includes(each))
}

export function may(role: Role, permission: Permission): boolean {
  return (permissions[role] as readonly Permission[]).includes(permission)
}
