import { limitReached } from '../workbook/placed-fault.ts'
import { runInWorker } from '../workbook/run-in-worker.ts'
import { type ProgrammeReading, programmeLimits, refusedAs } from './read-programme.ts'

/** Reads a workbook of projects in a thread of its own: one that would take more time or memory than it may is refused. */
export async function readProgrammeInWorker(bytes: Uint8Array): Promise<ProgrammeReading> {
  const outcome = await runInWorker<ProgrammeReading>({ kind: 'programme', bytes }, programmeLimits)
  return 'reply' in outcome ? outcome.reply : refusedAs(limitReached(outcome.ended, programmeLimits))
}
