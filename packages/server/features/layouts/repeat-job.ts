import { z } from 'zod'
import { Problem } from '@junheng/contract/problem.ts'
import { asProgram } from '../../db/database.ts'
import { planLayoutInThread } from '../../planning/in-thread.ts'
import type { LayoutRun, LayoutTask } from '../../planning/layout-run.ts'
import type { JobKind } from '../jobs/kind.ts'
import { findSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { findScenario } from './queries.ts'

interface Input {
  readonly task: LayoutTask
  readonly result: LayoutRun
}

/** Does a planned scenario's run again, stopped at the same look if it was stopped, and says whether it came out the same to the last bit. */
export const repeatLayoutJob: JobKind<{ readonly scenario: string }, Input, boolean> = {
  name: 'layout.repeat',
  parameters: z.strictObject({ scenario: z.uuid() }),
  permission: 'layout.read',
  async load(tx, { parameters: { scenario } }) {
    const found = await findScenario(tx, scenario)
    const summary = found && (await findSnapshot(tx, found.item.snapshot))
    if (found?.planned == null || summary === undefined) throw new Problem('not_found', { what: 'scenario' })
    const { input, result } = found.planned
    const snapshot = await asProgram(tx, () => loadSnapshot(tx, summary, { staff: true }))
    return { task: { ...input, snapshot, limit: { stoppedAt: result.stoppedAt } }, result }
  },
  work: async ({ task, result }, controls) => JSON.stringify(await planLayoutInThread(task, controls)) === JSON.stringify(result),
  settle: async (_, isSame, { parameters: { scenario } }) => ({ outcome: { scenario, isSame } }),
}
