import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account, Invitation } from '@junheng/contract/accounts.ts'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())
const asAdmin = () => server.as('bureau-admin')

test('the administrator invites a school, whose link signs it in as that school', async () => {
  const { json } = await asAdmin()<Invitation>('POST', '/api/accounts', { name: '实验小学', role: 'school', schoolId: '2199000001' })
  const token = json.signInPath.replace('/sign-in#', '')
  const reply = await server.app.inject({ method: 'POST', url: '/api/session', payload: { token } })
  expect(reply.json()).toMatchObject({ user: { id: json.account.id, name: '实验小学', role: 'school', schoolId: '2199000001' } })
  expect(await server.auditRows()).toContainEqual({ action: 'account.invite', subject: json.account.id })
})

test('an account that lost its link gets another, and a made-up account none', async () => {
  const { json } = await asAdmin()<Invitation>('POST', '/api/accounts', { name: '财政', role: 'department', department: '财政局' })
  const again = await asAdmin()<Invitation>('POST', `/api/accounts/${json.account.id}/invitations`)
  expect(again.json.account).toEqual(json.account)
  expect(again.json.signInPath).not.toBe(json.signInPath)
  const refused = await asAdmin()('POST', '/api/accounts/01890000-0000-7000-8000-000000000000/invitations')
  expect([refused.status, refused.json]).toMatchObject([404, { code: 'not_found' }])
})

test.each([
  ['a school without its code', { name: '某校', role: 'school' }],
  ['a viewer with a school', { name: '某人', role: 'bureau-viewer', schoolId: '2199000001' }],
  ['a department without a name', { name: '某局', role: 'department' }],
  ['an unknown role', { name: '某人', role: 'superuser' }],
  ['nobody', { name: '  ', role: 'bureau-viewer' }],
])('%s is not invited, and nothing is written', async (_, body) => {
  const before = await asAdmin()<Account[]>('GET', '/api/accounts')
  expect((await asAdmin()('POST', '/api/accounts', body)).status).toBe(400)
  expect((await asAdmin()<Account[]>('GET', '/api/accounts')).json).toEqual(before.json)
})

test.each(['bureau-viewer', 'department', 'school'] as const)('a %s account neither sees nor invites accounts', async (role) => {
  expect((await server.as(role)('GET', '/api/accounts')).status).toBe(403)
  expect((await server.as(role)('POST', '/api/accounts', { name: '朋友', role: 'bureau-admin' })).status).toBe(403)
})
