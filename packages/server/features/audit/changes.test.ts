import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Invitation } from '@junheng/contract/accounts.ts'
import type { AuditChange, AuditPage, AuditVerification } from '@junheng/contract/audit.ts'
import { unwatched, watchChanges } from '../../db/changes.ts'
import { inScope } from '../../db/database.ts'
import { withClient } from '../../db/pool.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { sealAll } from './sealer.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const asAdmin = () => server.as('bureau-admin')
const newest = async (action: string) => (await server.as('auditor')<AuditPage>('GET', `/api/audit?action=${action}&limit=1`)).json.rows[0]!
const changesOf = async (id: string) => (await server.as('auditor')<AuditChange[]>('GET', `/api/audit/${id}/changes`)).json
const verify = async () => (await server.as('auditor')<AuditVerification>('GET', '/api/audit/verification')).json.faults

async function endedPost() {
  const { account } = (await asAdmin()<Invitation>('POST', '/api/accounts', { name: '改动', role: 'personnel' })).json
  const post = account.posts[0]!
  await asAdmin()('POST', `/api/posts/${post.id}/end`, { lastDay: '2021-06-30', successor: null })
  return { account, post }
}

describe('every change', () => {
  test('is kept with its values before and after, beside the audit row of the deed', async () => {
    const { account, post } = await endedPost()
    const row = await newest('post.end')
    expect(row).toMatchObject({ subject: post.id, hasChanges: true })
    expect(await changesOf(row.id)).toEqual([{ table: 'post', op: 'update', key: { id: post.id }, before: { until: null }, after: { until: '2021-06-30' } }])
    const invited = await changesOf((await newest('account.invite')).id)
    expect(invited.map(({ table, op }) => `${op} ${table}`)).toEqual(expect.arrayContaining(['insert app_user', 'insert post']))
    expect(invited.find(({ table }) => table === 'app_user')).toMatchObject({ key: { id: account.id }, before: null, after: { name: '改动' } })
    expect(JSON.stringify(invited)).not.toContain('sha256')
  })

  test('of a deed that fails leaves nothing', async () => {
    const before = await server.owner.selectFrom('audit_change').select('seq').execute()
    const failing = inScope(server.db, server.adminScope, async (tx) => {
      await tx.updateTable('app_user').set({ name: '无' }).execute()
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await server.owner.selectFrom('audit_change').select('seq').execute()).toEqual(before)
  })

  test('is noted in every table, or the table says why not', async () => {
    const { rows } = await sql<{ name: string; files: boolean; watched: boolean }>`
      select c.relname as name,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and not a.attisdropped) as files,
        exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'note_change%') as watched
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'county_code')`.execute(server.owner)
    expect(rows.filter(({ name, files, watched }) => watched === (files || name in unwatched)).map(({ name }) => name)).toEqual([])
    expect(Object.keys(unwatched).filter((name) => !rows.some((row) => row.name === name))).toEqual([])
    expect(rows.filter(({ watched }) => watched).map(({ name }) => name)).toEqual(expect.arrayContaining(['project', 'post', 'app_user', 'gap']))
  })

  test('of a classified row, of a table that a purpose opens, and of a secret is noted without its values', async () => {
    const rows = await withClient(server.address, async (client) => {
      await client.query(`create table marked (county_code text, id text, sensitivity text, note text, primary key (county_code, id));
      create table closed (county_code text, id text, note text, primary key (county_code, id)); alter table closed enable row level security;
      create policy closed_read on closed for select using ('health' = any ((select disclosed())::text[]))`)
      await watchChanges(client)
      await watchChanges(client)
      await client.query(`begin; select set_config('junheng.county', '990181', true);
      insert into marked values ('990181', 'a', 'children', '王小明'), ('990181', 'b', null, '校舍'); insert into closed values ('990181', 'c', '妊娠');
      update marked set note = note || '！'; update closed set note = '病假'; commit`)
      return (await client.query<object>(`select table_name, key, before, after from audit_change where table_name in ('marked', 'closed') order by seq`)).rows
    })
    expect(rows).toEqual([
      { table_name: 'marked', key: { id: 'a' }, before: null, after: null },
      { table_name: 'marked', key: { id: 'b' }, before: { note: '校舍' }, after: { note: '校舍！' } },
      { table_name: 'closed', key: { id: 'c' }, before: null, after: null },
    ])
  })
})

describe('the proof', () => {
  test('names the audit row whose changes were altered, removed or slipped in', async () => {
    const { post } = await endedPost()
    const { id } = await newest('post.end')
    await sealAll(server.db, server.countyCode, 'sha256')
    expect(await verify()).toEqual([])
    const alter = (after: string) => sql`update audit_change set after = ${after}::jsonb where audit_id = ${id}`.execute(server.owner)
    await alter('{"until": "2031-06-30"}')
    expect(await verify()).toEqual([{ kind: 'changesAltered', seq: null, row: id }])
    await alter('{"until": "2021-06-30"}')
    expect(await verify()).toEqual([])
    await sql`insert into audit_change (county_code, audit_id, table_name, op, key) values (${server.countyCode}, ${id}, 'post', 'delete', ${JSON.stringify({ id: post.id })}::jsonb)`.execute(server.owner)
    expect(await verify()).toEqual([{ kind: 'changesAltered', seq: null, row: id }])
    await sql`delete from audit_change where audit_id = ${id}`.execute(server.owner)
    expect(await verify()).toEqual([{ kind: 'changesAltered', seq: null, row: id }])
    // Its digest made to fit what is left no longer fits the chain.
    await sql`update audit set changes_sha256 = null where id = ${id}`.execute(server.owner)
    expect(await verify()).toMatchObject([{ kind: 'changed', row: id }])
  })

  test.each(['audit', 'audit_link', 'audit_change', 'sign_in', 'sensitive_read'])('%s is never shortened: the program may neither delete from it nor empty it, so it is kept for more than six months', async (table) => {
    const { rows } = await sql<{ may: boolean }>`select has_table_privilege('junheng_app', ${table}, 'delete') or has_table_privilege('junheng_app', ${table}, 'truncate') as may`.execute(server.owner)
    expect(rows).toEqual([{ may: false }])
    await expect(inScope(server.db, server.adminScope, (tx) => sql`delete from ${sql.table(table)}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })
})
