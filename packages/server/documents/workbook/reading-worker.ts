import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerMessage } from './read-in-worker.ts'
import { type ReadingOptions, readWorkbook } from './read-workbook.ts'

/** Runs in the thread that `readInWorker` starts. */
const { bytes, profile, limits } = workerData as { readonly bytes: Uint8Array } & ReadingOptions
const tell = (message: WorkerMessage) => parentPort?.postMessage(message, [])

tell({ reading: await readWorkbook(bytes, { ...(profile && { profile }), ...(limits && { limits }), onProgress: (progress) => tell({ progress }) }) })
