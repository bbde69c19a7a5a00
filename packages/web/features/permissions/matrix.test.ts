import { expect, test } from 'vitest'
import { permissions, roles, scopeKinds } from '@junheng/contract/permissions.ts'
import { mayCall, permissionsIn } from './matrix.ts'

const matrix = { roles: roles.map((role) => ({ role, scope: scopeKinds[role], permissions: [...permissions[role]] })), endpoints: [] }

test('every permission has one column', () => {
  expect(permissionsIn(matrix).toSorted()).toEqual([...new Set(Object.values(permissions).flat())].toSorted())
})

test('an endpoint is open to whoever has its permission, or to everybody signed in', () => {
  expect(roles.filter((role) => mayCall(matrix, role, 'account.manage'))).toEqual(['bureau-admin', 'security-admin'])
  expect(roles.filter((role) => mayCall(matrix, role, 'signedIn'))).toEqual(roles)
})
