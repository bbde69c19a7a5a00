import { Worker } from 'node:worker_threads'
import type { FindingCode } from '@junheng/core/county/check-finding.ts'
import { readingLimits } from './open-workbook.ts'
import { type ReadingOptions, refusal, type WorkbookReading } from './read-workbook.ts'

export interface WorkerControls {
  /** Share of the work done, 0–1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/**
 * Reads a workbook in a thread of its own, with a heap and a time that it cannot exceed: a file that would need more is refused as
 * one finding, and the server goes on. Rejects with the signal's reason when stopped.
 */
export async function readInWorker(bytes: Uint8Array, { profile = [], limits }: Omit<ReadingOptions, 'onProgress'> = {}, { onProgress, signal }: WorkerControls = {}): Promise<WorkbookReading> {
  signal?.throwIfAborted()
  const { seconds, heapMegabytes } = { ...readingLimits, ...limits }
  const worker = new Worker(new URL('reading-worker.mjs', import.meta.url), {
    workerData: { bytes, profile, limits },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  try {
    return await Promise.race([replyOf(worker, heapMegabytes, onProgress), timeUp(seconds, worker), aborted(signal)])
  } finally {
    await worker.terminate()
  }
}

export type WorkerMessage = { readonly progress: number } | { readonly reading: WorkbookReading }

const refused = (code: FindingCode, details: Readonly<Record<string, number | string>>) => refusal({ tier: 'reading', code, details })

function replyOf(worker: Worker, heapMegabytes: number, onProgress?: (share: number) => void): Promise<WorkbookReading> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => ('reading' in message ? resolve(message.reading) : onProgress?.(message.progress)))
    worker.on('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refused('tooLarge', { what: 'heapMegabytes', limit: heapMegabytes, found: heapMegabytes })) : reject(error))
  })
}

/** The timer ends with the worker, so that it holds up nothing. */
function timeUp(seconds: number, worker: Worker): Promise<WorkbookReading> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(refused('tooSlow', { seconds })), seconds * 1000)
    worker.once('exit', () => clearTimeout(timer))
  })
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))
}
