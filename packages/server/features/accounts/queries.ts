import { sql, type ExpressionBuilder } from 'kysely'
import type { Account, Invitation, NewAccount, Post } from '@junheng/contract/accounts.ts'
import { firstOrganisations, homeOf } from '@junheng/contract/organisations.ts'
import { organisationKindOf, type Role } from '@junheng/contract/permissions.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { Tables } from '../../db/tables.ts'
import { addSignInLink } from '../sessions/queries.ts'
import { listPosts } from './posts.ts'

export interface AccountSearch {
  readonly text?: string | undefined
  readonly role?: Role | undefined
  readonly skip?: number
  readonly limit?: number
}

/** People in the order they were added, each with every post; all that is asked for must hold. */
export async function listAccounts(tx: Tx, { text = '', role, skip = 0, limit }: AccountSearch = {}): Promise<readonly Account[]> {
  const people = await tx
    .selectFrom('app_user')
    .selectAll()
    .$if(text !== '', (people) => people.where((is) => is.or([contains('app_user.name', text), is.exists(postsOfPerson(is).where((its) => its.or([contains('organisation.name', text), its('organisation.school_id', '=', text)])))])))
    .$if(role !== undefined, (people) => people.where((is) => is.exists(postsOfPerson(is).where('post.role', '=', role!))))
    .orderBy('created_at')
    .orderBy('id')
    .offset(skip)
    .$if(limit !== undefined, (people) => people.limit(limit!))
    .execute()
  if (people.length === 0) return []
  const posts = await listPosts(tx, ...(limit === undefined ? [] : people.map(({ id }) => id)))
  const postsOf = new Map<string, Post[]>(people.map(({ id }) => [id, []]))
  for (const { userId, post } of posts) postsOf.get(userId)?.push(post)
  return people.map(({ id, name, left_on }) => ({ id, name, leftOn: left_on, posts: postsOf.get(id)! }))
}

function postsOfPerson(is: ExpressionBuilder<Tables, 'app_user'>) {
  return is
    .selectFrom('post')
    .innerJoin('organisation', (join) => join.onRef('organisation.county_code', '=', 'post.county_code').onRef('organisation.id', '=', 'post.organisation_id'))
    .select('post.id')
    .whereRef('post.county_code', '=', 'app_user.county_code')
    .whereRef('post.user_id', '=', 'app_user.id')
}

const contains = (column: string, text: string) => sql<boolean>`position(lower(${text}) in lower(${sql.ref(column)})) > 0`

export async function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  const person = await tx.selectFrom('app_user').selectAll().where('id', '=', id).executeTakeFirst()
  return person && { id, name: person.name, leftOn: person.left_on, posts: (await listPosts(tx, id)).map(({ post }) => post) }
}

/** A person with a first post. Undefined where the township unit that was named is not known. */
export async function addAccount(tx: Tx, countyCode: string, account: NewAccount & { readonly since: string }): Promise<Account | undefined> {
  const organisation = await organisationFor(tx, countyCode, account)
  if (organisation === undefined) return undefined
  const id = newId()
  await tx.insertInto('app_user').values({ county_code: countyCode, id, name: account.name }).execute()
  await insertPost(tx, countyCode, { userId: id, organisation, role: account.role, since: account.since, until: null, deputises: null })
  return findAccount(tx, id)
}

export interface NewPost {
  readonly userId: string
  readonly organisation: string
  readonly role: Role
  readonly since: string
  readonly until: string | null
  readonly deputises: string | null
}

export async function insertPost(tx: Tx, countyCode: string, { userId, organisation, ...post }: NewPost): Promise<void> {
  await tx.insertInto('post').values({ county_code: countyCode, id: newId(), user_id: userId, organisation_id: organisation, ...post }).execute()
}

