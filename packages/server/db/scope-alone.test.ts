import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may, roles, scopeKinds, type Permission, type Role } from '@junheng/contract/permissions.ts'
import type { School } from '@junheng/core/county/snapshot.ts'
import { valley } from '@junheng/core/county/testing.ts'
import { testServer, type TestServer } from '../testing.ts'
import { farSchool, home, loadTestCounty, neighbour } from '../testing-county.ts'
import { inScope, type Scope, type Tx } from './database.ts'
import { newId } from './ids.ts'
import { appRole } from './pool.ts'

/** Which permissions open a table, as its policies are to say; whoever has none of them finds it empty, or cannot write to it. */
interface Guard {
  readonly read: readonly Permission[]
  readonly write: readonly Permission[]
  /** Where adding goes by another rule: open to all of the county, to the program alone, or to nobody. */
  readonly insert?: 'open' | 'program' | 'nobody'
  /** What the permissions do not decide: rows of one's own, of one's school, of the nodes or feeds of one's office, of one's office itself, of a run whose kind says what it needs; or the table is open to all of the county. */
  readonly beside?: 'own' | 'school' | 'person' | 'office' | 'unit' | 'open' | 'run' | 'feed'
  /** Whoever sees a run may stop it. */
  readonly change?: 'run'
}

const measured: readonly Permission[] = ['import.run', 'snapshot.manage']

