import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MipDraft, type Mip, type MipOutcome } from '@junheng/core/planning/mip.ts'
import { gapOf } from '@junheng/core/planning/outcome.ts'
import { assignmentMip } from '@junheng/core/planning/location/assignment-mip.ts'
import { partOf } from '@junheng/core/planning/location/assignment-part.ts'
import { generateCounty, type CountySize } from '@junheng/core/planning/location/county-generator.ts'
import type { MedianProblem } from '@junheng/core/planning/location/median-problem.ts'
import { readMedian } from '@junheng/core/planning/location/read-instances.ts'
import { benchFamilies } from '@junheng/server/solver/bench/families.ts'
import { runBench } from '@junheng/server/solver/bench/run-bench.ts'
import { highsPool } from '@junheng/server/solver/highs-pool.ts'
import { printTable } from './figures.ts'

/** pmed11 and pmed15 by the planner and, in the same run, by HiGHS alone; pmed39 does not fit HiGHS's memory. */
export async function medianBesideHighs(folder: string): Promise<void> {
  const rows = []
  for (const name of ['pmed11', 'pmed15']) {
    const file = join(folder, `${name}.txt`)
    if (!existsSync(file)) continue
    const own = await runBench(benchFamilies['pmedian']!, file, 60)
    const { outcome, seconds } = await solvedAlone(medianMip(readMedian(readFileSync(file, 'utf8'))), 60)
    rows.push([name, own.status, own.seconds.toFixed(2), outcome.status, seconds.toFixed(2), (seconds / own.seconds).toFixed(1)])
  }
  printTable('p-median beside HiGHS (pmed39 does not fit its memory)', ['instance', 'junheng', 's', 'HiGHS', 's', 'HiGHS ÷ junheng'], rows)
}

/** The gap that HiGHS alone, without a start, leaves a generated county; 1 where it found no plan or no bound. */
export async function highsGap(size: CountySize, seconds: number): Promise<number> {
  const problem = generateCounty(size)
  const { outcome } = await solvedAlone(assignmentMip(problem, partOf(problem, new Uint8Array(problem.cost.length).fill(1))).mip, seconds)
  return outcome.status === 'optimal' ? 0 : outcome.status === 'feasible' && Number.isFinite(outcome.bound) ? gapOf(outcome.objective, outcome.bound) : 1
}

async function solvedAlone(mip: Mip, limit: number): Promise<{ readonly outcome: MipOutcome; readonly seconds: number }> {
  const pool = highsPool()
  const started = performance.now()
  const outcome = await pool.solveMip(mip, { seconds: limit })
  const seconds = (performance.now() - started) / 1000
  await pool.close()
  return { outcome, seconds }
}

/** With strong links. */
function medianMip({ customers, sites, open, distance }: MedianProblem): Mip {
  const draft = new MipDraft()
  const y = Array.from({ length: sites }, () => draft.column(0, 0, 1, 'whole'))
  draft.row(open, open, y, y.map(() => 1))
  for (let i = 0; i < customers; i++) {
    const x = y.map((_, j) => draft.column(distance[j * customers + i]!, 0, 1))
    draft.row(1, 1, x, x.map(() => 1))
    x.forEach((column, j) => draft.row(-Infinity, 0, [column, y[j]!], [1, -1]))
  }
  return draft.mip()
}
