import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import { testServer, type TestServer } from '../testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('nobody gets in without signing in', async () => {
  const refused = await server.as(undefined)('GET', '/api/session')
  expect([refused.status, refused.json]).toMatchObject([401, { code: 'not_signed_in' }])
})

test('an administrator sees who they are, and the audit says that they looked', async () => {
  const { status, json } = await server.as('bureau-admin')<SessionReply>('GET', '/api/session')
  expect([status, json]).toMatchObject([200, { user: { role: 'bureau-admin' }, county: { code: '990181' }, today: '2021-05-11' }])
  expect(await server.auditRows()).toContainEqual({ action: 'session.read', subject: json.user.id })
})
