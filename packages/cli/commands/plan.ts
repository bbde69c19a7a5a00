import { writeFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { balanceOf } from '@junheng/core/planning/buses/balance.ts'
import { busBalances, type CountyBuses, type CountyBusRules, usualRules } from '@junheng/core/planning/buses/county-buses.ts'
import { busGeoJson, busGpx, busGtfs } from '@junheng/core/planning/buses/exports.ts'
import { pinnedStart } from '@junheng/core/planning/buses/pins.ts'
import { busPlanView, plannedCounty, withVehicles, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { violationLines } from '@junheng/server/documents/buses/in-words.ts'
import { timetableReply } from '@junheng/server/documents/buses/timetable-sheet.ts'
import { decodeText } from '@junheng/server/documents/csv.ts'
import { gtfsZip } from '@junheng/server/features/buses/files.ts'
import type { BusTask } from '@junheng/server/planning/bus-thread.ts'
import { planBusesInThreads } from '@junheng/server/planning/plan-buses.ts'
import { choice } from './arguments.ts'
import { busCounty } from './bus-source.ts'
import { planIn } from './check-buses.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { planLayoutCommand } from './plan-layout.ts'
import { planZonesCommand } from './plan-zones.ts'

const help = `junheng plan buses 的选项 Options of junheng plan buses
  --snapshot FILE  快照（.json）；不给则用样例县 X市 · a snapshot; X市 where absent
  --roads MAP      改用地图上的道路（.osm.pbf、.osm.gz、.geojson） · drive on the roads of a map
  --close ID       当作已撤并的学校，可多次 · a school taken as closed; may be repeated
  --without ID     不用这辆车，可多次 · a vehicle not to be used; may be repeated
  --from PLAN.json 从这份方案开始，余者重排 · begin from this plan, and plan the rest anew
  --pin-run N      方案中第 N 车次原样保留，可多次 · run N of it stays as it is; may be repeated
  --pin-village ID 该村居的学生仍乘原车，可多次 · children of this village stay on their bus; may be repeated
  --loads WORD     mixed（默认）、apart（小学与初中分开）或 single · who may ride together
  --balance WORD   none（默认）、rides（乘车时间）、work（各车工时）或 both：用车数相同时还求均衡 · what is evened out besides
  --ride N         最长乘车分钟数，默认 60 · longest ride in minutes
  --seconds N      计算秒数，默认 60 · seconds of search
  --steps N        改以步数为限，结果可重现 · steps instead of seconds: the same plan every time
  --seed N         随机种子，默认 1 · seed
  --out FILE       写出方案：.json、.xlsx（时刻表）、.gpx、.geojson 或 .zip（GTFS），可多次 · write the plan; may be repeated
  --json           结果为 JSON · the result as JSON

Ctrl+C 停止计算并给出已有的最好方案。 Ctrl+C ends the search with the best plan it has.

示例 Examples
  junheng plan buses --seconds 20
  junheng plan buses --steps 2000 --json --out plan.json --out gtfs.zip
  junheng plan buses --from plan.json --pin-run 3 --without B0117 --seconds 20`

const word = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const options = { snapshot: word, roads: word, close: many, without: many, from: word, 'pin-run': many, 'pin-village': many, loads: word, balance: word, ride: word, seconds: word, steps: word, seed: word, out: many, json: { type: 'boolean' } } as const

/** Plans the school buses of a county; its layout and its zones have files of their own. */
export const planCommand: Command = {
  help: `${help}

${planLayoutCommand.help.replace('选项 Options', 'junheng plan layout 的选项 Options of junheng plan layout')}

${planZonesCommand.help.replace('选项 Options', 'junheng plan zones 的选项 Options of junheng plan zones')}`,
  async run(args, terminal) {
    if (args[0] === 'layout') return planLayoutCommand.run(args.slice(1), terminal)
    if (args[0] === 'zones') return planZonesCommand.run(args.slice(1), terminal)
    const { values, positionals } = readArguments(args, options)
    if (positionals.length !== 1 || positionals[0] !== 'buses') throw new Failure(exitCodes.usage, '可编制：buses、layout、zones。 What can be planned: buses, layout, zones.')
    const { planned, ...beginning } = await begun(values, terminal)
    const { plan, bound } = await search({ problem: planned.county.problem, ...beginning }, values, terminal)
    const view = busPlanView(planned, plan, bound)
    for (const file of values.out ?? []) writeFileSync(resolve(terminal.workingFolder, file), await contentOf(extname(file), { ...planned, view }))
    terminal.print(values.json ? JSON.stringify(summaryOf(view)) : sentence(view))
    return view.violations.length === 0 ? exitCodes.ok : exitCodes.notMet
  },
}

interface Wish {
  readonly snapshot?: string | undefined
  readonly roads?: string | undefined
  readonly close?: string[] | undefined
  readonly without?: string[] | undefined
  readonly from?: string | undefined
  readonly 'pin-run'?: string[] | undefined
  readonly 'pin-village'?: string[] | undefined
  readonly ride?: string | undefined
  readonly loads?: string | undefined
  readonly balance?: string | undefined
}

/** The county as it is to be planned, where the search begins, and what it leaves alone. */
async function begun({ snapshot, roads, close: closed = [], without: withheld = [], from, ...wish }: Wish, terminal: Terminal) {
  const today = await busCounty({ snapshot, closed, roads }, terminal)
  const unknown = withheld.filter((id) => !today.vehicles?.some((vehicle) => vehicle.id === id))
  if (unknown.length > 0) throw new Failure(exitCodes.usage, `--without：快照中没有车辆 ${unknown.join('、')}。 The snapshot has no such vehicles.`)
  const planned = plannedCounty(today, { rules: rulesOf(wish), closed, withheld })
  if (from === undefined) return { planned }
  return { planned, ...(await beginningOf(today, planned.county, { from: resolve(terminal.workingFolder, from), runs: wish['pin-run'] ?? [], villages: wish['pin-village'] ?? [] })) }
}

function rulesOf({ ride, loads, balance }: Pick<Wish, 'ride' | 'loads' | 'balance'>): CountyBusRules {
  const most = numberOf('ride', ride, 60)
  return { ...usualRules, loads: choice('loads', loads, ['mixed', 'apart', 'single'] as const) ?? 'mixed', balance: choice('balance', balance, busBalances) ?? 'none', rideMost: { lower: Math.min(45, most), upper: most, junior: most } }
}

interface Kept {
  readonly from: string
  readonly runs: readonly string[]
  readonly villages: readonly string[]
}

/** Where the search begins, and what it leaves alone. */
async function beginningOf(today: Snapshot, county: CountyBuses, { from, runs, villages }: Kept) {
  const view = planIn(decodeText(await fileBytes(from)))
  const before = { county: plannedCounty(today, view).county, plan: withVehicles(view) }
  const { start, lost, unknown, ...pinned } = pinnedStart(before, county, { runs: runs.map((run) => numberOf('pin-run', run, 1) - 1), villages })
  const said = [...lost.map((run) => `--pin-run ${run + 1}：不能保持原样，站点、学校或车辆已经不在。 It cannot stay as it is.`), ...unknown.map((village) => `--pin-village ${village}：那里没有学生乘车。 Nobody rides from there.`)]
  if (said.length > 0) throw new Failure(exitCodes.usage, said.join('\n'))
  return { start, ...pinned }
}

interface Effort {
  readonly seconds?: string | undefined
  readonly steps?: string | undefined
  readonly seed?: string | undefined
}

async function search(task: Pick<BusTask, 'problem' | 'start' | 'pinnedRuns' | 'pinnedStops'>, { seconds, steps, seed }: Effort, { stopped, tell }: Terminal) {
  const ending = new AbortController()
  void stopped.then(() => ending.abort())
  const budget = steps === undefined ? { seconds: numberOf('seconds', seconds, 60), begun: Date.now() } : { steps: numberOf('steps', steps, 1) }
  let told = -1
  const onProgress = (share: number, note: { readonly buses?: string | number } = {}) => {
    const tenth = Math.floor(share * 10)
    if (tenth === told) return
    told = tenth
    tell(`${tenth * 10} %  ${note.buses ?? '–'} 辆 buses`)
  }
  const outcome = await planBusesInThreads({ ...task, seed: numberOf('seed', seed, 1), budget }, { signal: ending.signal, onProgress })
  if (outcome.status === 'infeasible') throw new Failure(exitCodes.notMet, (['zh', 'en'] as const).flatMap((language) => violationLines(outcome.because, language)).join('\n'))
  if (outcome.status !== 'feasible') throw new Failure(exitCodes.notMet, `没有得出方案：${outcome.status}。 No plan was found.`)
  return { plan: outcome.plan, bound: outcome.bound ?? null }
}

function numberOf(option: string, given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given)
  if (!(value > 0)) throw new Failure(exitCodes.usage, `--${option} ${given ?? ''} 应为正数。 --${option} should be a positive number.`)
  return value
}

interface Written {
  readonly snapshot: Snapshot
  readonly county: CountyBuses
  readonly view: BusPlanView
}

async function contentOf(extension: string, { snapshot, county, view }: Written): Promise<string | Uint8Array> {
  const { plan } = view
  const year = Number(snapshot.date.slice(0, 4))
  switch (extension) {
    case '.json':
      return JSON.stringify(view)
    case '.xlsx':
      return (await timetableReply(view, snapshot.county.name)).bytes
    case '.gpx':
      return busGpx(county, plan)
    case '.geojson':
      return busGeoJson(snapshot, county, plan)
    case '.zip':
      return gtfsZip(busGtfs(county, plan, { agency: `${snapshot.county.name}教育局`, from: `${year}0901`, until: `${year + 1}0715` }))
    default:
      throw new Failure(exitCodes.usage, `--out 须以 .json、.xlsx、.gpx、.geojson 或 .zip 结尾。 --out must end in .json, .xlsx, .gpx, .geojson or .zip.`)
  }
}

const summaryOf = ({ cost, bound, violations, coverage, runs }: BusPlanView) => ({
  buses: cost.buses, bound, unseated: cost.unseated, drivingMinutes: Math.round(cost.driving / 60_000), violations: violations.length, coverage: coverage.share, spare: coverage.busesSpare, longestRide: Math.round(coverage.longest[0]?.minutes ?? 0), balance: balanceOf(runs),
})

function sentence(view: BusPlanView): string {
  const { buses, bound, unseated, drivingMinutes, violations, spare, longestRide } = summaryOf(view)
  return `用车 ${buses} 辆（至少 ${bound ?? '–'}），备用 ${spare}，无座 ${unseated} 人，最久 ${longestRide} 分钟，行驶 ${drivingMinutes} 分钟，违规 ${violations} 处。 ${buses} buses (at least ${bound ?? '–'}), ${spare} spare, ${unseated} children without a seat, longest ride ${longestRide} min, ${violations} violations.`
}
