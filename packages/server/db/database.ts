import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Role } from '@junheng/contract/permissions.ts'
import { CommitUnknown, DatabaseAway, isAway, isPoolFull, PoolFull } from './away.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
/** Queries take a Tx, never the Db: only inside a transaction does row-level security know who asks. */
export type Tx = Transaction<Tables>

/** Who asks, for whom: what row-level security goes by. What is absent is not granted. */
export interface Scope {
  readonly countyCode: string
  readonly userId?: string
  readonly role?: Role
  /** 标识码 of the school whose rows a `school` user sees. */
  readonly schoolId?: string
  /** Code of the township unit whose schools a `township` user sees. */
  readonly township?: string
  /** The office whose nodes the user answers for. */
  readonly department?: string
  /** Hash of the token that the caller holds: opens its session or its sign-in link, nothing else. */
  readonly tokenSha256?: string
  /** From where the request came, and the audit row its changes belong to; kept until the transaction ends. */
  readonly request?: { readonly address: string; readonly auditId: string }
}

/** A server that fails has so long to be replaced before those who wait are told. */
const patienceMs = 10_000
const longestPauseMs = 500

/**
 * One transaction in one scope. `work` may be run again when PostgreSQL asks for it or its server goes away, so it changes nothing but `tx`.
 * Throws DatabaseAway where nobody answers in time, PoolFull where too many ask, CommitUnknown where the connection breaks during the commit.
 */
export async function inScope<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const begun = performance.now()
  for (let attempt = 1; ; attempt++) {
    let isDone = false
    try {
      return await db.transaction().execute(async (tx) => {
        await setScope(tx, scope)
        const result = await work(tx)
        isDone = true
        return result
      })
    } catch (error) {
      if (isPoolFull(error)) throw new PoolFull(error)
      if (isAway(error)) {
        if (isDone) throw new CommitUnknown(error)
        if (performance.now() - begun > patienceMs) throw new DatabaseAway(error)
        await wait(Math.min(longestPauseMs, 25 * 2 ** attempt))
      } else if (attempt >= 4 || !worthRetrying(error)) throw error
    }
  }
}

/** Narrows or replaces the scope for the rest of the transaction; it ends with it. */
export async function setScope(tx: Tx, scope: Scope): Promise<void> {
  const { request } = scope
  const named = request === undefined ? sql`` : sql`, set_config('junheng.address', ${request.address}, true), set_config('junheng.request', ${request.auditId}, true)`
  await sql`select
    set_config('junheng.county', ${scope.countyCode}, true),
    set_config('junheng.user', ${scope.userId ?? ''}, true),
    set_config('junheng.role', ${scope.role ?? ''}, true),
    set_config('junheng.school', ${scope.schoolId ?? ''}, true),
    set_config('junheng.department', ${scope.department ?? ''}, true),
    set_config('junheng.township', ${scope.township ?? ''}, true),
    set_config('junheng.token', ${scope.tokenSha256 ?? ''}, true)${named}`.execute(tx)
}

/**
 * Work of the program itself within somebody's transaction: a booking carries on persons whom whoever books may not read. The rest of
 * the scope stays the caller's.
 */
export async function asProgram<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ role: string }>`select coalesce(current_setting('junheng.role', true), '') as role`.execute(tx)
  await setRole(tx, 'bureau-admin')
  try {
    return await work()
  } finally {
    // In a transaction that has failed there is nothing left to narrow.
    await setRole(tx, rows[0]!.role).catch(() => {})
  }
}

async function setRole(tx: Tx, role: string) {
  await sql`select set_config('junheng.role', ${role}, true)`.execute(tx)
}

/** Serialisation failure and deadlock: nothing was written, and the next attempt may pass. */
function worthRetrying(error: unknown) {
  const code = (error as { code?: unknown } | null)?.code
  return code === '40001' || code === '40P01'
}