/** Every table has its entry here, or the test below names it. */
const guards: Readonly<Record<string, Guard>> = {
  county: { read: [], write: ['import.run'], insert: 'nobody', beside: 'open' },
  organisation: { read: ['account.manage'], write: ['account.manage'], beside: 'open' },
  app_user: { read: ['account.manage', 'audit.read'], write: ['account.manage'], beside: 'own' },
  post: { read: ['account.manage'], write: ['account.manage'], beside: 'own' },
  session: { read: ['account.manage'], write: ['account.manage'], insert: 'nobody', beside: 'own' },
  sign_in_link: { read: [], write: ['account.manage'], beside: 'own' },
  credential: { read: [], write: [], beside: 'own' },
  former_password: { read: [], write: [], beside: 'own' },
  recovery_code: { read: [], write: [], beside: 'own' },
  sso_identity: { read: [], write: [], beside: 'own' },
  sso_attempt: { read: [], write: [], insert: 'nobody', beside: 'own' },
  sign_in: { read: ['audit.read', 'account.manage'], write: [], insert: 'open', beside: 'own' },
  audit: { read: ['audit.read'], write: [], beside: 'own' },
  sensitive_read: { read: ['audit.read'], write: [], insert: 'nobody', beside: 'own' },
  audit_change: { read: ['audit.read'], write: [], insert: 'nobody' },
  audit_link: { read: ['audit.read'], write: [], insert: 'program' },
  snapshot: { read: ['county.read', ...measured], write: measured },
  snapshot_part: { read: ['county.read'], write: ['import.run'] },
  school_year: { read: ['school.read'], write: ['import.run'], beside: 'school' },
  snapshot_source: { read: ['school.read'], write: ['import.run'], beside: 'school' },
  staff_member: { read: ['staff.read'], write: ['import.run'], beside: 'person' },
  judgement: { read: ['county.read', ...measured], write: measured },
  school_finding: { read: ['school.read', ...measured], write: measured, beside: 'school' },
  gap: { read: ['school.read', ...measured], write: measured, beside: 'school' },
  checklist_answer: { read: ['county.read'], write: ['checklist.answer'] },
  import_run: { read: ['import.run'], write: ['import.run'] },
  header_meaning: { read: ['import.run'], write: ['import.run'] },
  explanation: { read: ['import.run'], write: ['import.run'] },
  project: { read: ['county.read', 'project.manage'], write: ['project.manage'] },
  project_node: { read: ['county.read', 'project.manage'], write: ['project.manage'] },
  project_change: { read: ['county.read'], write: ['project.manage'] },
  project_gap: { read: ['county.read', 'project.manage'], write: ['project.manage'] },
  node_report: { read: ['county.read'], write: ['node.report', 'project.manage'], beside: 'office' },
  evidence: { read: ['evidence.read'], write: ['node.report', 'project.manage'], beside: 'office' },
  county_calendar: { read: ['county.read'], write: ['calendar.manage'] },
  holiday_year: { read: ['county.read'], write: ['calendar.manage'] },
  bulletin: { read: ['county.read'], write: ['bulletin.publish'] },
  meeting: { read: ['meeting.read'], write: ['meeting.hold'] },
  meeting_decision: { read: ['meeting.read'], write: ['meeting.hold'] },
  calendar_feed: { read: ['meeting.hold'], write: ['meeting.hold'], beside: 'feed' },
  county_summary: { read: ['province.read', ...measured], write: measured },
  job: { read: [], write: [], insert: 'program', beside: 'run', change: 'run' },
  job_outcome: { read: [], write: [], insert: 'program', beside: 'run' },
  layout_scenario: { read: ['layout.read'], write: ['layout.plan', 'layout.decide'] },
  layout_procedure: { read: ['layout.read'], write: ['layout.plan'] },
  zone_plan: { read: ['layout.read'], write: ['layout.plan'] },
  zone_publication: { read: [], write: ['layout.decide'], beside: 'open' },
  zone_address: { read: [], write: ['layout.decide'], beside: 'open' },
  bus_plan: { read: ['bus.read'], write: ['bus.manage'] },
  bus_register: { read: ['bus.read'], write: ['bus.manage'] },
  bus_time: { read: [], write: ['bus.manage'], beside: 'open' },
  bus_notice: { read: [], write: ['bus.manage'], beside: 'open' },
  transfer_round: { read: ['county.read'], write: ['transfer.manage'] },
  transfer_key: { read: ['transfer.manage'], write: ['transfer.manage'] },
  transfer_step: { read: ['county.read'], write: ['transfer.manage'] },
  transfer_cell: { read: ['county.read'], write: ['transfer.manage'] },
  transfer_declaration: { read: ['county.read'], write: ['transfer.declare'] },
  transfer_teacher: { read: ['staff.read'], write: ['transfer.manage'], beside: 'person' },
  transfer_shelter: { read: [], write: ['transfer.manage'] },
  transfer_application: { read: ['transfer.inspect'], write: ['transfer.manage'], beside: 'own' },
  transfer_record: { read: ['county.read', 'transfer.inspect'], write: ['transfer.manage'] },
  transfer_objection: { read: ['transfer.inspect'], write: [], beside: 'own' },
  transfer_reply: { read: ['transfer.inspect'], write: ['transfer.manage'], beside: 'own' },
  population: { read: ['layout.read'], write: ['layout.plan'] },
  source_document: { read: ['county.read', 'evidence.read', 'dispatch.manage'], write: ['dispatch.manage'] },
  source_sentence: { read: ['county.read', 'dispatch.manage'], write: ['dispatch.manage'] },
  source_reply: { read: ['county.read'], write: ['dispatch.manage'] },
  task: { read: ['county.read'], write: ['dispatch.manage'] },
  task_version: { read: ['county.read'], write: ['dispatch.manage'] },
  task_signature: { read: ['county.read'], write: ['task.answer', 'dispatch.manage'], beside: 'unit' },
  task_report: { read: ['county.read'], write: ['task.answer', 'dispatch.manage'], beside: 'unit' },
  handover: { read: ['county.read'], write: ['node.report', 'project.manage'], beside: 'office' },
  blocker: { read: ['county.read'], write: ['node.report', 'project.manage'], beside: 'office' },
  confirmation: { read: ['county.read'], write: ['dispatch.manage'] },
  extension: { read: ['county.read'], write: ['task.answer', 'dispatch.manage'], beside: 'unit' },
  dispatch_order: { read: ['county.read'], write: ['dispatch.manage'] },
  order_reply: { read: ['county.read'], write: ['task.answer', 'dispatch.manage'], beside: 'unit' },
  office_contact: { read: ['county.read', 'dispatch.manage'], write: ['dispatch.manage'] },
}

/** Of no county: the ledger of migrations, and what each role may do. */
const ofNoCounty = ['app_role', 'migration', 'role_clearance', 'role_permission']

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadTestCounty(server)
})
afterAll(() => server.close())

const tables = Object.keys(guards)
const scopeOf = (role: Role): Scope => ({ countyCode: server.countyCode, userId: newId(), role, ...placeOf(role) })

function placeOf(role: Role): Partial<Scope> {
  const { schoolId, township, department } = home
  return { county: {}, school: { schoolId }, township: { township, department: `乡镇 ${township}` }, office: { department } }[scopeKinds[role]]
}

