import { expect, test } from 'vitest'
import type { Connection } from '../db/copy.ts'
import { migrate, readMigrations, type Migration } from '../db/migrate.ts'
import { appAddress, withClient, type DatabaseAddress } from '../db/pool.ts'
import { emptyDatabase } from '../db/testing.ts'
import type { BackupRecord } from './records.ts'
import { restoreRecords } from './restore-records.ts'
import { backupRecords } from './write-backup.ts'

const quiet = () => {}
const ours = readMigrations()
const added = (sql: string): Migration => ({ number: 9999, name: '9999_added.sql', sql, sha256: sql })
const options = { createdAt: new Date('2026-11-23T18:00:00Z'), onProgress: quiet }

/** Every kind of thing that a later migration might bring. */
const everything = added(`
  create table "奇怪 Name" (county_code text, id bigint generated always as identity, "select" text[], made text generated always as (county_code || 'x') stored, dropped int,
    small smallint default 3, at timestamptz, day date, span interval, amount numeric, rate double precision, raw bytea, tree jsonb, primary key (county_code, id));
  alter table "奇怪 Name" drop column dropped;
  create table hen (id serial primary key, egg int);
  create table egg (id serial primary key, hen int references hen on delete cascade);
  alter table hen add constraint hen_egg foreign key (egg) references egg deferrable initially deferred;
  create schema other;
  create table other.parted (id int, note text, primary key (id)) partition by hash (id);
  create table other.parted_0 partition of other.parted for values with (modulus 2, remainder 0);
  create table other.parted_1 partition of other.parted for values with (modulus 2, remainder 1);
  create table seed (word text primary key);
  insert into seed values ('as the migration left it');
  create table stamped (id int primary key, note text);
  create function stamp() returns trigger language plpgsql as $$ begin new.note := new.note || '!'; return new; end $$;
  create trigger stamp before insert or update on stamped for each row execute function stamp();
  create trigger stamp_always before insert on stamped for each row execute function stamp();
  alter table stamped enable always trigger stamp_always;
  create trigger stamp_never before insert on stamped for each row execute function stamp();
  alter table stamped disable trigger stamp_never;`)

async function databaseWith(migrations: readonly Migration[], fill: (connection: Connection) => Promise<unknown>) {
  const owner = await emptyDatabase()
  await migrate(owner, migrations, quiet)
  await withClient(owner, fill)
  return owner
}

async function recordsOf(owner: DatabaseAddress) {
  const records: BackupRecord[] = []
  await withClient(owner, async (connection) => {
    for await (const record of backupRecords(connection, options)) records.push(record)
  })
  return records
}

async function* replay(records: readonly BackupRecord[]) {
  yield* records
}

/** The rows of the copy, as the query sees them. */
async function restored(records: readonly BackupRecord[], migrations = ours) {
  const owner = await emptyDatabase()
  await withClient(owner, (connection) => restoreRecords({ connection, owner, migrations, onProgress: quiet }, replay(records)))
  return owner
}

const rows = (owner: DatabaseAddress, query: string) => withClient(owner, async (connection) => (await connection.query(query)).rows)
const tables = (owner: DatabaseAddress) => rows(owner, "select 1 from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'")

const strange = ['中文，“引号”', 'tab\tline\nreturn\rback\\slash', '\\N', '', '\\.', '𠮷😀', '\u0001\u007f\u0085\u2028', 'NULL', '{}', '"']
const raw = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))

