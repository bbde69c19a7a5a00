import { readFileSync } from 'node:fs'

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

/** How long some work took, in milliseconds, with what it found. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly found: T; readonly ms: number }> {
  const start = performance.now()
  const found = await work()
  return { found, ms: performance.now() - start }
}

/** The high-water mark of this process's resident memory, threads included; Linux only. */
export function peakMiB(): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
}

/** A title and a table, the first column to the left and the figures to the right. */
export function printTable(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')
  console.log(`\n${title}\n${[header, ...rows].map(line).join('\n')}`)
}
