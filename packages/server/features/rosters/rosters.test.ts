import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '@junheng/contract/accounts.ts'
import { departments, firstOrganisations } from '@junheng/contract/organisations.ts'
import { rosterRoles, type RosterReply } from '@junheng/contract/rosters.ts'
import { roleWords } from '@junheng/contract/words/roles.ts'
import { inScope } from '../../db/database.ts'
import { readRoster } from '../../documents/roster/read-roster.ts'
import { writeRoster } from '../../documents/roster/write-roster.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { ensureAdministrator, ensureOrganisations } from '../accounts/queries.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'

let server: TestServer
let schools: readonly { readonly id: string; readonly name: string }[]
beforeAll(async () => {
  server = await testServer()
  await bookForTest(server, valleyOf(server))
  schools = valleyOf(server).schools
  await inScope(server.db, server.adminScope, async (tx) => {
    await ensureOrganisations(tx, server.countyCode)
    await ensureAdministrator(tx, server.countyCode)
  })
  await server.cookie('security-admin')
})
afterAll(() => server.close())

const line = (part: Partial<Parameters<typeof writeRoster>[0][number]>) => ({ staffNo: 'T0001', name: '赵一', role: '教师', office: schools[0]!.id, since: '', state: '', ...part })
const send = async (lines: Parameters<typeof writeRoster>[0], dryRun: 'yes' | 'no' = 'no') => (await server.as('security-admin')<RosterReply>('POST', `/api/rosters?dryRun=${dryRun}`, await writeRoster(lines))).json
const people = () => server.owner.selectFrom('app_user').select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
const find = async (text: string) => (await server.as('security-admin')<Account[]>('GET', `/api/accounts?text=${encodeURIComponent(text)}`)).json

test('every section, office and department is an organisation from the first start on, and once', async () => {
  await inScope(server.db, server.adminScope, (tx) => ensureOrganisations(tx, server.countyCode))
  const rows = await server.owner.selectFrom('organisation').select(['kind', 'name']).execute()
  for (const { kind, name } of firstOrganisations) expect(rows.filter((row) => row.kind === kind && row.name === name)).toHaveLength(1)
  expect(departments.map(({ name }) => name)).toEqual(expect.arrayContaining(['发改局', '编办', '民政局', '残联', '卫健局', '应急局', '融媒体中心', '共青团', '妇联']))
  expect(firstOrganisations).toEqual(expect.arrayContaining([{ kind: 'government', name: '督考办' }, { kind: 'section', name: '服务中心' }, { kind: 'section', name: '基教科' }]))
})

