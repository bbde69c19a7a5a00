import { expect, test } from 'vitest'
import { permissions, roles } from '@junheng/contract/permissions.ts'
import { closedPage, landing, openPages } from './pages.ts'

test('whoever may read the county comes in at the wall chart, and others at what they are there for', () => {
  const landings = Object.fromEntries(roles.map((role) => [role, landing(permissions[role])]))
  expect(landings).toMatchObject({ 'bureau-admin': '/', school: '/', teacher: '/', 'security-admin': '/accounts', auditor: '/audit' })
})

test('no role lands on, or is shown in its menu, a page that is closed to it', () => {
  for (const role of roles) expect(openPages(permissions[role]).filter(({ to }) => closedPage(to, permissions[role]) !== undefined)).toEqual([])
})

test('what lies below a page is closed with it, and what only begins alike is not', () => {
  const security = permissions['security-admin']
  expect(closedPage('/projects/P02', security)?.to).toBe('/projects')
  expect(closedPage('/schools/2199000001', security)?.to).toBe('/schools')
  expect(closedPage('/projectsx', security)).toBeUndefined()
  expect(closedPage('/me', security)).toBeUndefined()
  expect(closedPage('/accounts', permissions['bureau-viewer'])?.title).toBe('accounts')
})
