import type { PermissionMatrix } from '@junheng/contract/accounts.ts'
import type { Role } from '@junheng/contract/permissions.ts'

/** Every permission some role has, in the order in which roles first have it. */
export function permissionsIn({ roles }: PermissionMatrix): readonly string[] {
  return [...new Set(roles.flatMap(({ permissions }) => permissions))]
}

/** Whether an endpoint that asks for this is open to a role. */
export function mayCall({ roles }: PermissionMatrix, role: Role, allow: string): boolean {
  return allow === 'anyone' || allow === 'signedIn' || roles.some((each) => each.role === role && each.permissions.includes(allow))
}
