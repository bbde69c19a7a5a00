import { Worker } from 'node:worker_threads'
import type { JobNote } from '@junheng/contract/jobs.ts'
import type { JobControls } from './kind.ts'

/** What the thread is started with. */
export interface ThreadTask {
  /** File URL of a module that exports `work`. */
  readonly module: string
  readonly input: unknown
  /** One cell that turns 1 when the work is to stop: a loop that never yields still sees it. */
  readonly stopCell: Int32Array<SharedArrayBuffer>
}

/** What the thread says: shares of progress, and at the end its output. */
export type ThreadMessage = { readonly share: number; readonly note?: JobNote } | { readonly output: unknown }

/** What `work` in such a module gets beside its input. */
export interface ThreadControls {
  /** True once it is to stop; an answer within the grace still counts. Cheap enough for every turn of a loop. */
  readonly stop: () => boolean
  readonly onProgress: (share: number, note?: JobNote) => void
}

export interface ThreadBounds {
  readonly heapMegabytes?: number
  /** How long after the wish to stop an answer is waited for. */
  readonly graceMs?: number
}

/**
 * Work in a thread of its own: `work(input, { stop, onProgress })` of the module at `url`, so that the server answers meanwhile. Input and
 * output are what structured clone carries. Asked to stop, it may answer with what it has within the grace; then it is ended.
 */
export function inThread<Input, Output>(url: URL, { heapMegabytes = 1024, graceMs = 5000 }: ThreadBounds = {}) {
  return async (input: Input, { signal, onProgress }: JobControls): Promise<Output> => {
    signal.throwIfAborted()
    const stopCell = new Int32Array(new SharedArrayBuffer(4))
    const task: ThreadTask = { module: url.href, input, stopCell }
    const thread = new Worker(new URL('job-thread.mjs', import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
    signal.addEventListener('abort', () => Atomics.store(stopCell, 0, 1), { once: true })
    try {
      return await Promise.race([outputOf<Output>(thread, onProgress), graceOver(thread, signal, graceMs)])
    } finally {
      await thread.terminate()
    }
  }
}

function outputOf<Output>(thread: Worker, onProgress: JobControls['onProgress']): Promise<Output> {
  return new Promise((resolve, reject) => {
    thread.on('message', (message: ThreadMessage) => ('output' in message ? resolve(message.output as Output) : onProgress(message.share, message.note)))
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('The thread ended without an answer.')))
  })
}

/** Rejects once the grace after the wish to stop is over. The timer ends with the thread, so that it holds up nothing. */
function graceOver(thread: Worker, signal: AbortSignal, graceMs: number): Promise<never> {
  return new Promise((_, reject) => {
    const wait = () => {
      const timer = setTimeout(() => reject(signal.reason), graceMs)
      thread.once('exit', () => clearTimeout(timer))
    }
    signal.addEventListener('abort', wait, { once: true })
  })
}
