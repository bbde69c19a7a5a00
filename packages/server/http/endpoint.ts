import { may, type Permission, type Role } from '@junheng/contract/permissions.ts'
import { Problem, type ProblemCode } from '@junheng/contract/problem.ts'
import type { Owed } from '@junheng/contract/sessions.ts'
import type { FileReply, Route } from '@junheng/contract/route.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { z } from 'zod'
import type { Db, Scope, Tx } from '../db/database.ts'
import type { Scan } from '../documents/scan.ts'
import { addAuditRow, type AuditEntry } from '../features/audit/queries.ts'
import type { SingleSignOn } from '../features/sso/provider.ts'
import { owedBy } from '../features/sessions/owed.ts'
import { hashOf, scopeOf, type User } from '../features/sessions/queries.ts'
import { certainly } from './certainly.ts'
import { withClassified, withoutPurpose, type Classified } from './purpose.ts'
import { unstorable } from './unstorable.ts'

/** A permission some role has, or 'signedIn' for any role, or 'anyone', who then may be nobody. */
export type Allow = Permission | 'signedIn' | 'anyone'

export interface Call<Params, Query, Body, Caller = User> {
  readonly tx: Tx
  /** What row-level security goes by in `tx`; for work that goes on after the request. */
  readonly scope: Scope
  readonly user: Caller
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Today, by the clock the server was started with. */
  readonly today: IsoDate
  /** From where it came, and by what program. */
  readonly address: string
  readonly agent: string | undefined
  /** The identity provider of the installation, where it has one. */
  readonly sso: SingleSignOn | undefined
  /** Roles that must sign in with one-time codes. */
  readonly codesFor: ReadonlySet<Role>
  /** It came over TLS, so that a cookie may ask for it. */
  readonly isSecure: boolean
  /** A header of the reply; set only if the request succeeds. */
  readonly setHeader: (name: string, value: string) => void
}

export interface Handling<A extends Allow, Params, Query, Body, Reply> {
  /** Checked before anything is read. There is no route without one. */
  readonly allow: A
  /** The row that says what was done or read, written in the same transaction. */
  readonly audit: (done: Call<Params, Query, Body, CallerOf<A>> & { readonly reply: Reply }) => AuditEntry
  readonly handle: (call: Call<Params, Query, Body, CallerOf<A>>) => Promise<Reply>
  /** Opens classified rows to the handling, once the caller has said what they are read for; without it no such row is found. */
  readonly classified?: Classified<Reply>
  /** Open even to somebody who owes one of these, and may do nothing else until it is done. */
  readonly whileOwing?: readonly Owed[]
}

const nobody: ReadonlySet<Role> = new Set()

type CallerOf<A extends Allow> = A extends 'anyone' ? User | undefined : User

/** What the HTTP framework knows of one request. */
export interface RawRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly token: string | undefined
  /** What classified rows are to be read for, as the header says it. */
  readonly purpose?: string | undefined
  /** From where it came, and by what program. */
  readonly address: string
  readonly agent: string | undefined
  /** It came over TLS. */
  readonly isSecure?: boolean
  /** A look at the same thing again, for whoever follows it: checked like the first, and not written into the audit once more. */
  readonly again?: boolean
}

export interface Surroundings {
  readonly db: Db
  readonly countyCode: string
  readonly today: () => IsoDate
  /** Makes `tx`, in which the token is named, the transaction of whoever holds it; undefined where nobody does. */
  readonly authenticate: (tx: Tx, token: string) => Promise<User | undefined>
  /** Examines every uploaded file; absent where the installation names no scanner. */
  readonly scan?: Scan
  /** The identity provider people may sign in by; absent where the settings name none. */
  readonly sso?: SingleSignOn | undefined
  /** Roles that must sign in with one-time codes; none unless the settings say so. */
  readonly codesFor?: ReadonlySet<Role>
}

/** A refusal of which something must remain: what was counted or noted on the way is kept, and `entry` goes into the audit. */
export class KeptRefusal extends Problem {
  readonly entry: AuditEntry
  constructor(code: ProblemCode, entry: AuditEntry, details: Readonly<Record<string, unknown>> = {}) {
    super(code, details)
    this.entry = entry
  }
}

export interface RawReply {
  readonly body: unknown
  readonly headers: ReadonlyMap<string, string>
}

export interface Endpoint {
  readonly route: Route<unknown, unknown, unknown, unknown>
  readonly allow: Allow
  /** Which classified rows it opens, and whether it answers without a purpose. */
  readonly classified?: Pick<Classified<never>, 'classes' | 'purpose'>
  readonly respond: (request: RawRequest, surroundings: Surroundings) => Promise<RawReply>
}

