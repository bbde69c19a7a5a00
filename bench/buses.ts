import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { afterClosing } from '@junheng/core/planning/buses/after-closing.ts'
import { checkBuses } from '@junheng/core/planning/buses/check.ts'
import { countyBuses } from '@junheng/core/planning/buses/county-buses.ts'
import { busCost } from '@junheng/core/planning/buses/driving.ts'
import type { ParkRules } from '@junheng/core/planning/buses/park.ts'
import { plainTrips } from '@junheng/core/planning/buses/savings.ts'
import { planBusesInThreads } from '@junheng/server/planning/plan-buses.ts'
import { benchSchoolBuses } from '@junheng/server/solver/bench/bus-families.ts'
import { nextMerger } from '@junheng/xcity/bus-runs.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { printTable } from './figures.ts'

const instances = fileURLToPath(new URL('../../shared/data/sbrp/instances', import.meta.url))
const seconds = 60

const heats: readonly (readonly [title: string, rules: ParkRules])[] = [
  ['single, 2 700 s', { ride: 2700, loads: 'single', window: 'early' }],
  ['single, 5 400 s', { ride: 5400, loads: 'single', window: 'early' }],
  ['single, 2 700 s, whole window', { ride: 2700, loads: 'single', window: 'whole' }],
  ['mixed, 2 700 s', { ride: 2700, loads: 'mixed', window: 'whole' }],
  ['mixed, 5 400 s', { ride: 5400, loads: 'mixed', window: 'whole' }],
]

/** School bus instances of a folder by every rule, beside the published totals; then X市 beside the plain way to plan. Throws where the checker refuses a plan. */
export async function benchBuses(folder = instances): Promise<void> {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : []
  if (names.length === 0) console.log('\nschool buses: skipped: no data')
  else for (const [title, rules] of heats) await heat(title, rules, names.map((name) => join(folder, name)))
  await benchXCity()
}

async function heat(title: string, rules: ParkRules, folders: readonly string[]): Promise<void> {
  const rows: string[][] = []
  let total = 0
  for (const folder of folders) {
    const found = await benchSchoolBuses(folder, rules, seconds)
    if (found.violations > 0) throw new Error(`${found.instance}: ${found.violations} violations`)
    total += found.buses
    rows.push([found.instance, String(found.buses), String(found.bound), found.seconds.toFixed(1), String(found.peakMb)])
  }
  printTable(`school buses: ${title}`, ['instance', 'buses', 'bound', 's', 'peak MiB'], [...rows, ['total', String(total), published(rules, folders), '', '']])
}

/** The sum that best-known.csv beside the instances gives for the same ones: BiRD combined for single loads, Park's files for mixed. */
function published({ ride, loads, window }: ParkRules, folders: readonly string[]): string {
  const file = join(folders[0]!, '..', '..', 'best-known.csv')
  if (!existsSync(file) || (loads === 'single' && window === 'whole')) return ''
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','))
  const column = header!.indexOf(loads === 'mixed' ? 'park_mixed_solution_file' : 'bird_combined')
  const names = new Set(folders.map((folder) => folder.split('/').at(-1)))
  const sum = rows.filter(([name, most]) => names.has(name) && Number(most) === ride).reduce((all, row) => all + Number(row[column]), 0)
  return `published ${sum}`
}

/** Today and after its next merger. The peer, in the same run: savings and 2-opt for each school alone, every trip a bus. */
async function benchXCity(): Promise<void> {
  const today = generateXCity().snapshots.at(-1)!
  const rows = [...(await besidePeer('today', today)), ...(await besidePeer('after its next merger', afterClosing(today, nextMerger)))]
  printTable('X市', ['', 'buses', 'bound', 'unseated', 's', '÷ junheng'], rows)
}

async function besidePeer(name: string, snapshot: Snapshot): Promise<readonly string[][]> {
  const begun = Date.now()
  const { problem } = countyBuses(snapshot)
  const outcome = await planBusesInThreads({ problem, seed: 1, budget: { seconds: seconds - 5, begun: Date.now() } })
  const used = (Date.now() - begun) / 1000
  if (outcome.status !== 'feasible' || checkBuses(problem, outcome.plan).length > 0) throw new Error('X市: no valid plan')
  const { buses, unseated } = busCost(problem, outcome.plan)
  const alone = plainTrips(problem, 34).length
  return [
    [`junheng, ${name}`, String(buses), String(outcome.bound), String(unseated), used.toFixed(1), '1.00'],
    [`savings + 2-opt, each school alone, ${name}`, String(alone), '', '0', '', (alone / buses).toFixed(2)],
  ]
}
