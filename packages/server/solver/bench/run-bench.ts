import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { BenchFamily, BenchLine } from './bench-line.ts'

/** Runs one instance, and measures time and memory around it. */
export async function runBench(family: BenchFamily, file: string, seconds: number): Promise<BenchLine> {
  forgetPeak()
  const started = performance.now()
  const found = await family(file, seconds)
  return { instance: basename(file), ...found, seconds: Math.round(performance.now() - started) / 1000, peakMb: peakMb() }
}

/** Linux keeps the high-water mark of memory until it is told to forget it; elsewhere the mark is that of the whole process. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // The mark stays: it is then an upper bound.
  }
}

/** Megabytes of resident memory at the peak, threads included. */
function peakMb(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024)
  }
}
