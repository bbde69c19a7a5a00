/** What a person may do, by role. Row-level security narrows further: a school sees its own rows, a department no person's. */
export const permissions = {
  'bureau-admin': ['county.read', 'school.read', 'staff.read', 'import.run', 'snapshot.manage', 'checklist.answer', 'project.manage', 'node.report', 'calendar.manage', 'bulletin.publish', 'account.manage', 'audit.read'],
  'bureau-viewer': ['county.read', 'school.read'],
  department: ['county.read', 'school.read', 'node.report'],
  school: ['county.read', 'school.read'],
} as const

export type Role = keyof typeof permissions
export type Permission = (typeof permissions)[Role][number]

export function may(role: Role, permission: Permission): boolean {
  return (permissions[role] as readonly Permission[]).includes(permission)
}
