import { sql } from 'kysely'
import { z } from 'zod'
import type { JobView } from '@junheng/contract/jobs.ts'
import { inScope } from '../../db/database.ts'
import { addAuditRow } from '../audit/queries.ts'
import type { TestServer } from '../../testing.ts'
import { inThread } from './in-thread.ts'
import type { JobKind } from './kind.ts'
import { findJob } from './queries.ts'
import { startJob } from './start.ts'

interface Counting {
  readonly to: number
  /** Throws at the first so many attempts; which one it is, the module remembers. */
  readonly failing: number
}

/** Attempts at each job in this process. */
export const attemptsSeen = new Map<string, number>()

/** Counts in a thread that never yields; its effect is one row of the audit, so that a second one would be seen. */
export const countKind: JobKind<Counting, Counting & { readonly id: string }, { readonly counted: number; readonly stopped: boolean }> = {
  name: 'test.count',
  parameters: z.strictObject({ to: z.int().min(0), failing: z.int().default(0) }),
  permission: 'county.read',
  load: async (_tx, { id, parameters }) => ({ ...parameters, id }),
  work(input, controls) {
    const attempt = (attemptsSeen.get(input.id) ?? 0) + 1
    attemptsSeen.set(input.id, attempt)
    if (attempt <= input.failing) throw new Error(`attempt ${attempt} fails`)
    return count(input, controls)
  },
  async settle(tx, output, { id, scope }) {
    await addAuditRow(tx, scope.countyCode, { action: 'test.effect', subject: id })
    return { outcome: output }
  },
}

const count = inThread<Counting, { readonly counted: number; readonly stopped: boolean }>(new URL('testing-count.ts', import.meta.url), { graceMs: 2000 })

/** Asks for a run of a kind as the county's administrator. */
export async function ask<P, I, O>({ db, adminScope }: Pick<TestServer, 'db' | 'adminScope'>, kind: JobKind<P, I, O>, parameters: P): Promise<JobView> {
  const userId = '01890000-0000-7000-8000-000000000001'
  const scope = { ...adminScope, userId }
  return inScope(db, scope, (tx) => startJob({ tx, scope, user: { id: userId, name: '管理员', role: 'bureau-admin' }, today: '2021-05-11' }, kind, parameters))
}

/** A run as the administrator sees it now. */
export async function seen({ db, adminScope }: Pick<TestServer, 'db' | 'adminScope'>, id: string): Promise<JobView> {
  return inScope(db, adminScope, async (tx) => (await findJob(tx, id))!)
}

/** How often the effect of a run was written. */
export async function effects({ owner }: Pick<TestServer, 'owner'>, id: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from audit where action = 'test.effect' and subject = ${id}`.execute(owner)
  return rows[0]!.rows
}
