import { Worker } from 'node:worker_threads'
import type { MapPlace } from '@junheng/core/planning/roads/road-map.ts'
import type { ReadingOptions } from './read-workbook.ts'
import type { PlacedFinding } from './mark-workbook.ts'

/** Work on a workbook that a stranger sent. */
export type WorkbookTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly options: Omit<ReadingOptions, 'onProgress'> }
  | { readonly kind: 'programme'; readonly bytes: Uint8Array }
  | { readonly kind: 'roster'; readonly bytes: Uint8Array }
  | { readonly kind: 'transfer'; readonly bytes: Uint8Array }
  | { readonly kind: 'timetable'; readonly bytes: Uint8Array }
  | { readonly kind: 'roads'; readonly bytes: Uint8Array; readonly places: readonly MapPlace[] }
  | { readonly kind: 'mark'; readonly bytes: Uint8Array; readonly findings: readonly PlacedFinding[] }

/** What a worker sends: shares of progress, and at the end its reply. */
export type WorkerMessage = { readonly progress: number } | { readonly reply: unknown }

export interface WorkerBounds {
  readonly seconds: number
  readonly heapMegabytes: number
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** What became of it: a reply, or an end because a bound was reached. */
export type WorkerOutcome<Reply> = { readonly reply: Reply } | { readonly ended: 'time' | 'memory' }

/** Does a task in a thread of its own, with a time and a heap that it cannot exceed. Rejects with the signal's reason when stopped. */
export async function runInWorker<Reply>(task: WorkbookTask, { seconds, heapMegabytes, onProgress, signal }: WorkerBounds): Promise<WorkerOutcome<Reply>> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('workbook-worker.mjs', import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
  try {
    return await Promise.race([outcomeOf<Reply>(worker, onProgress), timeUp(seconds, worker), aborted(signal)])
  } finally {
    await worker.terminate()
  }
}

function outcomeOf<Reply>(worker: Worker, onProgress?: (share: number) => void): Promise<WorkerOutcome<Reply>> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => ('reply' in message ? resolve({ reply: message.reply as Reply }) : onProgress?.(message.progress)))
    worker.on('error', (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ ended: 'memory' }) : reject(error)))
  })
}

/** The timer ends with the worker, so that it holds up nothing. */
function timeUp(seconds: number, worker: Worker): Promise<{ readonly ended: 'time' }> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ended: 'time' }), seconds * 1000)
    worker.once('exit', () => clearTimeout(timer))
  })
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))
}
