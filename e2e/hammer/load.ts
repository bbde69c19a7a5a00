import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start, stop, type Served } from '../../scripts/served.mjs'
import type { Part } from './part.ts'
import type { Measured } from './load-client.ts'

/** What the issue asks of the load, in milliseconds. */
const promised = { p95: 500, p99: 2000 } as const

/** So many signed-in users at once: 70 % read, 20 % report, 10 % export or try a slip. The clients are a process of their own beside the server. */
export const loadPart: Part = async ({ users, minutes, seed }, say) => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-hammer-'))
  const served = await start(folder, { sample: true })
  try {
    const measured = await measure(served, { users, seconds: minutes * 60, seed })
    for (const line of report(measured, { users, minutes })) say(line)
    return faultsOf(measured)
  } finally {
    await stop(served, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure({ address, cookie }: Served, load: { users: number; seconds: number; seed: number }): Promise<readonly Measured[]> {
  const client = fork(join(import.meta.dirname, 'load-client.ts'), [], { execArgv: process.execArgv })
  client.send({ address, cookie, ...load })
  const [measured] = (await once(client, 'message')) as [readonly Measured[]]
  client.disconnect()
  return measured
}

function report(measured: readonly Measured[], { users, minutes }: { users: number; minutes: number }): readonly string[] {
  const total = measured.reduce((sum, { times }) => sum + times.length, 0)
  const rows = measured.map(({ name, times, errors }) => `${name.padEnd(24)} ${String(times.length).padStart(6)}  p50 ${ms(times, 0.5)}  p95 ${ms(times, 0.95)}  p99 ${ms(times, 0.99)}  errors ${errors.length}`)
  return [`${users} 用户 users, ${minutes} min, ${total} 请求 requests, ${(total / minutes / 60).toFixed(1)}/s`, ...rows]
}

function faultsOf(measured: readonly Measured[]): readonly string[] {
  const slow = measured.flatMap(({ name, times }) => {
    const [p95, p99] = [quantile(times, 0.95), quantile(times, 0.99)]
    return p95 > promised.p95 || p99 > promised.p99 ? [`${name}: p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`] : []
  })
  return [...slow, ...measured.flatMap(({ name, errors }) => (errors.length > 0 ? [`${name}: ${errors.length} errors, the first: ${errors[0]}`] : []))]
}

const ms = (times: readonly number[], q: number) => `${quantile(times, q).toFixed(0).padStart(5)} ms`

/** The value that a share `q` of them does not exceed. */
function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0
}
