import { listFindings, type PlacedFinding } from './mark-workbook.ts'
import { readingLimits } from './open-workbook.ts'
import { runInWorker } from './run-in-worker.ts'

/**
 * The clerk's own workbook with its faulty cells marked, made in a thread of its own; the list of findings alone where the file was
 * refused, or is too large to be written within the bounds of that thread.
 */
export async function writeMarkedWorkbook(bytes: Uint8Array, findings: readonly PlacedFinding[]): Promise<Uint8Array> {
  const outcome = await runInWorker<Uint8Array>({ kind: 'mark', bytes, findings }, readingLimits)
  return 'reply' in outcome ? outcome.reply : listFindings(findings)
}
