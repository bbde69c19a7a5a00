import { organisationKindOf, type Role } from '@junheng/contract/permissions.ts'
import { inScope, type Db, type Scope } from './db/database.ts'
import type { Scan } from './documents/scan.ts'
import { newId } from './db/ids.ts'
import { appAddress, openPool, type DatabaseAddress } from './db/pool.ts'
import { testDatabase } from './db/testing.ts'
import { allEndpoints } from './endpoints.ts'
import { addSignInLink, authenticate, openSession } from './features/sessions/queries.ts'
import type { SingleSignOn } from './features/sso/provider.ts'
import type { BaseMap } from './http/base-map.ts'
import type { Log } from './http/request-log.ts'
import { httpApp, type App } from './http/app.ts'
import type { Endpoint } from './http/endpoint.ts'

/** A person of the test county; the school and the department are taken for those roles. */
export type Person = Role | { readonly role: Role; readonly schoolId?: string; readonly department?: string; readonly township?: string }

export interface TestReply<T> {
  readonly status: number
  /** The parsed body; what the test says it is. */
  readonly json: T
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

export interface TestServer {
  readonly app: App
  /** As the application role, bound by row-level security. */
  readonly db: Db
  /** As the owner of the tables, who sees every row. */
  readonly owner: Db
  /** Where that database is. */
  readonly address: DatabaseAddress
  readonly countyCode: string
  /** Speaks HTTP as a person, or as nobody. Bodies are JSON, or a file where they are bytes. */
  readonly as: (person: Person | undefined) => <T = unknown>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => Promise<TestReply<T>>
  /** The session cookie of a person, for requests that `as` cannot make. */
  readonly cookie: (person: Person) => Promise<string>
  /** The scope of someone whose role is enough for anything. */
  readonly adminScope: Scope
  readonly auditRows: () => Promise<{ action: string; subject: string }[]>
  readonly close: () => Promise<void>
}

export interface TestOptions {
  readonly endpoints?: readonly Endpoint[]
  readonly today?: string
  readonly webRoot?: string
  readonly scan?: Scan
  /** An identity provider. */
  readonly sso?: SingleSignOn
  /** Roles that must have one-time codes. */
  readonly codesFor?: ReadonlySet<Role>
  readonly baseMap?: BaseMap
  /** Requests a minute from one address; any number unless said otherwise. */
  readonly rate?: number
  readonly isSecure?: boolean
  readonly log?: Log
}

const testCounty = '990181'
const aSchool = '3199000001'
const aDepartment = '财政局'
const aTownship = '990181101'

/** The server without a port, on a database of its own, on 2021-05-11 unless told otherwise. */
export async function testServer({ endpoints = allEndpoints, today = '2021-05-11', ...front }: TestOptions = {}): Promise<TestServer> {
  const { owner: address, drop } = await testDatabase()
  const owner = openPool(address, { connections: 2 })
  const db = openPool(appAddress(address), { connections: 4 })
  await owner.insertInto('county').values({ county_code: testCounty, name: 'X市', sample_loaded_at: null }).execute()
  const adminScope: Scope = { countyCode: testCounty, role: 'bureau-admin' }
  const errors: unknown[] = []
  const app = httpApp({
    db,
    endpoints,
    countyCode: testCounty,
    today: () => today,
    authenticate: (tx, token) => authenticate(tx, testCounty, token, today),
    ...front,
    onError: (error) => errors.push(error),
  })

  const cookies = new Map<string, Promise<string>>()
  const cookie = (person: Person) => {
    const key = JSON.stringify(person)
    const made = cookies.get(key) ?? signedIn({ owner, db, adminScope, today }, person)
    cookies.set(key, made)
    return made
  }
  const as: TestServer['as'] = (person) => async (method, url, body) => {
    const { headers, ...payload } = asPayload(body)
    if (person !== undefined) headers['cookie'] = await cookie(person)
    const reply = await app.inject({ method, url, headers, ...payload })
    if (reply.statusCode === 500) throw new Error(`${method} ${url}`, { cause: errors.at(-1) })
    return { status: reply.statusCode, json: parsed(reply.body), bytes: reply.rawPayload, headers: reply.headers }
  }
  const auditRows = () => owner.selectFrom('audit').select(['action', 'subject']).orderBy('at').orderBy('id').execute()
  const close = async () => {
    await app.close()
    await Promise.all([db.destroy(), owner.destroy()])
    await drop()
  }
  return { app, db, owner, address, countyCode: testCounty, as, cookie, adminScope, auditRows, close }
}

interface Maker {
  readonly owner: Db
  readonly db: Db
  readonly adminScope: Scope
  readonly today: string
}

/** The session cookie of a person made for the purpose, by the way every person takes: a link, spent. */
async function signedIn({ owner, db, adminScope, today }: Maker, person: Person): Promise<string> {
  const userId = await addPerson(owner, person)
  const token = await inScope(db, adminScope, async (tx) => {
    const link = await addSignInLink(tx, testCounty, userId)
    return (await openSession(tx, testCounty, { linkToken: link.token, address: '127.0.0.1', agent: undefined }, today))?.token
  })
  return `junheng_session=${token}`
}

/** Somebody with a post, entered by the owner so that no test depends on what an administrator may do. */
async function addPerson(owner: Db, person: Person): Promise<string> {
  const { role, ...given } = typeof person === 'string' ? { role: person } : person
  const kind = organisationKindOf(role)
  const { schoolId = aSchool, department = aDepartment, township = aTownship } = given as Partial<Exclude<Person, string>>
  const name = { school: schoolId, township: `乡镇 ${township}`, department, government: '市政府', bureau: '教育局', section: '科室' }[kind]
  const [userId, organisationId] = [newId(), newId()]
  await owner.insertInto('app_user').values({ county_code: testCounty, id: userId, name: `测试 ${role}` }).execute()
  const organisation = { county_code: testCounty, id: organisationId, kind, name, school_id: kind === 'school' ? schoolId : null, township: kind === 'township' ? township : null }
  const entered = await owner.insertInto('organisation').values(organisation).onConflict((on) => on.columns(['county_code', 'kind', 'name']).doUpdateSet({ name })).returning('id').executeTakeFirstOrThrow()
  await owner.insertInto('post').values({ county_code: testCounty, id: newId(), user_id: userId, organisation_id: entered.id, role, since: '2000-01-01', until: null, deputises: null }).execute()
  return userId
}

function asPayload(body: unknown): { headers: Record<string, string>; payload?: string | Buffer } {
  if (body === undefined) return { headers: {} }
  if (body instanceof Uint8Array) return { headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from(body) }
  return { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) }
}

function parsed(body: string) {
  try {
    return JSON.parse(body) as never
  } catch {
    return undefined as never
  }
}