const countIn = async (tx: Tx, table: string, condition = sql<boolean>`true`) => {
  const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)} where ${condition}`.execute(tx)
  return rows[0]!.rows
}

const counted = (scope: Scope, wanted: readonly string[] = tables) =>
  inScope(server.db, scope, async (tx) => {
    const found: Record<string, number> = {}
    for (const table of wanted) found[table] = await countIn(tx, table)
    return found
  })

const filled = (counts: Readonly<Record<string, number>>) => Object.keys(counts).filter((table) => counts[table] !== 0)

describe('the list of this test', () => {
  test('names every table of the database', async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`.execute(server.owner)
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...tables, ...ofNoCounty].toSorted())
  })

  test('finds a row in every table, or proves nothing of it', async () => {
    const empty = await server.owner.transaction().execute(async (tx) => {
      const counts = await Promise.all(tables.map(async (table) => [table, await countIn(tx, table, sql`county_code = ${server.countyCode}`)] as const))
      return counts.filter(([, rows]) => rows === 0).map(([table]) => table)
    })
    expect(empty).toEqual([])
  })

  test('says what the policies say', async () => {
    const { rows } = await sql<{ table: string; cmd: string; text: string }>`
      select tablename as "table", cmd, coalesce(qual, '') || coalesce(with_check, '') as text from pg_policies where schemaname = 'public'`.execute(server.owner)
    const named = (table: string, ...commands: readonly string[]) => {
      const texts = rows.filter((policy) => policy.table === table && commands.includes(policy.cmd)).map(({ text }) => text)
      return [...new Set(texts.flatMap((text) => [...text.matchAll(/may\('([a-z.]+)'/g)].map(([, permission]) => permission)))].toSorted()
    }
    const said = Object.fromEntries(tables.map((table) => [table, { read: named(table, 'SELECT', 'ALL'), write: named(table, 'INSERT', 'UPDATE', 'DELETE', 'ALL') }]))
    const expected = Object.fromEntries(tables.map((table) => [table, { read: guards[table]!.read.toSorted(), write: guards[table]!.write.toSorted() }]))
    expect(said).toEqual(expected)
  })
})

test('who says nothing of itself sees nothing, and a county without a role no more than its name, its published zones and when its buses go', async () => {
  expect(filled(await server.db.transaction().execute(async (tx) => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await countIn(tx, table)] as const)))))).toEqual([])
  expect(filled(await counted({ countyCode: server.countyCode }))).toEqual(['county', 'zone_publication', 'zone_address', 'bus_time', 'bus_notice'])
})

test('somebody sees their own account, posts, sessions and ways of signing in, which nobody else of their rank does', async () => {
  const own = await server.owner.selectFrom('credential').select('user_id').where('county_code', '=', server.countyCode).executeTakeFirstOrThrow()
  const mine = ['app_user', 'post', 'session', 'credential', 'former_password', 'recovery_code', 'sign_in']
  const seenBy = async (userId: string) => filled(await counted({ countyCode: server.countyCode, role: 'bureau-viewer', userId }, mine))
  expect([await seenBy(own.user_id), await seenBy(newId())]).toEqual([mine, []])
})

describe.each(roles)('as %s, the database alone', (role) => {
  test('shows no row of another county, and takes none', async () => {
    const scope = { ...scopeOf(role), countyCode: neighbour.code }
    const strangers = await inScope(server.db, scope, async (tx) => {
      const found: string[] = []
      for (const table of tables) if ((await countIn(tx, table, sql`county_code <> ${neighbour.code}`)) > 0) found.push(table)
      return found
    })
    expect(strangers).toEqual([])
    for (const table of tables) expect([table, await tryInsert(scope, table)]).toEqual([table, 'refused'])
  })

  test('shows the tables that the role may read, and no other', async () => {
    const seen = filled(await counted(scopeOf(role)))
    expect(seen.toSorted()).toEqual(tables.filter((table) => reads(role, guards[table]!)).toSorted())
  })

  test('shows only the schools and the persons of its scope', async () => {
    const seen = async (table: string) => new Set(await inScope(server.db, scopeOf(role), async (tx) => (await sql<{ school_id: string }>`select school_id from ${sql.table(table)}`.execute(tx)).rows.map((row) => row.school_id)))
    for (const table of tables.filter((each) => ['school', 'person'].includes(guards[each]!.beside ?? ''))) {
      const outside = [...(await seen(table))].filter((school) => !schoolsOf(role, table).includes(school))
      expect([table, outside]).toEqual([table, []])
    }
    if (may(role, 'school.read')) expect((await seen('school_year')).has(farSchool)).toBe(scopeKinds[role] === 'county' || scopeKinds[role] === 'office')
  })

  test('takes new rows where the role may write, and nowhere else', async () => {
    const taken: string[] = []
    for (const table of tables) if ((await tryInsert(scopeOf(role), table)) === 'taken') taken.push(table)
    expect(taken.toSorted()).toEqual(tables.filter((table) => inserts(role, table)).toSorted())
  })

  test('changes and deletes nothing where the role may not write', async () => {
    const changed: string[] = []
    for (const table of tables.filter((each) => !writes(role, guards[each]!))) {
      for (const deed of await deedsOn(table)) if (await moves(scopeOf(role), deed)) changed.push(table)
    }
    expect(changed).toEqual([])
  })
})

