import { parentPort, workerData } from 'node:worker_threads'
import { readWorkbook } from './read-workbook.ts'
import type { WorkbookTask, WorkerMessage } from './run-in-worker.ts'
import { markWorkbook } from './mark-workbook.ts'

/** Runs in the thread that `runInWorker` starts. */
const task = workerData as WorkbookTask
const tell = (message: WorkerMessage) => parentPort?.postMessage(message, [])

async function replyTo(): Promise<unknown> {
  switch (task.kind) {
    case 'read':
      return readWorkbook(task.bytes, { ...task.options, onProgress: (progress) => tell({ progress }) })
    case 'mark':
      return markWorkbook(task.bytes, task.findings)
  }
}

tell({ reply: await replyTo() })
