import { runInWorker } from '../workbook/run-in-worker.ts'
import { readRoster, refusedRoster, rosterLimits, type RosterReading } from './read-roster.ts'

/** Reads a roster in a thread of its own: one that would take more time or memory than it may is refused. */
export async function readRosterInWorker(bytes: Uint8Array): ReturnType<typeof readRoster> {
  const { seconds, heapMegabytes } = rosterLimits
  const outcome = await runInWorker<RosterReading>({ kind: 'roster', bytes }, rosterLimits)
  if ('reply' in outcome) return outcome.reply
  return refusedRoster(outcome.ended === 'time' ? { code: 'tooSlow', details: { seconds } } : { code: 'tooLarge', details: { what: 'heapMegabytes', limit: heapMegabytes, found: heapMegabytes } })
}
