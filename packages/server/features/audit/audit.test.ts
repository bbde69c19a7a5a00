import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditPage } from '@junheng/contract/audit.ts'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('the administrator reads what was done, newest first, page by page and each row once', async () => {
  const asAdmin = server.as('bureau-admin')
  for (const name of ['甲', '乙', '丙']) await asAdmin('POST', '/api/accounts', { name, role: 'bureau-viewer' })

  const first = await asAdmin<AuditPage>('GET', '/api/audit?limit=2')
  expect(first.json.rows.map(({ details }) => details)).toEqual([{ name: '丙', role: 'bureau-viewer' }, { name: '乙', role: 'bureau-viewer' }])
  expect(first.json.rows[0]?.user?.name).toBe('测试 bureau-admin')

  const second = await asAdmin<AuditPage>('GET', `/api/audit?limit=2&before=${first.json.next}`)
  expect(second.json.rows.map(({ details }) => details)).toEqual([{ name: '甲', role: 'bureau-viewer' }])
  expect(second.json.next).toBeNull()
})

test('reading the audit is in the audit', async () => {
  await server.as('bureau-admin')('GET', '/api/audit')
  expect(await server.auditRows()).toContainEqual({ action: 'audit.read', subject: 'newest' })
})

test.each(['bureau-viewer', 'department', 'school'] as const)('a %s account does not read the audit', async (role) => {
  expect((await server.as(role)('GET', '/api/audit')).status).toBe(403)
})
