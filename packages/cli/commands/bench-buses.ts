import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ParkRules } from '@junheng/core/planning/buses/park.ts'
import { benchSchoolBuses } from '@junheng/server/solver/bench/bus-families.ts'
import { choice } from './arguments.ts'
import { exitCodes, Failure, type ExitCode, type Terminal } from './command.ts'

export interface BusBench {
  readonly folders: readonly string[]
  readonly seconds: number
  readonly json: boolean
  readonly ride: string | undefined
  readonly loads: string | undefined
  readonly window: string | undefined
  /** File for the routes of the one folder. */
  readonly out: string | undefined
}

/** Plans school bus instances of Park, Tae and Kim; one line each. Ends with 1 where the checker refuses a plan. */
export async function benchBuses({ folders, seconds, json, ...given }: BusBench, { print, workingFolder }: Terminal): Promise<ExitCode> {
  const rules = rulesOf(given)
  const paths = folders.map((folder) => resolve(workingFolder, folder))
  const missing = paths.filter((path) => !existsSync(join(path, 'Schools.txt')) || !existsSync(join(path, 'Stops.txt')))
  if (paths.length === 0 || missing.length > 0) throw new Failure(exitCodes.unreadable, `须给出含 Schools.txt 与 Stops.txt 的目录：${missing.join('、')}。 Give folders that hold Schools.txt and Stops.txt.`)
  if (given.out !== undefined && paths.length > 1) throw new Failure(exitCodes.usage, '--out 只可用于一个算例。 --out takes one instance.')
  let refused = 0
  for (const path of paths) {
    const { routes, ...line } = await benchSchoolBuses(path, rules, seconds)
    refused += line.violations
    if (given.out !== undefined) writeFileSync(resolve(workingFolder, given.out), routes)
    print(json ? JSON.stringify(line) : `${line.instance}  ${line.buses} 辆 buses  ≥ ${line.bound}  ${line.seconds.toFixed(1)} s  违规 violations ${line.violations}  ${line.peakMb} MB`)
  }
  return refused === 0 ? exitCodes.ok : exitCodes.notMet
}

/** One school at a time is planned as BiRD did, unless the whole window is asked for; mixed loads always use it. */
function rulesOf({ ride = '2700', loads: givenLoads, window: givenWindow }: Pick<BusBench, 'ride' | 'loads' | 'window'>): ParkRules {
  if (!(Number(ride) > 0)) throw new Failure(exitCodes.usage, `--ride ${ride} 应为秒数。 --ride ${ride} should be seconds.`)
  const loads = choice('loads', givenLoads, ['single', 'mixed'] as const) ?? 'single'
  const window = choice('window', givenWindow, ['early', 'whole'] as const) ?? (loads === 'mixed' ? 'whole' : 'early')
  return { ride: Number(ride), loads, window }
}