test('every kind of value, key, trigger, sequence and name comes back as it was', async () => {
  const source = await databaseWith([...ours, everything], async (connection) => {
    await connection.query(
      `insert into "奇怪 Name" (county_code, "select", at, day, span, amount, rate, raw, tree) values
        ('990181', $1, '2021-05-11 08:00:00.123456+08', '0044-03-15 BC', '1 year -2 days 03:04:05.678901', 12345678901234567890.12345678901234567890, 0.1::float8 + 0.2::float8, $2, $3),
        ('990181', null, 'infinity', 'infinity', null, 'NaN', '-Infinity', '', 'null'), ('990181', '{}', null, null, null, null, '-0', null, null)`,
      [strange, raw, JSON.stringify({ 校: strange, n: 1e20, deep: [null, true, { '': -0.1 }] })],
    )
    await connection.query('begin; insert into hen (egg) values (1), (2); insert into egg (hen) values (1), (2), (1); commit')
    await connection.query("insert into other.parted select n, 'row ' || n from generate_series(1, 1000) n")
    await connection.query("insert into stamped values (1, 'kept'); delete from seed; insert into seed values ('as it was used')")
  })
  const copy = await restored(await recordsOf(source), [...ours, everything])

  for (const query of [
    'select *, rate::text as exact, amount::text as full, span::text as length, day::text as date, at::text as instant, tree::text as text from "奇怪 Name" order by id',
    'select * from hen order by id',
    'select * from egg order by id',
    'select * from other.parted order by id',
    'select * from stamped',
    'select * from seed',
    'select * from migration order by number',
    "select tgrelid::regclass::text as on, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2",
    "select conrelid::regclass::text as on, conname, convalidated, pg_get_constraintdef(oid) as def from pg_constraint where contype = 'f' order by 1, 2",
    "select relname, relrowsecurity, relacl::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  ]) {
    const expected = await rows(source, query)
    expect(expected.length).toBeGreaterThan(0)
    expect(await rows(copy, query), query).toEqual(expected)
  }
  const next = `insert into "奇怪 Name" (county_code) values ('990181') returning id::text, made, small`
  expect(await rows(copy, next)).toEqual([{ id: '4', made: '990181x', small: 3 }])
  expect(await rows(copy, 'insert into hen default values returning id')).toEqual([{ id: 3 }])
})

test('a backup of the first schema is restored, and brought up to the schema of today', async () => {
  const source = await databaseWith(ours.slice(0, 1), (connection) =>
    connection.query(`insert into county values ('990181', 'X市', now());
      insert into app_user (county_code, id, name, role) values ('990181', '019ac000-0000-7000-8000-000000000001', '管理员', 'bureau-admin')`),
  )
  const copy = await restored(await recordsOf(source))
  expect(await rows(copy, 'select number from migration order by 1')).toEqual(ours.map(({ number }) => ({ number })))
  expect(await rows(copy, 'select name from county')).toEqual([{ name: 'X市' }])
  expect(await rows(copy, 'select name, role from app_user join post on post.user_id = app_user.id')).toEqual([{ name: '管理员', role: 'bureau-admin' }])
  expect(await rows(copy, 'select applied_at from migration where number = 1')).toEqual(await rows(source, 'select applied_at from migration'))
})

test('nobody is signed in after a restore, and no link that was sent before works', async () => {
  const source = await databaseWith(ours, (connection) =>
    connection.query(`insert into county values ('990181', 'X市', null);
      insert into app_user (county_code, id, name) values ('990181', '019ac000-0000-7000-8000-000000000001', '管理员');
      insert into session (county_code, token_sha256, user_id, expires_at) values ('990181', 'a', '019ac000-0000-7000-8000-000000000001', 'infinity');
      insert into sign_in_link (county_code, token_sha256, user_id, expires_at) values ('990181', 'b', '019ac000-0000-7000-8000-000000000001', 'infinity')`),
  )
  const records = await recordsOf(source)
  expect(records[0]).toMatchObject({ head: { leftOut: ['public.calendar_feed', 'public.session', 'public.sign_in_link', 'public.sso_attempt'] } })
  const copy = await restored(records)
  expect(await rows(copy, 'select 1 from session union all select 1 from sign_in_link')).toEqual([])
  expect(await rows(copy, 'select id from app_user')).toHaveLength(1)

  const holding = "select distinct table_schema || '.' || table_name as name from information_schema.columns where column_name ~ 'token' and table_schema = 'public' order by 1"
  expect(await rows(source, holding)).toEqual(['calendar_feed', 'session', 'sign_in_link', 'sso_attempt'].map((name) => ({ name: `public.${name}` })))
})

test('the application may do in the copy what it might before, and no more', async () => {
  const source = await databaseWith(ours, (connection) => connection.query("insert into county values ('990181', 'X市', null), ('990182', '邻县', null)"))
  const copy = await restored(await recordsOf(source))
  const seen = withClient(appAddress(copy), async (connection) => {
    await connection.query("select set_config('junheng.county', '990181', false), set_config('junheng.role', 'bureau-viewer', false)")
    return (await connection.query('select name from county')).rows
  })
  expect(await seen).toEqual([{ name: 'X市' }])
  await expect(withClient(appAddress(copy), (connection) => connection.query('delete from audit'))).rejects.toThrow('permission denied')
})

test('what does not come back as it was, or breaks a key, is refused, and nothing of it stays', async () => {
  const source = await databaseWith(ours, (connection) => connection.query(`insert into county values ('990181', 'X市', null);
    insert into project (county_code, id, name, kind, start_on, version) values ('990181', 'p1', '新建初中', 'newSchool', '2021-01-01', 1);
    insert into project_gap values ('990181', 'p1', 'g1')`))
  const records = await recordsOf(source)
  const textOf = (record: BackupRecord) => (record.kind === 'rows' ? Buffer.from(record.text).toString() : '')
  const replaced = (from: string, to: string) => records.map((record) => (textOf(record).includes(from) ? { kind: 'rows' as const, text: Buffer.from(textOf(record).replaceAll(from, to)) } : record))
  const damaged = {
    'not what was backed up: 1 rows, 1 expected': replaced('X市', 'Y市'),
    'not what was backed up: 0 rows, 1 expected': records.filter((record) => !textOf(record).includes('g1')),
    'violates foreign key': replaced('p1\tg1', 'p2\tg1'),
    'no end': records.slice(0, -1),
    'Something follows': [...records, records.at(-1)!],
    'no head': records.slice(1),
  }
  for (const [fault, forged] of Object.entries(damaged)) {
    const owner = await emptyDatabase()
    const tried = withClient(owner, (connection) => restoreRecords({ connection, owner, migrations: ours, onProgress: quiet }, replay(forged)))
    await expect(tried, fault).rejects.toThrow(fault)
    expect(await tables(owner), fault).toEqual([])
  }
})

test('a database that holds anything is refused, and so is a backup of a newer program', async () => {
  const source = await databaseWith([...ours, added('select 1')], () => Promise.resolve())
  const records = await recordsOf(source)
  await expect(restored(records)).rejects.toThrow('does not know the schema of the backup (9999_added.sql)')
  const full = withClient(source, (connection) => restoreRecords({ connection, owner: source, migrations: [...ours, added('select 1')], onProgress: quiet }, replay(records)))
  await expect(full).rejects.toThrow('a restore needs an empty one')
  const empty = await emptyDatabase()
  await expect(recordsOf(empty)).rejects.toThrow('holds no tables of Junheng')
})

test('a backup taken while others write holds one instant, not a mixture', async () => {
  const source = await databaseWith([...ours, added('create table a_first (n int primary key); create table z_last (n int primary key)')], () => Promise.resolve())
  const stop = new AbortController()
  const writer = withClient(source, async (connection) => {
    for (let n = 1; !stop.signal.aborted; n++) await connection.query(`begin; insert into a_first values (${n}); insert into z_last values (${n}); commit`)
  })
  const backups: BackupRecord[][] = []
  while (backups.length < 5) backups.push(await recordsOf(source))
  stop.abort()
  await writer
  const counts = backups.map((records) => {
    const end = records.at(-1)!
    return end.kind === 'end' ? end.end.tables.filter(({ name }) => /a_first|z_last/.test(name)).map(({ rows, hash }) => ({ rows, hash })) : []
  })
  for (const [first, last] of counts) expect(last).toEqual(first)
  expect(counts.at(-1)![0]!.rows).toBeGreaterThan(counts[0]![0]!.rows)
})
