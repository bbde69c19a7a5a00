import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MipDraft, type Mip } from '@junheng/core/planning/mip.ts'
import type { MedianProblem } from '@junheng/core/planning/location/median-problem.ts'
import { readMedian } from '@junheng/core/planning/location/read-instances.ts'
import type { BenchLine } from '@junheng/server/solver/bench/bench-line.ts'
import { benchFamilies } from '@junheng/server/solver/bench/families.ts'
import { runBench } from '@junheng/server/solver/bench/run-bench.ts'
import { highsPool } from '@junheng/server/solver/highs-pool.ts'
import { readFileSync } from 'node:fs'
import { printTable } from './figures.ts'

const data = process.env['JUNHENG_BENCH_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url))

/** Families of public instances: folder, family, seconds an instance. */
const families = [['pmedian', 'pmedian', 10], ['cap', 'cflp', 60], ['sscflp/holmberg', 'sscflp', 10], ['sscflp/delmaire-diaz-fernandez', 'sscflp', 10], ['sscflp/yang', 'sscflp', 60], ['gap/yagiura2004', 'gap', 60]] as const

const counties = [[500, 60, 60], [1000, 150, 60], [2000, 300, 120]] as const

/** Every public instance at hand and the generated counties, beside the best values known; p-median beside HiGHS in the same run. */
export async function benchLayout(): Promise<void> {
  for (const [folder, family, seconds] of families) {
    const files = instancesIn(join(data, folder))
    if (files.length === 0) console.log(`\n${folder}: skipped: no data`)
    else await benchFiles(folder, files, { family, seconds })
  }
  await benchHighs()
  for (const [villages, sites, seconds] of counties) {
    const files = [1, 2, 3, 4, 5].map((seed) => written(`county-${villages}x${sites}-${seed}.json`, { villages, sites, seed }))
    await benchFiles(`counties of ${villages} villages and ${sites} sites`, files, { family: 'county', seconds })
  }
}

/** Zones of generated counties; every one must hang together. */
export async function benchZones(): Promise<void> {
  const files = [1, 2, 3, 4, 5].map((seed) => written(`zones-3000x300-${seed}.json`, { tracts: 3000, zones: 300, seed }))
  await benchFiles('zones of 3 000 tracts and 300 schools', files, { family: 'zones', seconds: 30 })
}

async function benchFiles(title: string, files: readonly string[], { family, seconds }: { readonly family: string; readonly seconds: number }): Promise<void> {
  const known = bestKnown(join(files[0]!, '..'))
  const rows = []
  for (const file of files) {
    const line = await runBench(benchFamilies[family]!, file, seconds)
    rows.push([...cells(line), known.get(line.instance.replace(/\.txt$/, '')) ?? '–', loadavg()[0]!.toFixed(1)])
  }
  printTable(title, ['instance', 'status', 'objective', 'bound', 'gap %', 's', 'MB', 'best known', 'load'], rows)
}

function cells({ instance, status, objective, bound, gap, seconds, peakMb }: BenchLine): readonly string[] {
  return [instance, status, objective === null ? '–' : objective.toFixed(1), bound === null ? '–' : bound.toFixed(1), gap === null ? '–' : (100 * gap).toFixed(3), seconds.toFixed(1), String(peakMb)]
}

function instancesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => !/\.csv$|LICENSE/.test(name)).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((name) => join(folder, name))
}

/** The last column of best-known.csv, by the instance's name. */
function bestKnown(folder: string): ReadonlyMap<string, string> {
  const file = [join(folder, 'best-known.csv'), join(folder, '../best-known.csv')].find((path) => existsSync(path))
  if (!file) return new Map()
  return new Map(readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => [line.split(',')[0]!.split('/').at(-1)!, line.trim().split(',').at(-1)!]))
}

function written(name: string, content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'junheng-bench-')), name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

/** pmed11 and pmed15 as a whole-number program with strong links: pmed39 does not fit HiGHS's memory. */
async function benchHighs(): Promise<void> {
  const rows = []
  for (const name of ['pmed11', 'pmed15']) {
    const file = join(data, 'pmedian', `${name}.txt`)
    if (!existsSync(file)) continue
    const own = await runBench(benchFamilies['pmedian']!, file, 60)
    const pool = highsPool()
    const started = performance.now()
    const outcome = await pool.solveMip(medianMip(readMedian(readFileSync(file, 'utf8'))), { seconds: 60 })
    const seconds = (performance.now() - started) / 1000
    await pool.close()
    rows.push([name, own.status, own.seconds.toFixed(2), outcome.status, seconds.toFixed(2), (seconds / own.seconds).toFixed(1)])
  }
  printTable('p-median beside HiGHS', ['instance', 'junheng', 's', 'HiGHS', 's', 'HiGHS ÷ junheng'], rows)
}

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
