import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AuditPage, AuditVerification } from '@junheng/contract/audit.ts'
import { newId } from '../../db/ids.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { linkHash, seal as sealBatch } from './chain.ts'
import { sealAll } from './sealer.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

beforeEach(async () => {
  await server.owner.deleteFrom('audit_link').execute()
  await server.owner.deleteFrom('audit').execute()
})

const verified = async (anchor = '') => (await server.as('bureau-admin')<AuditVerification>('GET', `/api/audit/verification${anchor && `?anchor=${anchor}`}`)).json
const seal = (algorithm: 'sha256' | 'sm3' = 'sha256') => sealAll(server.db, server.countyCode, algorithm)

/** Some rows, sealed; their ids in the order of the chain. */
async function sealedRows(): Promise<readonly string[]> {
  for (const name of ['甲', '乙', '丙', '丁', '戊']) await server.as('bureau-admin')('POST', '/api/accounts', { name, role: 'bureau-viewer' })
  await seal()
  const links = await server.owner.selectFrom('audit_link').select('audit_id').orderBy('seq').execute()
  return links.map(({ audit_id }) => audit_id)
}

test('a chain that nobody touched verifies, whichever digest sealed it', async () => {
  const rows = await sealedRows()
  await server.as('bureau-admin')('GET', '/api/audit')
  await seal('sm3')
  const { links, faults, hash } = await verified()
  expect(faults).toEqual([])
  expect(links).toBe(rows.length + 1)
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
})

test('a row that was changed is named, and it alone', async () => {
  const rows = await sealedRows()
  await server.owner.updateTable('audit').set({ subject: '别人' }).where('id', '=', rows[2]!).execute()
  expect((await verified()).faults).toEqual([{ kind: 'changed', seq: 3, row: rows[2] }])
})

test.each(['action', 'address', 'details', 'at', 'user_id'] as const)('a change of %s alone is seen', async (column) => {
  const rows = await sealedRows()
  const changes = { action: sql`'account.read'`, address: sql`'10.0.0.9'`, details: sql`'{"name":"己"}'::jsonb`, at: sql`at + interval '1 microsecond'`, user_id: sql`null` }
  await sql`update audit set ${sql.ref(column)} = ${changes[column]} where id = ${rows[1]!}`.execute(server.owner)
  expect((await verified()).faults).toEqual([{ kind: 'changed', seq: 2, row: rows[1] }])
})

test('a row that was taken out is named, and so is one that was taken out together with its link', async () => {
  const rows = await sealedRows()
  await server.owner.deleteFrom('audit').where('id', '=', rows[1]!).execute()
  expect((await verified()).faults).toEqual([{ kind: 'removed', seq: 2, row: rows[1] }])
  await server.owner.deleteFrom('audit_link').where('audit_id', '=', rows[1]!).execute()
  expect((await verified()).faults).toEqual([{ kind: 'linksRemoved', seq: 2, row: null }])
})

test('a row that was slipped in with a date of its own is never sealed, and is named', async () => {
  await sealedRows()
  const forged = newId()
  await sql`insert into audit (county_code, id, at, action, subject) values (${server.countyCode}, ${forged}, now() - interval '3 days', 'evidence.add', '补的')`.execute(server.owner)
  await seal()
  expect((await verified()).faults).toEqual([{ kind: 'inserted', seq: null, row: forged }])
})

test('an audit of years that was never sealed is sealed whole, a batch at a time', async () => {
  for (let days = 9; days > 0; days--) {
    await sql`insert into audit (county_code, id, at, action, subject) values (${server.countyCode}, ${newId()}, now() - make_interval(days => ${days * 100}), 'county.read', '')`.execute(server.owner)
  }
  for (let batch = 0; batch < 5; batch++) await inScope(server.db, server.adminScope, (tx) => sealBatch(tx, server.countyCode, 'sha256', 2))
  const { links, faults } = await verified()
  expect({ links, faults }).toEqual({ links: 9, faults: [] })
})

test('whoever writes the whole chain anew is found out by the printed anchor', async () => {
  const rows = await sealedRows()
  const { json: anchor } = await server.as('bureau-admin')<{ seq: number; hash: string }>('GET', '/api/audit/anchor')
  expect((await verified(`${anchor.seq}:${anchor.hash}`)).faults).toEqual([])
  await server.owner.updateTable('audit').set({ subject: '别人' }).where('id', '=', rows[0]!).execute()
  await server.owner.deleteFrom('audit_link').execute()
  await seal()
  expect((await verified()).faults).toEqual([])
  expect((await verified(`${anchor.seq}:${anchor.hash}`)).faults).toEqual([{ kind: 'anchorMissed', seq: anchor.seq, row: null }])
})

test('two sealers at once make one chain without a gap', async () => {
  for (let i = 0; i < 30; i++) await server.as('bureau-admin')('GET', '/api/audit')
  await Promise.all([seal(), seal(), seal()])
  const { links, faults } = await verified()
  expect({ links, faults }).toEqual({ links: 30, faults: [] })
})

test('the parts of a row cannot be pushed from one column into the next', () => {
  const row = { id: 'a', at: 'b', user: null, address: null, action: 'x', subject: 'yz', details: null }
  expect(linkHash('sha256', '0', 1, row)).not.toBe(linkHash('sha256', '0', 1, { ...row, action: 'xy', subject: 'z' }))
})

test('the application itself can neither change nor remove what it wrote', async () => {
  await sealedRows()
  for (const statement of [sql`update audit set subject = ''`, sql`delete from audit`, sql`update audit_link set hash = ''`, sql`delete from audit_link`]) {
    await expect(inScope(server.db, server.adminScope, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/)
  }
})

test('the audit says from where, and is searched by what was done, by whom, when and about what', async () => {
  await sealedRows()
  const read = async (query: string) => (await server.as('bureau-admin')<AuditPage>('GET', `/api/audit?${query}`)).json.rows
  expect((await read('action=account.')).length).toBe(5)
  expect((await read(`text=${encodeURIComponent('丙')}&action=account.`)).map(({ details }) => details)).toEqual([{ name: '丙', role: 'bureau-viewer' }])
  expect((await read('action=account.'))[0]?.address).toBe('127.0.0.1')
  expect(await read('who=nobody')).toEqual([])
  expect(await read('until=2020-01-01')).toEqual([])
  expect((await read('since=2020-01-01&action=account.')).length).toBe(5)
  expect((await read(`who=${encodeURIComponent('测试')}&action=account.`)).length).toBe(5)
})

test('the audit goes out as a workbook', async () => {
  await sealedRows()
  const reply = await server.as('bureau-admin')('GET', '/api/audit/workbook?action=account.')
  expect(reply.status).toBe(200)
  expect(reply.bytes.subarray(0, 2).toString()).toBe('PK')
})
