import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchLine } from '@junheng/server/solver/bench/bench-line.ts'
import { benchFamilies } from '@junheng/server/solver/bench/families.ts'
import { runBench } from '@junheng/server/solver/bench/run-bench.ts'
import { highsGap, medianBesideHighs } from './beside-highs.ts'
import { printTable } from './figures.ts'

const data = process.env['JUNHENG_BENCH_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url))

/** Families of public instances: folder, family, seconds an instance. */
const families = [['pmedian', 'pmedian', 10], ['cap', 'cflp', 60], ['sscflp/holmberg', 'sscflp', 10], ['sscflp/delmaire-diaz-fernandez', 'sscflp', 10], ['sscflp/yang', 'sscflp', 60], ['gap/yagiura2004', 'gap', 60]] as const

/** Villages, sites and seconds on two cores; counted where HiGHS alone leaves so much at 60 s. */
const counties = [[500, 60, 60, 0.008], [1000, 150, 60, 0.02], [2000, 300, 120, 0.02]] as const

/** Every public instance at hand and the generated counties, beside the best values known, or one `part` of that: a folder's name, `highs` or `counties`. */
export async function benchLayout(part?: string): Promise<void> {
  const isWanted = (name: string) => part === undefined || part === name
  for (const [folder, family, seconds] of families.filter(([name]) => isWanted(name))) {
    const files = instancesIn(join(data, folder))
    if (files.length === 0) console.log(`\n${folder}: skipped: no data`)
    else await benchFiles(folder, files, { family, seconds })
  }
  if (isWanted('highs')) await medianBesideHighs(join(data, 'pmedian'))
  if (isWanted('counties')) for (const [villages, sites, seconds, counted] of counties) await benchCounties({ villages, sites, seconds, counted })
}

/** Each seed, and what HiGHS alone leaves of it in the same run. */
async function benchCounties({ villages, sites, seconds, counted }: { readonly villages: number; readonly sites: number; readonly seconds: number; readonly counted: number }): Promise<void> {
  const rows = []
  for (const seed of [1, 2, 3, 4, 5]) {
    const line = await runBench(benchFamilies['county']!, written(`county-${villages}x${sites}-${seed}.json`, { villages, sites, seed }), seconds)
    const left = await highsGap({ villages, sites, seed }, 60)
    rows.push([...cells(line), (100 * left).toFixed(2), left >= counted ? 'yes' : 'no', loadavg()[0]!.toFixed(1)])
  }
  printTable(`counties of ${villages} villages and ${sites} sites`, ['instance', 'status', 'objective', 'bound', 'gap %', 's', 'MB', 'HiGHS alone %', 'counted', 'load'], rows)
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
