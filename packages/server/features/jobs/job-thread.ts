import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadControls, ThreadMessage, ThreadTask } from './in-thread.ts'

/** Runs in the thread that `inThread` starts. */
const { module, input, stopCell } = workerData as ThreadTask
const tell = (message: ThreadMessage) => parentPort?.postMessage(message, [])

/** Progress is posted at most this often, however often it is said. */
const everyMs = 100
let last = 0

const controls: ThreadControls = {
  stop: () => Atomics.load(stopCell, 0) === 1,
  onProgress: (share, note) => {
    const now = performance.now()
    if (now - last < everyMs) return
    last = now
    tell({ share, ...(note !== undefined && { note }) })
  },
}

const { work } = (await import(module)) as { readonly work: (input: unknown, controls: ThreadControls) => unknown }
tell({ output: await work(input, controls) })
