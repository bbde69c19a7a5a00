import { runInWorker } from '../workbook/run-in-worker.ts'
import { type ProgrammeReading, programmeLimits, refusedAs } from './read-programme.ts'

/** Reads a workbook of projects in a thread of its own: one that would take more time or memory than it may is refused. */
export async function readProgrammeInWorker(bytes: Uint8Array): Promise<ProgrammeReading> {
  const { seconds, heapMegabytes } = programmeLimits
  const outcome = await runInWorker<ProgrammeReading>({ kind: 'programme', bytes }, programmeLimits)
  if ('reply' in outcome) return outcome.reply
  const tooSlow = { code: 'tooSlow', details: { seconds } }
  const tooLarge = { code: 'tooLarge', details: { what: 'heapMegabytes', limit: heapMegabytes, found: heapMegabytes } }
  return refusedAs(outcome.ended === 'time' ? tooSlow : tooLarge)
}
