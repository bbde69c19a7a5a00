import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { ensureAdministrator } from '../accounts/queries.ts'
import { addSignInLink } from './queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const newLink = () =>
  inScope(server.db, server.adminScope, async (tx) => {
    const { id } = await ensureAdministrator(tx, server.countyCode)
    return (await addSignInLink(tx, server.countyCode, id)).token
  })
const signIn = (token: string) => server.app.inject({ method: 'POST', url: '/api/session', payload: { token } })
const whoAmI = (cookie: string) => server.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
const cookieOf = (reply: { headers: Record<string, unknown> }) => String(reply.headers['set-cookie']).split(';')[0] ?? ''

test('a link signs in once: the second time it is spent', async () => {
  const token = await newLink()
  const first = await signIn(token)
  expect([first.statusCode, first.json()]).toMatchObject([200, { user: { name: '管理员', role: 'bureau-admin' }, today: '2021-05-11' }])
  expect((await whoAmI(cookieOf(first))).statusCode).toBe(200)

  const second = await signIn(token)
  expect([second.statusCode, second.json()]).toMatchObject([401, { code: 'sign_in_link_spent' }])
})

test('of two who use one link at the same moment, one gets in', async () => {
  const token = await newLink()
  const replies = await Promise.all([1, 2, 3, 4].map(() => signIn(token)))
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401, 401])
})

test('the cookie is out of reach of scripts and of other sites', async () => {
  const reply = await signIn(await newLink())
  expect(reply.headers['set-cookie']).toMatch(/^junheng_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('the database holds neither a link nor a session, only what they hash to', async () => {
  const token = await newLink()
  const cookie = cookieOf(await signIn(token)).split('=')[1] ?? ''
  const rows = JSON.stringify([await server.owner.selectFrom('session').selectAll().execute(), await server.owner.selectFrom('sign_in_link').selectAll().execute()])
  expect(rows).not.toContain(token)
  expect(rows).not.toContain(cookie)
})

test('a link of yesterday and a session left alone for a day let nobody in', async () => {
  const token = await newLink()
  const cookie = cookieOf(await signIn(await newLink()))
  const past = { expires_at: new Date(Date.now() - 1000) }
  await server.owner.updateTable('sign_in_link').set(past).where('used_at', 'is', null).execute()
  await server.owner.updateTable('session').set(past).execute()
  expect((await signIn(token)).statusCode).toBe(401)
  expect((await whoAmI(cookie)).statusCode).toBe(401)
})

test('who signs out is out, on this device only', async () => {
  const [here, there] = [cookieOf(await signIn(await newLink())), cookieOf(await signIn(await newLink()))]
  const reply = await server.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: here } })
  expect(reply.headers['set-cookie']).toContain('Max-Age=0')
  expect((await whoAmI(here)).statusCode).toBe(401)
  expect((await whoAmI(there)).statusCode).toBe(200)
})

test('signing in, looking and signing out are in the audit under the person’s own name', async () => {
  const reply = await signIn(await newLink())
  const { id } = reply.json<SessionReply>().user
  const row = await server.owner.selectFrom('audit').select(['action', 'user_id']).where('action', '=', 'session.open').orderBy('id', 'desc').executeTakeFirst()
  expect(row).toEqual({ action: 'session.open', user_id: id })
})

test.each([
  ['bureau-viewer', {}],
  ['department', { department: '财政局' }],
  ['school', { schoolId: '3199000001' }],
] as const)('a %s account learns its role and what it belongs to', async (role, more) => {
  const { json } = await server.as(role)<SessionReply>('GET', '/api/session')
  expect(json.user).toMatchObject({ role, ...more })
  expect(json.permissions).not.toContain('import.run')
})

test('a made-up token lets nobody in', async () => {
  expect((await signIn('made-up')).statusCode).toBe(401)
  expect((await whoAmI('junheng_session=made-up')).statusCode).toBe(401)
})
