import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../testing.ts'

/** What lets the tables be distributed by county, as docs/scale.md says: each rule for every table and key there is. */
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

/** Of every county: copied to each shard (reference tables), or kept where the migrations run. */
const shared = ['app_role', 'migration', 'role_clearance', 'role_permission']

/**
 * What Citus has its own rules for, named in docs/scale.md, step 5: what a change left behind is noted by a trigger into a table of the same county, and
 * numbered, for its order within one transaction only, by a bigint that each worker may take from a range of its own.
 */
const toBeVerified = ['sequence audit_change_seq_seq', 'identity audit_change.seq', 'trigger note_change']

const ask = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(server.owner)).rows

test('every table but those shared has a county that is never null', async () => {
  const rows = await ask(sql<{ name: string; kept: boolean | null }>`
    select c.relname as name, (select a.attnotnull from pg_attribute a where a.attrelid = c.oid and a.attname = 'county_code') as kept
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`)
  expect(rows.filter(({ kept }) => kept !== true).map(({ name }) => name)).toEqual(shared)
})

test('the county comes first in every primary key, every unique key and every index', async () => {
  const rows = await ask(sql<{ key: string; first: string; table: string }>`
    select i.indexrelid::regclass::text as key, t.relname as "table",
      coalesce((select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]), 'an expression') as first
    from pg_index i join pg_class t on t.oid = i.indrelid where t.relnamespace = 'public'::regnamespace`)
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ table, first }) => !shared.includes(table) && first !== 'county_code')).toEqual([])
})

test('a foreign key stays within its county, or leads to a shared table', async () => {
  const rows = await ask(sql<{ key: string; target: string; own: string; theirs: string }>`
    select k.conrelid::regclass || ' ' || k.conname as key, k.confrelid::regclass::text as target,
      (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as own,
      (select a.attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1]) as theirs
    from pg_constraint k where k.contype = 'f'`)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter(({ target, own, theirs }) => !shared.includes(target) && (own !== 'county_code' || theirs !== 'county_code'))).toEqual([])
})

test('nothing counts across counties, waits for the end of a transaction, excludes, inherits, or is stored outside its row', async () => {
  const found = await ask(sql<{ what: string }>`
    select 'sequence ' || relname as what from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
    union all select 'deferrable ' || conname from pg_constraint where condeferrable and connamespace = 'public'::regnamespace
    union all select 'exclusion ' || conname from pg_constraint where contype = 'x'
    union all select 'inherits ' || inhrelid::regclass from pg_inherits join pg_class c on c.oid = inhrelid where c.relnamespace = 'public'::regnamespace
    union all select distinct 'trigger ' || tgfoid::regproc from pg_trigger where not tgisinternal
    union all select 'large object ' || oid from pg_largeobject_metadata
    union all select 'identity ' || attrelid::regclass || '.' || attname from pg_attribute where attidentity <> ''`)
  expect(found.map(({ what }) => what).toSorted()).toEqual(toBeVerified.toSorted())
})

test('what the policies ask gives the same answer all through a statement', async () => {
  const rows = await ask(sql<{ name: string }>`
    select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.provolatile = 'v' and exists (
      select from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%' || p.proname || '(%')`)
  expect(rows).toEqual([])
})

test('the program sets nothing that outlives its transaction, locks no session, listens to nothing, and prepares no statement by name', () => {
  const folder = join(import.meta.dirname, '..')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !/test\.ts$|testing/.test(path) && !path.startsWith('node_modules'))
  const forbidden = [/set_config\([^)]*,\s*false\)/i, /pg_(?:try_)?advisory_lock\(/i, /['`]listen [a-z_]+/i, /\bset session\b/i, /prepare [a-z_]+ as/i]
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap((path) => forbidden.filter((each) => each.test(readFileSync(join(folder, path), 'utf8'))).map((each) => `${path}: ${each.source}`))).toEqual([])
})
