import type { TimetableCheck } from '@junheng/contract/buses.ts'
import { usualRules } from '@junheng/core/planning/buses/county-buses.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { Tx } from '../../db/database.ts'
import { placedFaults } from '../../documents/buses/in-words.ts'
import { readTimetableInWorker } from '../../documents/buses/timetable-sheet.ts'
import { inThread } from '../jobs/in-thread.ts'
import { countyNow } from './making.ts'
import { adoptedPlan } from './queries.ts'
import type { TimetableOutcome, TimetableTask } from './timetable-thread.ts'

/** What a timetable written by hand comes to, and the plan that it is where every line can be read. */
export interface CheckedTimetable {
  readonly check: TimetableCheck
  readonly view: BusPlanView | undefined
}

/** Checked by the rules of the plan in force, else by the usual ones. */
export async function checkTimetable(tx: Tx, bytes: Uint8Array): Promise<CheckedTimetable> {
  const [reading, inForce, snapshot] = [await readTimetableInWorker(bytes), await adoptedPlan(tx), await countyNow(tx)]
  const { faults, view } = await judge({ snapshot, rules: inForce?.rules ?? usualRules, closed: inForce?.closed ?? [], lines: reading.lines })
  const placed = placedFaults(reading, faults)
  if (placed.length > 0 || view === undefined) return { check: { faults: placed, runs: 0, halts: 0, unseated: 0, violations: [] }, view: undefined }
  const halts = view.runs.reduce((sum, run) => sum + run.halts.length, 0)
  return { check: { faults: [], runs: view.runs.length, halts, unseated: view.cost.unseated, violations: view.violations }, view }
}

function judge(task: TimetableTask): Promise<TimetableOutcome> {
  return inThread<TimetableTask, TimetableOutcome>(new URL('timetable-thread.ts', import.meta.url))(task, { signal: AbortSignal.timeout(60_000), onProgress: () => {} })
}
