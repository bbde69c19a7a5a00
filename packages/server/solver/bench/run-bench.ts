import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { BenchClock, BenchFamily, BenchLine } from './bench-line.ts'

/** Runs one instance for some seconds of a clock, and measures time and memory around it. */
// eslint-disable-next-line max-params -- what, which, how long, by which clock
export async function runBench(family: BenchFamily, file: string, seconds: number, clock: BenchClock = 'wall'): Promise<BenchLine> {
  forgetPeak()
  const started = performance.now()
  const before = cpuSeconds()
  const spent = clock === 'cpu' ? () => cpuSeconds() - before : () => (performance.now() - started) / 1000
  const found = await family(file, { seconds, isOver: () => spent() >= seconds })
  const line = { instance: basename(file), ...found, seconds: Math.round(performance.now() - started) / 1000, peakMb: peakMb() }
  return clock === 'cpu' ? { ...line, cpuSeconds: Math.round(spent() * 1000) / 1000 } : line
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
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
