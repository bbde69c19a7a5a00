import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account, Invitation } from '@junheng/contract/accounts.ts'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import { permissions, roles } from '@junheng/contract/permissions.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const asAdmin = () => server.as('bureau-admin')
const invited = async (body: object) => (await asAdmin()<Invitation>('POST', '/api/accounts', body)).json
const enter = async ({ signInPath }: Invitation) => server.app.inject({ method: 'POST', url: '/api/session', payload: { token: signInPath.replace('/sign-in#', '') } })
const cookieOf = (reply: { headers: Record<string, unknown> }) => String(reply.headers['set-cookie']).split(';')[0] ?? ''
const session = async (cookie: string) => server.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })

test('a person with two posts acts in one at a time, and takes the other by choice', async () => {
  const invitation = await invited({ name: '王科长', role: 'finance-planning' })
  await asAdmin()('POST', `/api/accounts/${invitation.account.id}/posts`, { role: 'department', department: '财政局', since: '2021-05-01', until: null, deputises: null })
  const cookie = cookieOf(await enter(invitation))
  const before = (await session(cookie)).json<SessionReply>()
  expect([before.user.role, before.posts.map(({ role }) => role)]).toEqual(['department', ['department', 'finance-planning']])
  const other = before.posts.find(({ role }) => role === 'finance-planning')!
  const taken = await server.app.inject({ method: 'PUT', url: '/api/session/post', headers: { cookie }, payload: { post: other.id } })
  expect(taken.json<SessionReply>().permissions).toContain('project.manage')
  expect((await session(cookie)).json<SessionReply>().user).toMatchObject({ role: 'finance-planning', postId: other.id })
})

test('a post that is not one’s own, or not held today, cannot be taken', async () => {
  const somebody = await invited({ name: '甲', role: 'bureau-admin' })
  const invitation = await invited({ name: '乙', role: 'bureau-viewer' })
  const added = await asAdmin()<Account>('POST', `/api/accounts/${invitation.account.id}/posts`, { role: 'supervision', since: '2021-06-01', until: null, deputises: null })
  const cookie = cookieOf(await enter(invitation))
  for (const post of [somebody.account.posts[0]!.id, added.json.posts.find(({ role }) => role === 'supervision')!.id]) {
    expect((await server.app.inject({ method: 'PUT', url: '/api/session/post', headers: { cookie }, payload: { post } })).statusCode).toBe(404)
  }
  expect((await session(cookie)).json<SessionReply>().user.role).toBe('bureau-viewer')
})

test('a post is handed over: the last day of one is the day before the first of the other', async () => {
  const [old, fresh] = [await invited({ name: '老王', role: 'department', department: '住建局' }), await invited({ name: '小李', role: 'bureau-viewer' })]
  const { json } = await asAdmin()<Account[]>('POST', `/api/posts/${old.account.posts[0]!.id}/end`, { lastDay: '2021-05-31', successor: fresh.account.id })
  expect(json.map(({ name, posts }) => [name, posts.at(-1)])).toMatchObject([
    ['老王', { role: 'department', until: '2021-05-31' }],
    ['小李', { role: 'department', since: '2021-06-01', until: null, organisation: { name: '住建局' } }],
  ])
})

test('whoever has left is signed out at once, and no link lets them in again', async () => {
  const invitation = await invited({ name: '离任者', role: 'bureau-viewer' })
  const cookie = cookieOf(await enter(invitation))
  expect((await session(cookie)).statusCode).toBe(200)
  expect((await asAdmin()<Account>('POST', `/api/accounts/${invitation.account.id}/leave`, { on: '2021-05-11' })).json.leftOn).toBe('2021-05-11')
  expect((await session(cookie)).statusCode).toBe(401)
  const again = (await asAdmin()<Invitation>('POST', `/api/accounts/${invitation.account.id}/invitations`)).json
  expect((await enter(again)).statusCode).toBe(401)
})

test('whoever manages accounts gives a post at a school or a township by its name, though the county’s figures stay closed to them', async () => {
  await bookForTest(server, valleyOf(server))
  const [school] = valleyOf(server).schools
  const inviting = async (body: object) => (await server.as('security-admin')<Invitation>('POST', '/api/accounts', body)).json.account.posts[0]!.organisation
  expect(await inviting({ name: '镇干部', role: 'township', department: '柳林镇' })).toMatchObject({ kind: 'township', name: '柳林镇', township: '990181100' })
  expect(await inviting({ name: '校长', role: 'school', schoolId: school!.id })).toMatchObject({ kind: 'school', name: school!.name })
  expect((await server.as('security-admin')('GET', '/api/schools')).status).toBe(403)
})

test('a township that the county does not have gets no account', async () => {
  expect((await asAdmin()('POST', '/api/accounts', { name: '某', role: 'township', department: '无有镇' })).status).toBe(404)
  expect((await asAdmin()('POST', '/api/accounts', { name: '某', role: 'township' })).status).toBe(400)
})

test('the database knows of each role exactly what the contract says of it', async () => {
  const rows = await server.owner.selectFrom('role_permission').selectAll().execute()
  const known = Object.fromEntries(roles.map((role) => [role, rows.filter((row) => row.role === role).map(({ permission }) => permission).toSorted()]))
  expect(known).toEqual(Object.fromEntries(roles.map((role) => [role, [...permissions[role]].toSorted()])))
})

test('the matrix names every role and every endpoint', async () => {
  const { json } = await asAdmin()<{ roles: { role: string }[]; endpoints: { path: string; allow: string }[] }>('GET', '/api/permissions')
  expect(json.roles.map(({ role }) => role)).toEqual(roles)
  expect(json.endpoints).toContainEqual(expect.objectContaining({ path: '/accounts', allow: 'account.manage' }))
})

test('the accounts are found by a part of the name, by the office or school, and by role, a page at a time', async () => {
  await invited({ name: '检索甲', role: 'department', department: '应急管理局' })
  await invited({ name: '检索乙', role: 'safety' })
  const names = async (query: string) => (await asAdmin()<Account[]>('GET', `/api/accounts?${query}`)).json.map(({ name }) => name)
  expect(await names(`text=${encodeURIComponent('检索')}`)).toEqual(['检索甲', '检索乙'])
  expect(await names(`text=${encodeURIComponent('应急')}`)).toEqual(['检索甲'])
  expect(await names('role=safety')).toEqual(['检索乙'])
  expect(await names(`text=${encodeURIComponent('检索')}&skip=1&limit=1`)).toEqual(['检索乙'])
  expect(await names(`text=${encodeURIComponent('无此人%_')}`)).toEqual([])
})

test('a post cannot end before it began, nor stand in for one that there is not', async () => {
  const { account } = await invited({ name: '日期', role: 'director' })
  expect((await asAdmin()('POST', `/api/posts/${account.posts[0]!.id}/end`, { lastDay: '2021-05-10', successor: null })).status).toBe(400)
  const post = { role: 'personnel', since: '2021-05-11', until: null, deputises: null }
  expect((await asAdmin()('POST', `/api/accounts/${account.id}/posts`, { ...post, until: '2021-05-10' })).status).toBe(400)
  expect((await asAdmin()('POST', `/api/accounts/${account.id}/posts`, { ...post, deputises: account.id })).status).toBe(404)
})
