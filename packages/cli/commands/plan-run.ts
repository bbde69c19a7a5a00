import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Outcome } from '@junheng/core/planning/outcome.ts'
import type { JobControls } from '@junheng/server/features/jobs/kind.ts'
import type { RunLimit } from '@junheng/server/planning/run-limit.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'

/** A search that a thread does: all it follows from, and how long it may take. */
type Search<Input, Result> = (task: Input & { readonly limit: RunLimit }, controls: JobControls) => Promise<Result>

/** A run as a file keeps it: replayed, its input gives its result again, bit for bit. */
export interface StoredRun<Input, Result> {
  readonly what: string
  readonly input: Input
  readonly result: Result
}

export interface RunWish {
  readonly seconds?: string | undefined
  readonly out?: string | undefined
}

/** Runs a search until it ends, its seconds are over or somebody stops it; keeps the run where the wish names a file. */
export async function runOnce<Input extends object, Result>(what: string, input: Input, search: Search<Input, Result>, { wish: { seconds, out }, terminal }: { readonly wish: RunWish; readonly terminal: Terminal }): Promise<Result> {
  const until = seconds === undefined ? null : Date.now() + 1000 * positive('seconds', seconds, 60)
  const result = await search({ ...input, limit: { until } }, controlsOf(terminal))
  const run: StoredRun<Input, Result> = { what, input, result }
  if (out !== undefined) writeFileSync(resolve(terminal.workingFolder, out), JSON.stringify(run))
  return result
}

/** Does a stored run again and answers its result; a Failure where it comes out differently. */
export async function replay<Input extends object, Result extends { readonly stoppedAt: number | null }>(what: string, file: string, search: Search<Input, Result>, terminal: Terminal): Promise<Result> {
  const { input, result } = storedRun<Input, Result>(what, resolve(terminal.workingFolder, file))
  const again = await search({ ...input, limit: { stoppedAt: result.stoppedAt } }, controlsOf(terminal))
  if (JSON.stringify(again) !== JSON.stringify(result)) throw new Failure(exitCodes.notMet, `${file}：重算结果与所存不一致，程序或标准可能已更新。 Done again, the run came out differently; the program or a standard may have changed.`)
  terminal.tell(`${file}：重算结果与所存逐字节一致。 Done again, the run came out the same to the last bit.`)
  return again
}

function storedRun<Input, Result>(what: string, path: string): StoredRun<Input, Result> {
  const wrong = (cause?: unknown) => new Failure(exitCodes.unreadable, `${path}：不是 junheng plan ${what} --out 写出的文件。 It was not written by junheng plan ${what} --out.`, { cause })
  let run: StoredRun<Input, Result>
  try {
    run = JSON.parse(readFileSync(path, 'utf8')) as StoredRun<Input, Result>
  } catch (error) {
    throw wrong(error)
  }
  if (run.what !== what || run.input === undefined || run.result === undefined) throw wrong()
  return run
}

function controlsOf({ stopped, tell }: Terminal): JobControls {
  const ending = new AbortController()
  void stopped.then(() => ending.abort())
  let told = -1
  const onProgress: JobControls['onProgress'] = (share, note = {}) => {
    const tenth = Math.floor(share * 10)
    if (tenth === told) return
    told = tenth
    tell(`${tenth * 10} %${note['best'] === undefined ? '' : `  目标值 objective ${note['best']}`}`)
  }
  return { signal: ending.signal, onProgress }
}

/** What an outcome claims, and the rules that stand in its way; null where nothing was proven. */
export function claimsOf<Plan, Violation>(outcome: Outcome<Plan, Violation>) {
  const nothing = { objective: null, bound: null, gap: null, plan: undefined, broken: [] as readonly Violation[] }
  switch (outcome.status) {
    case 'infeasible':
      return { ...nothing, status: outcome.status, broken: outcome.because }
    case 'stopped':
      return { ...nothing, status: outcome.status, plan: outcome.plan, broken: outcome.broken ?? [], bound: outcome.bound ?? null }
    default:
      return { ...nothing, status: outcome.status, plan: outcome.plan, objective: outcome.objective, bound: outcome.bound ?? null, gap: outcome.gap ?? null }
  }
}

/** `objective 12, bound 10, gap 16.7 %` in both languages; a dash where nothing was proven. */
export function qualityOf({ objective, bound, gap }: { readonly objective: number | null; readonly bound: number | null; readonly gap: number | null }): { readonly zh: string; readonly en: string } {
  const [best, least] = [objective, bound].map((value) => (value === null ? '–' : String(Math.round(value))))
  const share = gap === null ? '–' : `${(100 * gap).toFixed(1)} %`
  return { zh: `目标值 ${best}，下界 ${least}，差距 ${share}`, en: `objective ${best}, bound ${least}, gap ${share}` }
}

/** A number above 0 that an option gives. */
export function positive(option: string, given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given)
  if (!(value > 0)) throw new Failure(exitCodes.usage, `--${option} ${given ?? ''} 应为正数。 --${option} should be a positive number.`)
  return value
}
