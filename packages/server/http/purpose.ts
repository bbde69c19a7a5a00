import { clearedFor, type SensitivityClass } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { Route } from '@junheng/contract/route.ts'
import { PurposeSchema } from '@junheng/contract/sensitive-reads.ts'
import type { Scope, Tx } from '../db/database.ts'
import { closeClasses, openClasses } from '../features/sensitive-reads/queries.ts'

/** What of a request may say a purpose, and of what. */
interface Stating {
  readonly params: unknown
  readonly query: unknown
  readonly purpose?: string | undefined
}

/** How an endpoint reads classified rows. */
export interface Classified<Reply> {
  readonly classes: readonly SensitivityClass[]
  /** Refused without a purpose, or answered without these rows. */
  readonly purpose: 'required' | 'whereStated'
  /** How many classified rows a reply hands out. */
  readonly rows: (reply: Reply) => number
}

interface Asked<Classes = Pick<Classified<never>, 'classes' | 'purpose'>> {
  readonly route: Pick<Route<never, never, never, never>, 'method' | 'path'>
  readonly classified: Classes
  readonly request: Stating
  readonly scope: Scope
}

/** Does the work of an endpoint with its classified rows open, where it has any, and notes how many it handed out. */
export async function withClassified<Reply>(tx: Tx, { classified, ...asked }: Asked<Classified<Reply> | undefined>, work: () => Promise<Reply>): Promise<Reply> {
  if (classified === undefined) return work()
  const reading = await beginReading(tx, { ...asked, classified })
  const reply = await work()
  if (reading !== undefined) await closeClasses(tx, reading, classified.rows(reply))
  return reply
}

/** Logs the purpose and opens the classes that the caller is cleared for; undefined where none was stated and none is required. */
async function beginReading(tx: Tx, { route, classified, request, scope }: Asked): Promise<string | undefined> {
  const stated = statedPurpose(request)
  if (stated === undefined && classified.purpose === 'whereStated') return undefined
  const purpose = PurposeSchema.safeParse(stated)
  if (!purpose.success) throw new Problem('purpose_needed', { classes: classified.classes })
  const classes = scope.role === undefined ? [] : clearedFor(scope.role, classified.classes)
  if (classes.length === 0) return refuseUncleared(classified)
  const subject = Object.values(request.params ?? {}).join(' ')
  return openClasses(tx, scope.countyCode, { classes, purpose: purpose.data, what: `${route.method} ${route.path}`, subject })
}

function refuseUncleared({ classes, purpose }: Asked['classified']): undefined {
  if (purpose === 'required') throw new Problem('not_allowed', { classes })
}

/** By header, percent-encoded, or by the query of a link. */
function statedPurpose({ purpose, query }: Stating): string | undefined {
  return purpose === undefined ? (query as { readonly purpose?: string } | undefined)?.purpose : decoded(purpose)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The request as its contract knows it: the purpose is said to this ring, not to the handling. */
export function withoutPurpose<Request extends Stating>(request: Request): Request {
  const { purpose: _, ...query } = (request.query ?? {}) as Record<string, unknown>
  return { ...request, query }
}
