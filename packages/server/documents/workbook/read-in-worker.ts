import type { Finding } from '@junheng/core/county/check-finding.ts'
import { readingLimits } from './open-workbook.ts'
import { type ReadingOptions, refusal, type WorkbookReading } from './read-workbook.ts'
import { runInWorker, type WorkerBounds } from './run-in-worker.ts'

/**
 * Reads a workbook in a thread of its own: a file that would take more time or memory than `limits` is refused as one finding, and
 * the server goes on. Rejects with the signal's reason when stopped.
 */
export async function readInWorker(
  bytes: Uint8Array,
  options: Omit<ReadingOptions, 'onProgress'> = {},
  controls: Pick<WorkerBounds, 'onProgress' | 'signal'> = {},
): Promise<WorkbookReading> {
  const { seconds, heapMegabytes } = { ...readingLimits, ...options.limits }
  const outcome = await runInWorker<WorkbookReading>({ kind: 'read', bytes, options }, { seconds, heapMegabytes, ...controls })
  if ('reply' in outcome) return outcome.reply
  return refusal(outcome.ended === 'time' ? refused('tooSlow', { seconds }) : refused('tooLarge', { what: 'heapMegabytes', limit: heapMegabytes, found: heapMegabytes }))
}

const refused = (code: Finding['code'], details: Finding['details']): Finding => ({ tier: 'reading', code, details })
