import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Permission } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { route } from '@junheng/contract/route.ts'
import { newId } from '../db/ids.ts'
import { testServer, type TestServer } from '../testing.ts'
import { endpoint } from './endpoint.ts'

const none = z.strictObject({})
const common = { params: none, query: none, body: none, summary: '', problems: [] }

const addPerson = route({ ...common, method: 'POST', path: '/people', body: z.strictObject({ name: z.string().min(2), age: z.number() }), reply: z.strictObject({ id: z.string() }) })
const receiveFile = route({ ...common, method: 'POST', path: '/files/:name', params: z.strictObject({ name: z.string() }), body: 'bytes', reply: z.strictObject({ size: z.number() }) })
const sendFile = route({ ...common, method: 'GET', path: '/files', reply: 'file' })
const breakPromise = route({ ...common, method: 'GET', path: '/broken', reply: z.strictObject({ size: z.number() }) })
const readStaff = route({ ...common, method: 'GET', path: '/staff', reply: none })

const nothing = async () => ({})
let failure: Error | undefined
const allow = 'account.manage' as const
const endpoints = [
  endpoint(addPerson, {
    allow,
    audit: ({ reply, body }) => ({ action: 'person.add', subject: reply.id, details: { name: body.name } }),
    async handle({ tx, scope, body }) {
      const id = newId()
      await tx.insertInto('app_user').values({ county_code: scope.countyCode, id, name: body.name }).execute()
      if (failure) throw failure
      return { id }
    },
  }),
  endpoint(receiveFile, { allow, audit: ({ params }) => ({ action: 'file.receive', subject: params.name }), handle: async ({ body }) => ({ size: body.byteLength }) }),
  endpoint(sendFile, {
    allow,
    audit: ({ reply }) => ({ action: 'file.send', subject: reply.name }),
    handle: async () => ({ bytes: new Uint8Array([1, 2, 3]).subarray(1), name: "表's.xlsx", mediaType: 'application/x-test' }),
  }),
  endpoint(breakPromise, { allow, audit: () => ({ action: 'broken.read', subject: '' }), handle: async () => ({ size: 'large' as unknown as number }) }),
  endpoint(readStaff, { allow: 'staff.read', audit: () => ({ action: 'staff.read', subject: '' }), handle: nothing }),
]

let server: TestServer
beforeAll(async () => {
  server = await testServer({ endpoints })
})
afterAll(() => server.close())
const asAdmin = () => server.as('bureau-admin')
const people = () => server.owner.selectFrom('app_user').select('name').where('name', 'not like', '测试%').execute()

test('a change and its audit row are written together, and say who did it', async () => {
  const { status, json } = await asAdmin()<{ id: string }>('POST', '/api/people', { name: '张三', age: 40 })
  expect(status).toBe(200)
  const row = await server.owner.selectFrom('audit').innerJoin('app_user', 'app_user.id', 'audit.user_id').select(['action', 'subject', 'details', 'app_user.name']).executeTakeFirst()
  expect(row).toEqual({ action: 'person.add', subject: json.id, details: { name: '张三' }, name: '测试 bureau-admin' })
})

test('nothing is written when the handling fails, neither the change nor the audit', async () => {
  const before = [await people(), await server.auditRows()]
  failure = new Problem('reason_missing')
  const refused = await asAdmin()('POST', '/api/people', { name: '李四', age: 40 })
  failure = undefined
  expect([refused.status, refused.json]).toMatchObject([409, { code: 'reason_missing', title: { zh: expect.any(String), en: expect.any(String) } }])
  expect([await people(), await server.auditRows()]).toEqual(before)
})

test.each(['53100', 'ENOSPC'])('a full disk (%s) is said, not taken for a mistake of ours', async (code) => {
  failure = Object.assign(new Error('No space left on device'), { code })
  const refused = await server.app.inject({ method: 'POST', url: '/api/people', headers: { cookie: await server.cookie('bureau-admin') }, payload: { name: '李四', age: 40 } })
  failure = undefined
  expect([refused.statusCode, refused.json()]).toMatchObject([507, { code: 'disk_full' }])
})

test('all that is wrong with what was sent is said at once', async () => {
  const { status, json } = await asAdmin()<{ details: { issues: { path: string }[] } }>('POST', '/api/people?page=2', { name: '王', extra: 1 })
  expect(status).toBe(400)
  expect(json.details.issues.map(({ path }) => path).toSorted()).toEqual(['body', 'body.age', 'body.name', 'query'])
})

test('what is no JSON is invalid input, not our mistake', async () => {
  const headers = { cookie: await server.cookie('bureau-admin'), 'content-type': 'application/json' }
  const reply = await server.app.inject({ method: 'POST', url: '/api/people', headers, payload: '{"name":' })
  expect([reply.statusCode, reply.json()]).toMatchObject([400, { code: 'invalid_input' }])
})

test('a file comes in as it is', async () => {
  const bytes = new Uint8Array(2_000_000)
  expect((await asAdmin()('POST', '/api/files/big', bytes)).json).toEqual({ size: 2_000_000 })
  expect((await asAdmin()('POST', '/api/files/none', { not: 'a file' })).status).toBe(400)
})

test('a file of more than 40 MB is refused', async () => {
  const refused = await asAdmin()('POST', '/api/files/huge', new Uint8Array(40 * 2 ** 20 + 1))
  expect([refused.status, refused.json]).toMatchObject([413, { code: 'file_too_large' }])
})

test('a file goes out under its own name', async () => {
  const { bytes, headers } = await asAdmin()('GET', '/api/files')
  expect([...bytes]).toEqual([2, 3])
  expect(headers).toMatchObject({ 'content-type': 'application/x-test', 'content-disposition': `attachment; filename="download"; filename*=UTF-8''%E8%A1%A8%27s.xlsx` })
})

test('a reply that breaks its contract is our mistake: the caller gets no part of it', async () => {
  await expect(asAdmin()('GET', '/api/broken')).rejects.toThrow('GET /api/broken')
  expect((await server.auditRows()).map(({ action }) => action)).not.toContain('broken.read')
})

test.each([
  ['nobody', undefined, 401, 'not_signed_in'],
  ['a viewer', 'bureau-viewer', 403, 'not_allowed'],
  ['a teacher', 'teacher', 403, 'not_allowed'],
  ['a department', 'department', 403, 'not_allowed'],
] as const)('%s may not read staff', async (_, person, status, code) => {
  const refused = await server.as(person)('GET', '/api/staff')
  expect([refused.status, refused.json]).toMatchObject([status, { code }])
  // Whoever is known and acts beyond their role is remembered.
  const kept = (await server.auditRows()).filter(({ action, subject }) => action === 'request.refuse' && subject === 'GET /staff')
  expect(kept.length > 0).toBe(status === 403)
})

test('there is no route without a permission and an audit row', () => {
  // @ts-expect-error a permission must be named
  endpoint(readStaff, { audit: () => ({ action: 'a.b', subject: '' }), handle: nothing })
  // @ts-expect-error what was done must be said
  endpoint(readStaff, { allow: 'signedIn', handle: nothing })
  // @ts-expect-error a permission must exist
  const invented: Permission = 'everything.do'
  expect(invented).toBe('everything.do')
})