describe('a roster', () => {
  test('is tried out without a trace but the audit’s, then invites, each person by a link that signs in', async () => {
    const before = await people()
    const trial = await send([line({}), line({ staffNo: 'T0002', name: '钱二', role: '人事科', office: '' })], 'yes')
    expect(trial).toMatchObject({ faults: [], written: false, links: [], added: [{ staffNo: 'T0001', role: '教师' }, { staffNo: 'T0002', role: '人事科', office: '' }] })
    expect(await people()).toEqual(before)
    const done = await send([line({}), line({ staffNo: 'T0002', name: '钱二', role: '人事科', office: '' })])
    expect([done.written, done.links.map(({ name }) => name)]).toEqual([true, ['赵一', '钱二']])
    const reply = await server.app.inject({ method: 'POST', url: '/api/session', payload: { token: done.links[0]!.signInPath.replace('/sign-in#', '') } })
    expect(reply.json()).toMatchObject({ user: { name: '赵一', role: 'teacher', schoolId: schools[0]!.id } })
    expect((await find('钱二'))[0]!.posts[0]).toMatchObject({ role: 'personnel', organisation: { kind: 'section', name: '人事科' } })
  })

  test('read a second time changes nothing; a new school is a hand-over from its day, and who has left signs in no more', async () => {
    expect(await send([line({})])).toMatchObject({ added: [], moved: [], left: [], unchanged: 1, written: true })
    await send([line({ name: '赵一一', office: schools[1]!.id, since: '2021-09-01' }), line({ staffNo: 'T0002', name: '钱二', state: '离任', since: '2021-05-12', role: '', office: '' })])
    const [moved] = await find('赵一一')
    expect(moved!.posts.map(({ organisation, since, until }) => [organisation.name, since, until])).toEqual([[schools[0]!.name, '2021-05-11', '2021-08-31'], [schools[1]!.name, '2021-09-01', null]])
    expect((await find('钱二'))[0]).toMatchObject({ leftOn: '2021-05-12', posts: [{ until: '2021-05-11' }] })
  })

  test('takes every role by the very word that its form offers, brackets and all', async () => {
    const asked = { school: schools[0]!.id, teacher: schools[0]!.id, department: departments[0]!.name, township: null } as const
    const roles = rosterRoles.filter((role) => role !== 'township')
    const { faults, added } = await send(roles.map((role, i) => line({ staffNo: `R${i}`, name: `人${i}`, role: roleWords[role].zh, office: asked[role as keyof typeof asked] ?? '' })), 'yes')
    expect(faults).toEqual([])
    expect(added.map(({ role }) => role)).toEqual(roles.map((role) => roleWords[role].zh))
  })

  test('with faults says all of them at once with sheet, row, column and remedy, and writes nothing', async () => {
    const before = await people()
    const { faults, written, links } = await send([line({ staffNo: '' }), line({ staffNo: 'T0009', office: '2199999999', since: '昨天' }), line({ staffNo: 'T0009', role: '教育局管理员', office: '' }), line({ staffNo: 'T0010' })])
    expect(faults.map(({ sheet, row, column, value }) => [sheet, row, column, value])).toEqual([
      ['花名册', 2, '工号', ''],
      ['花名册', 3, '到任（离任）日期', '昨天'],
      ['花名册', 3, '学校标识码或单位名称', '2199999999'],
      ['花名册', 4, '工号', 'T0009'],
      ['花名册', 4, '角色', '教育局管理员'],
    ])
    expect(faults.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
    expect([written, links, await people()]).toEqual([false, [], before])
  })

  test.each([['no workbook', Buffer.from('工号,姓名')], ['a workbook without a roster', null]])('that is %s is refused with the remedy', async (_, bytes) => {
    const { writeSheets } = await import('../../documents/workbook/write-sheets.ts')
    const body = bytes ?? Buffer.from(await writeSheets([{ name: '别的', headerRows: 1, rows: [['序号'], [1]] }]))
    const { json } = await server.as('security-admin')<RosterReply>('POST', '/api/rosters', body)
    expect([json.faults.length, json.written]).toEqual([1, false])
  })

  test('exported is the roster again: read back, it changes nothing', async () => {
    const { bytes } = await server.as('security-admin')('GET', '/api/rosters/workbook')
    expect((await readRoster(bytes)).lines.map(({ staffNo }) => staffNo)).toEqual(['T0001', 'T0002'])
  })

  test('of 6 000 teachers is written whole, and each gets a link', async () => {
    const lines = Array.from({ length: 6000 }, (_, at) => line({ staffNo: `S${at}`, name: `教师${at}`, office: schools[at % schools.length]!.id }))
    const bytes = await writeRoster(lines)
    const { json } = await server.as('security-admin')<RosterReply>('POST', '/api/rosters', bytes)
    expect([json.added.length, json.links.length, new Set(json.links.map(({ signInPath }) => signInPath)).size]).toEqual([6000, 6000, 6000])
    expect((await server.as('security-admin')<RosterReply>('POST', '/api/rosters', bytes)).json.unchanged).toBe(6000)
  })
})

describe('the last administrator', () => {
  test('cannot be ended, nor leave, until somebody else is one; handed over, the post goes on', async () => {
    const admin = (await server.as('security-admin')<Account[]>('GET', '/api/accounts?role=bureau-admin')).json[0]!
    const post = admin.posts[0]!.id
    expect((await server.as('security-admin')('POST', `/api/posts/${post}/end`, { lastDay: '2021-05-31', successor: null })).json).toMatchObject({ code: 'last_administrator' })
    expect((await server.as('security-admin')('POST', `/api/accounts/${admin.id}/leave`, { on: '2021-06-01' })).json).toMatchObject({ code: 'last_administrator' })
    const successor = (await find('赵一一'))[0]!.id
    expect((await server.as('security-admin')('POST', `/api/posts/${post}/end`, { lastDay: '2021-05-31', successor })).status).toBe(200)
    expect((await server.as('security-admin')('POST', `/api/accounts/${admin.id}/leave`, { on: '2021-06-01' })).status).toBe(200)
    expect((await server.as('security-admin')('POST', `/api/accounts/${successor}/leave`, { on: '2021-06-02' })).json).toMatchObject({ code: 'last_administrator' })
  })
})
