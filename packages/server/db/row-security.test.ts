import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../testing.ts'
import { inScope, type Scope } from './database.ts'
import { newId } from './ids.ts'
import { appRole } from './pool.ts'

/** The ledger of migrations, and what every county shares: which role may do what. */
const withoutCounty = ['migration', 'app_role', 'role_permission', 'role_clearance']

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await server.owner.insertInto('county').values({ county_code: '990182', name: '邻县', sample_loaded_at: null }).execute()
  const people = [server.countyCode, '990182'].flatMap((county_code) =>
    ['甲', '乙'].map((name) => ({ county_code, id: newId(), name })),
  )
  await server.owner.insertInto('app_user').values(people).execute()
})
afterAll(() => server.close())

/** The names a query without any condition gets to see. */
const seenBy = (scope: Scope) => inScope(server.db, scope, (tx) => tx.selectFrom('app_user').select(['county_code', 'name']).execute())

test('a query that forgets its condition sees its own county only', async () => {
  const rows = await seenBy(server.adminScope)
  expect(new Set(rows.map(({ county_code }) => county_code))).toEqual(new Set([server.countyCode]))
})

test('a connection that says nothing about itself sees no row and writes none', async () => {
  expect(await server.db.selectFrom('app_user').selectAll().execute()).toEqual([])
  const row = { county_code: server.countyCode, id: newId(), action: 'x.y', subject: 'z', details: null, user_id: null }
  await expect(server.db.insertInto('audit').values(row).execute()).rejects.toThrow('row-level security')
})

test('what one transaction says of itself is forgotten with it', async () => {
  await seenBy(server.adminScope)
  const settings = await Promise.all([1, 2, 3, 4].map(() => sql<{ county: string | null }>`select current_county() as county`.execute(server.db)))
  expect(settings.map(({ rows }) => rows[0]?.county)).toEqual([null, null, null, null])
})

test('nobody but the administrator sees other people’s accounts', async () => {
  expect(await seenBy({ countyCode: server.countyCode, role: 'bureau-viewer', userId: newId() })).toEqual([])
})

test('nobody writes into another county', async () => {
  const stranger = { county_code: '990182', id: newId(), name: '外人' }
  await expect(inScope(server.db, server.adminScope, (tx) => tx.insertInto('app_user').values(stranger).execute())).rejects.toThrow('row-level security')
})

test('the audit can be added to, and neither changed nor deleted', async () => {
  for (const statement of [sql`update audit set action = 'x'`, sql`delete from audit`, sql`truncate audit`]) {
    await expect(inScope(server.db, server.adminScope, (tx) => statement.execute(tx))).rejects.toThrow('permission denied')
  }
})

test('the application role cannot rid itself of row-level security', async () => {
  const tries = ['set role junheng_owner', 'set session authorization junheng_owner', 'alter table app_user disable row level security', 'drop policy app_user_read on app_user', `alter role ${appRole} bypassrls`, 'create table mine ()', 'select * from migration']
  for (const statement of tries) {
    await expect(inScope(server.db, server.adminScope, (tx) => sql.raw(statement).execute(tx)), statement).rejects.toThrow(/permission denied|must be owner|must be superuser|not allowed|only roles with/i)
  }
  const hidden = inScope(server.db, server.adminScope, async (tx) => {
    await sql`set local row_security = off`.execute(tx)
    return tx.selectFrom('app_user').selectAll().execute()
  })
  await expect(hidden).rejects.toThrow('row-level security')
})

test('the application role is no superuser, bypasses nothing and owns nothing', async () => {
  const { rows } = await sql`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*) from pg_class where relowner = pg_roles.oid) as owned
    from pg_roles where rolname = ${appRole}`.execute(server.owner)
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 }])
})

test('every table has row-level security on, and its county first in its primary key', async () => {
  const { rows } = await sql<{ name: string; secure: boolean; first: string | null }>`
    select c.relname as name, c.relrowsecurity as secure,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`.execute(server.owner)
  expect(rows.length).toBeGreaterThan(4)
  expect(rows.filter(({ secure }) => !secure)).toEqual([])
  expect(rows.filter(({ name, first }) => !withoutCounty.includes(name) && first !== 'county_code')).toEqual([])
})

test('work that PostgreSQL could not serialise is tried again, and other failures are not', async () => {
  const attempts = { serialise: 0, other: 0 }
  const result = await inScope(server.db, server.adminScope, async () => {
    attempts.serialise++
    if (attempts.serialise < 3) throw Object.assign(new Error('serialise'), { code: '40001' })
    return 'done'
  })
  await expect(
    inScope(server.db, server.adminScope, async () => {
      attempts.other++
      throw new Error('other')
    }),
  ).rejects.toThrow('other')
  expect([result, attempts]).toEqual(['done', { serialise: 3, other: 1 }])
})