/** Joins a route to its handling. One request, one transaction, one audit row: all of it happens or none. */
export function endpoint<A extends Allow, Params, Query, Body, Reply>(
  route: Route<Params, Query, Body, Reply>,
  { allow, audit, handle, classified, whileOwing = [] }: Handling<A, Params, Query, Body, Reply>,
): Endpoint {
  const respond = async (request: RawRequest, { db, countyCode, today, authenticate, scan, sso, codesFor = nobody }: Surroundings) => {
    const caller = { countyCode, address: request.address, ...(request.token !== undefined && { tokenSha256: hashOf(request.token) }) }
    const outcome = await certainly(db, caller, async (tx, auditId) => {
      const user = await kept(admit({ allow, whileOwing, codesFor }, route, request.token === undefined ? undefined : await authenticate(tx, request.token)))
      if (user instanceof KeptRefusal) return keep(tx, countyCode, user, auditId)
      const scope = scopeOf(countyCode, user)
      const headers = new Map<string, string>()
      const setHeader = (name: string, value: string) => void headers.set(name, value)
      const { address, agent, isSecure = false } = request
      const call = { tx, scope, user: user as CallerOf<A>, today: today(), address, agent, isSecure, sso, codesFor, setHeader, ...readInput(route, classified ? withoutPurpose(request) : request) }
      if (request.body instanceof Uint8Array) await scan?.(request.body)
      const reply = await kept(withClassified(tx, { route, classified, request, scope }, async () => checkReply(route, await handle(call))))
      if (reply instanceof KeptRefusal) return keep(tx, countyCode, reply, auditId)
      if (request.again !== true) await addAuditRow(tx, countyCode, audit({ ...call, reply }), auditId)
      return { body: reply, headers }
    })
    if (outcome instanceof KeptRefusal) throw outcome
    return outcome
  }
  return { route: route as Endpoint['route'], allow, respond, ...(classified && { classified }) }
}

/** A refusal to be kept is a result here, so that the transaction commits. */
async function kept<Reply>(handled: Promise<Reply>): Promise<Reply | KeptRefusal> {
  return handled.catch((error: unknown) => {
    if (error instanceof KeptRefusal) return error
    throw error
  })
}

async function keep(tx: Tx, countyCode: string, refusal: KeptRefusal, auditId: string): Promise<KeptRefusal> {
  await addAuditRow(tx, countyCode, refusal.entry, auditId)
  return refusal
}

interface Admission {
  readonly allow: Allow
  readonly whileOwing: readonly Owed[]
  readonly codesFor: ReadonlySet<Role>
}

/** Acting beyond one's role (越位) is refused, and stays in the audit. */
async function admit({ allow, whileOwing, codesFor }: Admission, { method, path }: Pick<Endpoint['route'], 'method' | 'path'>, user: User | undefined): Promise<User | undefined> {
  if (allow === 'anyone') return user
  if (!user) throw new Problem('not_signed_in')
  const owed = owedBy(user, codesFor)
  if (owed !== null && !whileOwing.includes(owed)) throw new Problem(owed === 'password' ? 'password_expired' : 'codes_owed')
  if (allow !== 'signedIn' && !may(user.role, allow)) throw new KeptRefusal('not_allowed', { action: 'request.refuse', subject: `${method} ${path}`, details: { needs: allow } }, { needs: allow })
  return user
}

/** The one place where what came over the wire becomes typed; all that is wrong with it is said at once. */
function readInput<Params, Query, Body, Reply>(route: Route<Params, Query, Body, Reply>, request: RawRequest) {
  const params = route.params.safeParse(request.params)
  const query = route.query.safeParse(request.query)
  const body = route.body === 'bytes' ? readBytes<Body>(request.body) : route.body.safeParse(request.body ?? {})
  const issues = [...issuesIn('params', params), ...issuesIn('query', query), ...issuesIn('body', body)]
  if (!params.success || !query.success || !body.success) throw new Problem('invalid_input', { issues })
  const read = { params: params.data, query: query.data, body: body.data }
  const characters = unstorable(read, '')
  if (characters.length > 0) throw new Problem('invalid_input', { issues: characters })
  return read
}

type Read<T> = { readonly success: true; readonly data: T } | { readonly success: false; readonly error: Pick<z.ZodError, 'issues'> }

function readBytes<Body>(body: unknown): Read<Body> {
  if (body instanceof Uint8Array) return { success: true, data: body as Body }
  return { success: false, error: { issues: [{ code: 'custom', path: [], message: 'Send the file as application/octet-stream.', input: body }] } }
}

/** What a schema found wrong, each with its place below `part`. */
export function issuesIn<T>(part: string, read: Read<T>) {
  return read.success ? [] : read.error.issues.map(({ path, message, code }) => ({ path: [part, ...path].join('.'), message, code }))
}

/** A reply that breaks its contract is our bug, not the caller's. */
function checkReply<Reply>(route: Route<never, never, never, Reply> | Route<unknown, unknown, unknown, Reply>, reply: Reply): Reply {
  if (route.reply !== 'file') return route.reply.parse(reply)
  if (!isFile(reply)) throw new Error(`${route.method} ${route.path} replied with something that is no file.`)
  return reply
}

function isFile(reply: unknown): reply is FileReply {
  return (reply as Partial<FileReply> | null)?.bytes instanceof Uint8Array
}
