import { runInWorker } from '../workbook/run-in-worker.ts'
import { limitReached } from '../workbook/placed-fault.ts'
import { refusedWhole } from '../workbook/titled-sheet.ts'
import { rosterLimits, type RosterReading } from './read-roster.ts'

/** Reads a roster in a thread of its own: one that would take more time or memory than it may is refused. */
export async function readRosterInWorker(bytes: Uint8Array): Promise<RosterReading> {
  const outcome = await runInWorker<RosterReading>({ kind: 'roster', bytes }, rosterLimits)
  return 'reply' in outcome ? outcome.reply : refusedWhole(limitReached(outcome.ended, rosterLimits))
}
