import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { clearedFor, may, roles, scopeKinds, type Role } from '@junheng/contract/permissions.ts'
import type { SensitiveRead } from '@junheng/contract/sensitive-reads.ts'
import { inScope, type Scope, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { home, loadTestCounty, personOf } from '../../testing-county.ts'
import { closeClasses, openClasses, readClassified } from './queries.ts'

let server: TestServer
let paper: string
beforeAll(async () => {
  server = await testServer()
  await loadTestCounty(server)
  const asOwner = server.as(personOf('department'))
  const added = await asOwner<{ id: string }>('POST', `/api/projects/P01/nodes/review/evidence?fileName=${encodeURIComponent('王小明安置协议.pdf')}&sensitivity=children`, Buffer.from('%PDF-1.7 王小明'))
  expect(added.status).toBe(200)
  paper = added.json.id
})
afterAll(() => server.close())

const purpose = { classes: ['children'] as const, purpose: '核对安置去向', what: 'test', subject: 'P01' }
const countPapers = async (tx: Tx) => (await sql<{ n: number }>`select count(*)::int as n from evidence where sensitivity is not null`.execute(tx)).rows[0]!.n
const placeOf = (role: Role): Partial<Scope> => ({ county: {}, school: { schoolId: home.schoolId }, township: { township: home.township }, office: { department: home.department } })[scopeKinds[role]]
const scopeOf = (role: Role): Scope => ({ countyCode: server.countyCode, role, ...placeOf(role) })

describe('the database alone', () => {
  test.each(roles)('%s finds no classified row without a purpose, and with one only where it is cleared and may read papers', async (role) => {
    const [before, within, after] = await inScope(server.db, scopeOf(role), async (tx) => {
      const before = await countPapers(tx)
      const id = await openClasses(tx, server.countyCode, purpose)
      const within = await countPapers(tx)
      await closeClasses(tx, id, within)
      return [before, within, await countPapers(tx)]
    })
    const reads = may(role, 'evidence.read') || role === 'department'
    expect([before, within, after]).toEqual([0, reads && clearedFor(role, ['children']).length === 1 ? 1 : 0, 0])
  })

  test('a purpose for one class opens no other', async () => {
    const found = await inScope(server.db, server.adminScope, (tx) => readClassified(tx, server.countyCode, { ...purpose, classes: ['poverty', 'health'] }, { read: () => countPapers(tx), rows: (n) => n }))
    expect(found).toBe(0)
  })

  test('an entry of another transaction, or of another person, opens nothing', async () => {
    const old = await inScope(server.db, server.adminScope, (tx) => openClasses(tx, server.countyCode, purpose))
    const reuse = (scope: Scope) => inScope(server.db, scope, async (tx) => {
      await sql`select set_config('junheng.sensitive_read', ${old}, true)`.execute(tx)
      return countPapers(tx)
    })
    expect([await reuse(server.adminScope), await reuse({ ...server.adminScope, userId: newId() })]).toEqual([0, 0])
  })

  test.each([
    ['no words', { ...purpose, purpose: '  ' }],
    ['no class', { ...purpose, classes: [] }],
    ['a class that there is not', { ...purpose, classes: ['wealth' as 'health'] }],
  ])('a purpose with %s is no purpose', async (_, said) => {
    await expect(inScope(server.db, server.adminScope, (tx) => openClasses(tx, server.countyCode, said))).rejects.toMatchObject({ code: '23514' })
  })

  test('nobody changes an entry once its transaction is over, nor takes it away', async () => {
    const id = await inScope(server.db, server.adminScope, (tx) => openClasses(tx, server.countyCode, purpose))
    await inScope(server.db, server.adminScope, (tx) => closeClasses(tx, id, 99))
    expect(await server.owner.selectFrom('sensitive_read').select('row_count').where('id', '=', id).executeTakeFirst()).toEqual({ row_count: null })
    await expect(inScope(server.db, server.adminScope, (tx) => tx.deleteFrom('sensitive_read').execute())).rejects.toMatchObject({ code: '42501' })
    await expect(inScope(server.db, server.adminScope, (tx) => tx.updateTable('sensitive_read').set({ purpose: 'x' } as never).execute())).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a paper that names a child', () => {
  const stated = `?purpose=${encodeURIComponent('核对安置去向')}`

  test('is shown to be there, without its name, to whoever reads papers', async () => {
    const { json, bytes } = await server.as('deputy-mayor')<{ evidence: { id: string }[]; classified: unknown[] }>('GET', '/api/projects/P01')
    expect(json.classified).toEqual([{ id: paper, node: 'review', sensitivity: 'children', addedAt: expect.any(String) as string }])
    expect(json.evidence.map(({ id }) => id)).not.toContain(paper)
    expect(bytes.toString()).not.toContain('王小明')
  })

  test('is handed out to a cleared role that says what for, and the reading is logged with who, why and how many', async () => {
    expect((await server.as('basic-education')('GET', `/api/evidence/${paper}`)).status).toBe(404)
    const read = await server.as('basic-education')('GET', `/api/evidence/${paper}${stated}`)
    expect([read.status, read.bytes.toString()]).toEqual([200, '%PDF-1.7 王小明'])
    const { json } = await server.as('auditor')<SensitiveRead[]>('GET', '/api/sensitive-reads?limit=1')
    expect(json).toMatchObject([{ role: 'basic-education', purpose: '核对安置去向', what: 'GET /evidence/:id', subject: paper, rows: 1, classes: ['children', 'disability'], address: '127.0.0.1' }])
  })

  test('is not handed out to a role without clearance, whatever it says', async () => {
    expect((await server.as('deputy-mayor')('GET', `/api/evidence/${paper}${stated}`)).status).toBe(404)
    expect((await server.as(personOf('department'))('GET', `/api/evidence/${paper}${stated}`)).status).toBe(404)
  })

  test('a purpose of too few words is refused with the remedy', async () => {
    const { status, json } = await server.as('basic-education')('GET', `/api/evidence/${paper}?purpose=x`)
    expect([status, json]).toMatchObject([400, { code: 'purpose_needed' }])
  })

  test('is named in no audit row', async () => {
    const rows = await server.owner.selectFrom('audit').select('details').execute()
    expect(JSON.stringify(rows)).not.toContain('王小明')
  })
})

test('the log is searched by class, words and day, exported, and read by nobody else', async () => {
  const found = async (query: string) => (await server.as('auditor')<SensitiveRead[]>('GET', `/api/sensitive-reads?${query}`)).json.map(({ purpose }) => purpose)
  expect(await found(`text=${encodeURIComponent('资助')}`)).toEqual(['核对资助名单'])
  expect(await found('class=petition&text=evidence')).toEqual([])
  expect(await found('until=2000-01-01')).toEqual([])
  expect((await server.as('auditor')('GET', '/api/sensitive-reads/workbook')).bytes.subarray(0, 2).toString()).toBe('PK')
  expect((await server.as('director')('GET', '/api/sensitive-reads')).status).toBe(403)
})
