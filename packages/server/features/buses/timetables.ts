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

/** What a timetable written by hand comes to, and the plan that it is where that is wanted and every line can be read. */
export interface CheckedTimetable {
  readonly check: TimetableCheck
  readonly view: BusPlanView | undefined
}

/** Checked by the rules of the plan in force, else by the usual ones. */
export async function checkTimetable(tx: Tx, bytes: Uint8Array, { whole }: Pick<TimetableTask, 'whole'>): Promise<CheckedTimetable> {
  const [reading, inForce, snapshot] = [await readTimetableInWorker(bytes), await adoptedPlan(tx), await countyNow(tx)]
  const { view, faults, ...check } = await judge({ snapshot, rules: inForce?.rules ?? usualRules, closed: inForce?.closed ?? [], lines: reading.lines, whole })
  const placed = placedFaults(reading, faults)
  return { check: { ...check, faults: placed }, view: placed.length > 0 ? undefined : view }
}

function judge(task: TimetableTask): Promise<TimetableOutcome> {
  return inThread<TimetableTask, TimetableOutcome>(new URL('timetable-thread.ts', import.meta.url))(task, { signal: AbortSignal.timeout(60_000), onProgress: () => {} })
}
