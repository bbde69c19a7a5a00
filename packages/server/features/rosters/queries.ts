import { sql } from 'kysely'
import { departments } from '@junheng/contract/organisations.ts'
import { organisationKindOf, type Role } from '@junheng/contract/permissions.ts'
import { rosterRoles } from '@junheng/contract/rosters.ts'
import { roleWords } from '@junheng/contract/words/roles.ts'
import type { RosterContext, RosterPerson, RosterPlan } from '@junheng/core/people/roster.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { textOf } from '../../documents/workbook/cell-values.ts'
import { leave, organisationFor } from '../accounts/queries.ts'
import { endSessions } from '../sessions/queries.ts'

/** What a roster is compared with: everybody who has a 工号, and every school and office there is. A role goes by its word also as cells are read, its brackets narrowed. */
export async function rosterContext(tx: Tx, today: string): Promise<RosterContext> {
  const [schools, townships] = await asProgram(tx, async () => [await knownSchools(tx), await knownTownships(tx)] as const)
  const offices = await tx.selectFrom('organisation').select('name').where('kind', '=', 'department').execute()
  return {
    roles: rosterRoles.map((role) => ({ role, names: [textOf(roleWords[role].zh), roleWords[role].zh, role], asks: askedBy(role) })),
    people: await rosterPeople(tx, today),
    offices: { school: schools, township: townships, department: new Set([...offices, ...departments].map(({ name }) => name)) },
    today,
  }
}

function askedBy(role: Role): 'school' | 'township' | 'department' | null {
  const kind = organisationKindOf(role)
  return kind === 'school' || kind === 'township' || kind === 'department' ? kind : null
}

/** Schools of the newest figures; null where there are none yet. */
async function knownSchools(tx: Tx): Promise<ReadonlySet<string> | null> {
  const rows = await tx.selectFrom('school_year').select('school_id').distinct().execute()
  return rows.length === 0 ? null : new Set(rows.map(({ school_id }) => school_id))
}

async function knownTownships(tx: Tx): Promise<ReadonlySet<string> | null> {
  const rows = await tx.selectFrom('snapshot_part').select('content').where('part', '=', 'townships').execute()
  const names = rows.flatMap(({ content }) => (content as readonly { readonly name: string }[]).map(({ name }) => name))
  return names.length === 0 ? null : new Set(names)
}

/** Whoever has a 工号, with the posts of their own that go on. */
export async function rosterPeople(tx: Tx, today: string): Promise<readonly RosterPerson[]> {
  const people = await tx.selectFrom('app_user').select(['id', 'staff_no', 'name', 'left_on']).where('staff_no', 'is not', null).orderBy('staff_no').execute()
  const posts = await tx
    .selectFrom('post')
    .innerJoin('organisation', (join) => join.onRef('organisation.county_code', '=', 'post.county_code').onRef('organisation.id', '=', 'post.organisation_id'))
    .select(['post.id', 'post.user_id', 'post.role', 'post.since', 'organisation.name', 'organisation.school_id'])
    .where('post.deputises', 'is', null)
    .where((is) => is.or([is('post.until', 'is', null), is('post.until', '>=', today)]))
    .execute()
  const postsOf = new Map<string, RosterPerson['posts'][number][]>()
  for (const { user_id, ...post } of posts) postsOf.set(user_id, [...(postsOf.get(user_id) ?? []), rosterPost(post)])
  return people.map(({ id, staff_no, name, left_on }) => ({ id, staffNo: staff_no!, name, leftOn: left_on, posts: postsOf.get(id) ?? [] }))
}

function rosterPost({ id, role, since, name, school_id }: { readonly id: string; readonly role: Role; readonly since: string; readonly name: string; readonly school_id: string | null }) {
  const asks = askedBy(role)
  return { id, role, since, office: asks === 'school' ? school_id! : asks === null ? '' : name }
}

/** Does what a plan says. Answers the ids of the people added, in the plan's order. */
export async function writeRosterPlan(tx: Tx, countyCode: string, { add, move, rename, leave: leavers }: RosterPlan): Promise<readonly string[]> {
  const organisations = await organisationsFor(tx, countyCode, [...add, ...move])
  const added = add.map((person) => ({ ...person, id: newId() }))
  await inBatches(added, (some) => tx.insertInto('app_user').values(some.map(({ id, name, staffNo }) => ({ county_code: countyCode, id, name, staff_no: staffNo }))).execute())
  for (const { ends, since } of move) if (ends !== null) await tx.updateTable('post').set({ until: addDays(since, -1) }).where('id', '=', ends).execute()
  const posts = [...added, ...move].map(({ id, role, office, since }) => ({ county_code: countyCode, id: newId(), user_id: id, organisation_id: organisations.get(`${role} ${office}`)!, role: role as Role, since, until: null, deputises: null }))
  await inBatches(posts, (some) => tx.insertInto('post').values(some).execute())
  // Whoever comes back after having left signs in again.
  await inBatches(move, (some) => tx.updateTable('app_user').set({ left_on: null }).where('id', 'in', some.map(({ id }) => id)).execute())
  for (const { id, name } of rename) await tx.updateTable('app_user').set({ name }).where('id', '=', id).execute()
  for (const { id, on } of leavers) {
    await leave(tx, id, on, addDays(on, -1))
    await endSessions(tx, id)
  }
  return added.map(({ id }) => id)
}

/** The organisation of each role and office, entered where it is not yet. */
async function organisationsFor(tx: Tx, countyCode: string, places: readonly { readonly role: string; readonly office: string }[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { role, office } of places) {
    const key = `${role} ${office}`
    if (found.has(key)) continue
    const asked = askedBy(role as Role)
    const place = asked === 'school' ? { schoolId: office } : asked === null ? {} : { department: office }
    const id = await organisationFor(tx, countyCode, { role: role as Role, ...place })
    if (id === undefined) throw new Error(`The roster's plan names ${office}, which there is not.`)
    found.set(key, id)
  }
  return found
}

async function inBatches<T>(all: readonly T[], write: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += 1000) await write(all.slice(at, at + 1000))
}

/** Holds the accounts until the transaction ends, so that two rosters come one after the other. */
export async function holdAccounts(tx: Tx, countyCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`accounts ${countyCode}`}, 0))`.execute(tx)
}
