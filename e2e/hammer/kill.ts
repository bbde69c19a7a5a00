import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom, start, stop, type Caller, type Served } from '../../scripts/served.mjs'
import { counted, count, type Part } from './part.ts'

const victims = ['server', 'database', 'both'] as const
type Victim = (typeof victims)[number]

/** Clients that write at the same time. */
const writers = 4
/** A round is killed within this time. */
const longestMs = 1500
/** How long a database that was killed may take to come back, on a machine that does much else. */
const patienceMs = 60_000

/** kill -9 of the program, of PostgreSQL, or of both, while clients write: what was acknowledged is there afterwards. */
export const killPart: Part = async ({ times, seed }, say) => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-hammer-'))
  const random = randomFrom(seed)
  let slowest = 0
  const [faults, acknowledged, rounds] = [[] as string[], new Set<string>(), new Map<string, number>()]
  try {
    for (let round = 1; round <= times; round++) {
      const victim = victims[Math.floor(random() * victims.length)]!
      count(rounds, victim)
      slowest = Math.max(slowest, await killedRound(folder, { victim, after: 200 + random() * longestMs, round, acknowledged }))
    }
    const lost = await missing(folder, acknowledged)
    say(`${times} 轮 rounds (${counted(rounds)}); 已确认的写入 acknowledged writes: ${acknowledged.size}; 丢失 lost: ${lost.length}; 数据库恢复最久 slowest return of the database: ${(slowest / 1000).toFixed(1)} s`)
    faults.push(...lost.map((name) => `acknowledged and lost: ${name}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return faults
}

interface Round {
  readonly victim: Victim
  readonly after: number
  readonly round: number
  readonly acknowledged: Set<string>
}

/** Answers how long the database took to come back under the same program, in milliseconds; 0 where the program was killed. */
async function killedRound(folder: string, { victim, after, round, acknowledged }: Round): Promise<number> {
  const served = await start(folder)
  let ended = false
  const writing = Array.from({ length: writers }, (_, writer) => write(served.call, `${round}-${writer}`, acknowledged, () => ended))
  await wait(after)
  if (victim !== 'server') process.kill(databaseOf(folder), 'SIGKILL')
  if (victim !== 'database') await stop(served, 'SIGKILL')
  const back = victim === 'database' ? await backAgain(served) : 0
  ended = true
  await Promise.all(writing)
  await stop(served, 'SIGTERM')
  return back
}

/** The database alone was killed: the same program must answer again without being started anew. */
async function backAgain({ call }: Served): Promise<number> {
  const since = performance.now()
  for (;;) {
    const answered = await call('GET', '/accounts?limit=1').then(() => true, () => false)
    const took = performance.now() - since
    if (answered) return took
    if (took > patienceMs) throw new Error(`${patienceMs / 1000} 秒内没有恢复 did not come back within ${patienceMs / 1000} s`)
    await wait(100)
  }
}

/** One account after another, each noted once its answer has come. */
async function write(call: Caller, prefix: string, acknowledged: Set<string>, ended: () => boolean) {
  for (let i = 0; !ended(); i++) {
    const name = `锤 ${prefix}-${i}`
    const done = await call('POST', '/accounts', { name, role: 'bureau-viewer' }).then(() => true, () => false)
    if (done) acknowledged.add(name)
    else await wait(200)
  }
}

/** The process of PostgreSQL, from the note that it keeps in its folder. */
function databaseOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function missing(folder: string, acknowledged: ReadonlySet<string>): Promise<string[]> {
  const served = await start(folder)
  const found = new Set<string>()
  for (let skip = 0; ; skip += 500) {
    const page = await served.call<{ name: string }[]>('GET', `/accounts?skip=${skip}&limit=500`)
    for (const { name } of page) found.add(name)
    if (page.length < 500) break
  }
  await stop(served, 'SIGTERM')
  return [...acknowledged].filter((name) => !found.has(name))
}
