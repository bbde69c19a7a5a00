import { parentPort, workerData } from 'node:worker_threads'
import type { WorkbookTask, WorkerMessage } from './run-in-worker.ts'

/** Runs in the thread that `runInWorker` starts; what a task does not need is not loaded. */
const task = workerData as WorkbookTask
const tell = (message: WorkerMessage) => parentPort?.postMessage(message, [])

async function replyTo(): Promise<unknown> {
  switch (task.kind) {
    case 'read':
      return (await import('./read-workbook.ts')).readWorkbook(task.bytes, { ...task.options, onProgress: (progress) => tell({ progress }) })
    case 'programme':
      return (await import('../projects/read-programme.ts')).readProgramme(task.bytes)
    case 'roster':
      return (await import('../roster/read-roster.ts')).readRoster(task.bytes)
    case 'transfer':
      return (await import('../transfers/teacher-sheet.ts')).readTeacherSheet(task.bytes)
    case 'timetable':
      return (await import('../buses/timetable-sheet.ts')).readTimetable(task.bytes)
    case 'roads':
      return (await import('../roads/read-road-map.ts')).readRoadMap(task.bytes, task.places)
    case 'mark':
      return (await import('./mark-workbook.ts')).markWorkbook(task.bytes, task.findings)
  }
}

tell({ reply: await replyTo() })