/** The organisation that a post of this role belongs to; entered where it is not yet. Undefined for a township unit that the county does not have. */
export async function organisationFor(tx: Tx, countyCode: string, { role, schoolId, department }: Pick<NewAccount, 'role' | 'schoolId' | 'department'>): Promise<string | undefined> {
  const kind = organisationKindOf(role)
  const township = kind === 'township' ? await asProgram(tx, () => townshipCode(tx, department!)) : null
  if (township === undefined) return undefined
  const name = kind === 'school' ? await asProgram(tx, () => schoolName(tx, schoolId!)) : (department ?? homeOf(role).name)
  const there = tx.selectFrom('organisation').select('id')
  const found = await (kind === 'school' ? there.where('school_id', '=', schoolId!) : there.where('kind', '=', kind).where('name', '=', name)).executeTakeFirst()
  if (found) return found.id
  const id = newId()
  await tx.insertInto('organisation').values({ county_code: countyCode, id, kind, name, school_id: schoolId ?? null, township }).execute()
  return id
}

async function townshipCode(tx: Tx, name: string): Promise<string | undefined> {
  const parts = await tx
    .selectFrom('snapshot_part')
    .innerJoin('snapshot', (join) => join.onRef('snapshot.county_code', '=', 'snapshot_part.county_code').onRef('snapshot.id', '=', 'snapshot_part.snapshot_id'))
    .select('snapshot_part.content')
    .where('part', '=', 'townships')
    .orderBy('snapshot.date_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (parts?.content as readonly { code: string; name: string }[] | undefined)?.find((unit) => unit.name === name)?.code
}

async function schoolName(tx: Tx, schoolId: string): Promise<string> {
  const row = await tx
    .selectFrom('school_year')
    .innerJoin('snapshot', (join) => join.onRef('snapshot.county_code', '=', 'school_year.county_code').onRef('snapshot.id', '=', 'school_year.snapshot_id'))
    .select('school_year.content')
    .where('school_id', '=', schoolId)
    .orderBy('snapshot.date_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.content as { name: string } | undefined)?.name ?? schoolId
}

/** A one-time way in for an account, to be shown to whoever passes it on. */
export async function invite(tx: Tx, countyCode: string, account: Account): Promise<Invitation> {
  const { token, expiresAt } = await addSignInLink(tx, countyCode, account.id)
  return { account, signInPath: `/sign-in#${token}`, expiresAt: expiresAt.toISOString() }
}

/** Sections, offices and departments that every county has; those that are there stay as they are. */
export async function ensureOrganisations(tx: Tx, countyCode: string): Promise<void> {
  const rows = firstOrganisations.map((home) => ({ county_code: countyCode, id: newId(), ...home, school_id: null, township: null }))
  await tx.insertInto('organisation').values(rows).onConflict((on) => on.columns(['county_code', 'kind', 'name']).doNothing()).execute()
}

/** The bureau's first administrator; made where there is none. Two servers may start at once. */
export async function ensureAdministrator(tx: Tx, countyCode: string): Promise<Account> {
  await tx.selectFrom('county').select('county_code').where('county_code', '=', countyCode).forUpdate().executeTakeFirstOrThrow()
  const first = (await listAccounts(tx)).find(({ leftOn, posts }) => leftOn === null && posts.some(({ role, until }) => role === 'bureau-admin' && until === null))
  return first ?? (await addAccount(tx, countyCode, { name: '管理员', role: 'bureau-admin', since: longAgo }))!
}

/** Before any clock that a county may be shown with. */
const longAgo = '2000-01-01'

/** Ends a post; whoever succeeds holds the same from the next day on. */
export async function endPost(tx: Tx, id: string, lastDay: string): Promise<void> {
  await tx.updateTable('post').set({ until: lastDay }).where('id', '=', id).execute()
}

/** 离任: posts end with the day before, the account from this day on. */
export async function leave(tx: Tx, userId: string, on: string, dayBefore: string): Promise<void> {
  await tx.updateTable('app_user').set({ left_on: on }).where('id', '=', userId).execute()
  await tx.updateTable('post').set({ until: dayBefore }).where('user_id', '=', userId).where((is) => is.or([is('until', 'is', null), is('until', '>', dayBefore)])).where('since', '<=', dayBefore).execute()
}