const anyOf = (role: Role, permissions: readonly Permission[]) => permissions.some((permission) => may(role, permission))
const seesRuns = (role: Role) => may(role, 'county.read') && scopeKinds[role] === 'county'
const isOfOffice = (beside: Guard['beside']) => beside === 'office' || beside === 'feed'
const writes = (role: Role, { write, change, beside }: Guard) => anyOf(role, write) || (change === 'run' && seesRuns(role)) || (beside === 'feed' && scopeKinds[role] === 'office')
const reads = (role: Role, { read, beside }: Guard) => beside === 'open' || (beside === 'run' && seesRuns(role)) || anyOf(role, read) || (isOfOffice(beside) && scopeKinds[role] === 'office')

function inserts(role: Role, table: string): boolean {
  const guard = guards[table]!
  if (guard.insert !== undefined) return guard.insert === 'open' || (guard.insert === 'program' && role === 'bureau-admin')
  // The row that is tried is on a node of the home office.
  if (guard.beside === 'office') return may(role, 'node.report') && (may(role, 'project.manage') || scopeKinds[role] === 'office')
  // The row that is tried is one of the home office.
  if (guard.beside === 'unit') return may(role, 'task.answer') && (may(role, 'dispatch.manage') || scopeKinds[role] === 'office')
  return writes(role, guard)
}

/** A school reads the sites that are counted into it too; persons are the county's offices' and the own school's. */
function schoolsOf(role: Role, table: string): readonly string[] {
  const { schools } = valley()
  const within = {
    county: () => true,
    office: () => guards[table]!.beside === 'school',
    township: ({ township }: School) => guards[table]!.beside === 'school' && township === home.township,
    school: ({ id, parent }: School) => id === home.schoolId || (['school_year', 'snapshot_source'].includes(table) && parent === home.schoolId),
  }[scopeKinds[role]]
  return schools.filter(within).map(({ id }) => id)
}

/** A row that is there is added once more: refused by the policy, or else by its key. */
async function tryInsert(scope: Scope, table: string): Promise<'taken' | 'refused'> {
  const { columns, row } = await copyOf(table)
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const added = sql`insert into ${sql.table(table)} (${names}) select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb)`
  return (await tried(scope, added)) === 'refused' ? 'refused' : 'taken'
}

const copies = new Map<string, { readonly columns: readonly string[]; readonly row: string }>()

async function copyOf(table: string) {
  const known = copies.get(table)
  if (known !== undefined) return known
  const columns = await sql<{ name: string }>`select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and attgenerated = '' and not attisdropped`.execute(server.owner)
  const ofHome = guards[table]!.beside === 'office' ? sql`and node_id = 'review'` : sql``
  const rows = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t where county_code = ${server.countyCode} ${ofHome} limit 1`.execute(server.owner)
  const copy = { columns: columns.rows.map(({ name }) => name), row: rows.rows[0]!.row }
  copies.set(table, copy)
  return copy
}

/** A change of every row in a column that the application may change, and a deletion of every row. */
async function deedsOn(table: string) {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.column_privileges
    where table_schema = 'public' and table_name = ${table} and grantee = ${appRole} and privilege_type = 'UPDATE' limit 1`.execute(server.owner)
  const column = sql.ref(rows[0]?.name ?? 'county_code')
  return [sql`update ${sql.table(table)} set ${column} = ${column}`, sql`delete from ${sql.table(table)}`]
}

type Deed = ReturnType<typeof sql<unknown>>
class Undone extends Error {}

/** How many rows a deed moves, undone at once; refused where there is no privilege or the policy says no. */
async function tried(scope: Scope, deed: Deed): Promise<'refused' | 'moved' | 'still'> {
  let moved = 0
  const doing = inScope(server.db, scope, async (tx) => {
    moved = Number((await deed.execute(tx)).numAffectedRows ?? 0)
    throw new Undone()
  })
  const error = (await doing.catch((caught: unknown) => caught)) as Error & { readonly code?: string }
  if (error.code === '42501') return 'refused'
  return error instanceof Undone && moved === 0 ? 'still' : 'moved'
}

const moves = async (scope: Scope, deed: Deed) => (await tried(scope, deed)) === 'moved'
