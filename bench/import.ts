import { median, printTable } from './figures.ts'
import { inOwnProcess } from './own-process.ts'

export interface ImportHeat {
  readonly schools: number
  /** `read`: the workbook alone; `book`: read, checked, compared, judged by every standard and booked into a new database. */
  readonly what: 'read' | 'book'
  readonly repetitions: number
}

/** Times in milliseconds, one a repetition, memory in MiB. */
export interface ImportPerformance {
  readonly ms: readonly number[]
  readonly bytes: number
  /** High water before the workbook was read: Node, the program and the workbook's making. */
  readonly beforeMiB: number
  readonly peakMiB: number
}

/** Import of an official workbook of 200 schools: reading it in its worker, and the whole way into the database. */
export async function benchImport(): Promise<void> {
  const rows = []
  for (const heat of [{ schools: 200, what: 'read', repetitions: 5 }, { schools: 200, what: 'book', repetitions: 1 }] satisfies ImportHeat[]) {
    const { ms, bytes, beforeMiB, peakMiB } = await inOwnProcess<ImportPerformance>('import-alone.ts', heat)
    rows.push([heat.what, String(heat.repetitions), (bytes / 1024).toFixed(0), ms[0]!.toFixed(0), median(ms).toFixed(0), beforeMiB.toFixed(0), peakMiB.toFixed(0)])
  }
  printTable('official workbook, 200 schools', ['', 'runs', 'file KiB', 'first ms', 'median ms', 'MiB before', 'peak MiB'], rows)
}
