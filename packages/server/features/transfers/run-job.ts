import { z } from 'zod'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import type { Round } from '@junheng/core/planning/transfers/round.ts'
import { inThread } from '../jobs/in-thread.ts'
import type { JobKind } from '../jobs/kind.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { addRecord, addStep, advanceRound, assembleRound, findRound } from './queries.ts'

interface Parameters {
  readonly transfer: string
}

export interface RunInput {
  readonly round: Round
  readonly rulesPublishedOn: string
  readonly applicationsClosedOn: string
}

/** The run of a round, in a thread: what was frozen goes in, the record comes out, and is written once with the new state. */
export const runTransferJob: JobKind<Parameters, RunInput, RoundRecord> = {
  name: 'transfer.run',
  parameters: z.strictObject({ transfer: z.string().min(1).max(100) }),
  permission: 'transfer.manage',
  async load(tx, { parameters }) {
    const stored = await findRound(tx, parameters.transfer)
    if (stored?.state !== 'closed') throw new Problem('transfer_state')
    return { round: await assembleRound(tx, stored), rulesPublishedOn: stored.rules_published_on, applicationsClosedOn: stored.applications_until }
  },
  work: inThread<RunInput, RoundRecord>(new URL('run-thread.ts', import.meta.url)),
  async settle(tx, record, { parameters, day, scope }) {
    const stored = await findRound(tx, parameters.transfer)
    if (stored?.state !== 'closed') throw new Problem('transfer_state')
    await addRecord(tx, stored, record)
    await advanceRound(tx, stored, 'ran')
    await addStep(tx, stored, { step: 'ran', day, by: scope.role ?? '', hash: record.result.seed, note: `${record.result.placements.length}` })
    return { outcome: { placed: record.result.placements.length, reached: record.result.reached.length } }
  },
}
