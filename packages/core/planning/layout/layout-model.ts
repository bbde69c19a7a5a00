import type { PlacementModel, SiteGroups } from '../location/placement.ts'
import { buildYuanOf, isMove, minutesOf, partsOf } from './cost.ts'
import { countsFor, modeOf, roomsFor, takesSeat, type Band, type LayoutPlan, type LayoutProblem, type LayoutSchool, type Measure } from './problem.ts'

/** Children of one band of one village who stay together. */
export interface Group {
  readonly village: number
  readonly band: number
  readonly children: number
}

/** What can be weighed or capped: the measures, the money of building, the seats of buses. */
export type Priced = Measure | 'buildYuan' | 'busSeats'

/** What the search minimises: weights of measures with the prices of caps in them. */
export interface Prices {
  readonly weights: Readonly<Partial<Record<Priced, number>>>
  /** A child, or a child's share of a room, beyond a rule. */
  readonly excess: number
  /** Mean rooms a child, from which unevenness is measured. */
  readonly mean: number
  /** So many of the cheapest schools are looked at for each group of children, and today's; all of them unless said. */
  readonly arcsMost?: number
  /** By school: its share of the site's largest size (site-allotments.ts). Without it the schools of a site share freely, but a child who leaves one is not seen to make room at another. */
  readonly allotted?: Float64Array
}

export interface LayoutModel extends PlacementModel {
  readonly groupsOfChildren: readonly Group[]
  /** By group: where it cannot go anywhere. */
  readonly stranded: readonly number[]
}

/** The layout problem for search. */
export function layoutModel(problem: LayoutProblem, prices: Prices): LayoutModel {
  const everybody = groupsOf(problem)
  const arcs = everybody.map((group) => arcsOf(problem, group, prices))
  const stranded = everybody.flatMap((_, index) => (arcs[index]!.length === 0 ? [index] : []))
  const flat = arcs.flat()
  return {
    customers: everybody.length, sites: problem.schools.length, resources: problem.bands.length + 1, groupsOfChildren: everybody, stranded,
    first: arcs.reduce((sums, own, i) => ((sums[i + 1] = sums[i]! + own.length), sums), new Int32Array(everybody.length + 1)),
    site: Int32Array.from(flat, ({ school }) => school), cost: Float64Array.from(flat, ({ cost }) => cost), amount: Float64Array.from(flat, ({ children }) => children),
    slot: Uint8Array.from(flat, ({ band }) => band), extra: Int8Array.from(flat, ({ boards }) => (boards ? problem.bands.length : -1)),
    siteCost: siteCost(problem, prices), leastOpen: Float64Array.from(fixedCosts(problem, prices).open), groups: siteGroups(problem, prices),
  }
}

function groupsOf({ villages }: LayoutProblem): readonly Group[] {
  return villages.flatMap(({ children, parts }, village) =>
    children.flatMap((all, band) => partsOf(all, Math.min(parts, Math.max(1, all))).filter((share) => share > 0).map((share) => ({ village, band, children: share }))),
  )
}

function arcsOf(problem: LayoutProblem, group: Group, prices: Prices) {
  const all = everyArc(problem, group, prices)
  const { arcsMost = Infinity } = prices
  if (all.length <= arcsMost) return all
  const today = problem.villages[group.village]!.attends[group.band]
  const dearest = all.map(({ cost }) => cost).toSorted((a, b) => a - b)[arcsMost - 1]!
  return all.filter(({ cost, school }) => cost <= dearest || school === today)
}

function everyArc(problem: LayoutProblem, { village, band, children }: Group, { weights }: Prices) {
  const { limits, years, pins } = problem
  const pinned = pins.flatMap((pin) => (pin.kind === 'attends' && pin.village === village && pin.band === band ? [pin.school] : []))
  const closed = new Set(pins.flatMap((pin) => (pin.kind === 'closed' ? [pin.school] : [])))
  const rides = (weights.costYuan ?? 0) * limits.seatYearYuan * years + (weights.busSeats ?? 0)
  const perMode = { walk: 0, ride: rides, board: (weights.costYuan ?? 0) * limits.boarderYearYuan * years }
  return problem.schools.flatMap(({ bands }, school) => {
    const mode = bands.includes(band) && !closed.has(school) && pinned.every((other) => other === school) ? modeOf(problem, village, band, school) : null
    if (mode === null) return []
    const moved = isMove(problem, village, band, school) ? (weights.childrenMoved ?? 0) : 0
    const each = (weights.childMinutes ?? 0) * minutesOf(problem, { village, school, mode }) + (mode === 'ride' && !takesSeat(problem, village, mode) ? 0 : perMode[mode]) + moved
    return [{ school, band, children, boards: mode === 'board', cost: each * children }]
  })
}

/** Modules that a school needs for so many rooms; those pinned are built whatever is needed. */
export function modulesFor(school: LayoutSchool, rooms: number, pinned: number | undefined): number {
  if (pinned !== undefined) return pinned
  if (!school.module || rooms <= school.rooms) return 0
  return Math.min(school.module.most, Math.ceil((rooms - school.rooms) / school.module.rooms))
}

export function pinnedModules({ pins }: LayoutProblem): ReadonlyMap<number, number> {
  return new Map(pins.flatMap((pin) => (pin.kind === 'modules' ? [[pin.school, pin.modules] as const] : [])))
}

function siteCost(problem: LayoutProblem, { weights, excess, mean, allotted }: Prices): PlacementModel['siteCost'] {
  const { schools, bands } = problem
  const modulesPinned = pinnedModules(problem)
  const fixed = fixedCosts(problem, { weights, excess, mean })
  const weight = (measure: Priced) => weights[measure] ?? 0
  const yuan = weight('costYuan') + weight('buildYuan')
  const siblings = schools.map(({ site }, index) => schools.flatMap((other, at) => (other.site === site && at !== index ? [at] : [])))
  return (index, load, from, count) => {
    if (count === 0) return fixed.closed[index]!
    const school = schools[index]!
    const use = useOf(bands, load, from)
    const modules = modulesFor(school, use.rooms, modulesPinned.get(index))
    const there = school.rooms + modules * (school.module?.rooms ?? 0)
    const spread = mean > 0 ? weight('unevenness') * use.children * (there / use.children / mean - 1) ** 2 : 0
    const tooMany = allotted ? use.children - allotted[index]! : use.children + childrenIn(siblings[index]!, load, bands.length) - (school.mostChildren ?? Infinity)
    const beyond = excessOf(school, use, there) + Math.max(0, tooMany) + landExcess(school, modules, use)
    return fixed.open[index]! + yuan * buildYuanOf(school, true, modules) + weight('idleRooms') * Math.max(0, there - use.rooms) + spread + excess * beyond
  }
}

/** By school: what it costs to be closed, and to be open whatever it carries. */
function fixedCosts({ schools, years, pins }: LayoutProblem, { weights, excess }: Prices) {
  const mustOpen = new Set(pins.flatMap((pin) => (pin.kind === 'open' ? [pin.school] : [])))
  const weight = (measure: Priced) => weights[measure] ?? 0
  return {
    closed: schools.map(({ state, cost, rooms, leastChildren }, index) => (state === 'open' ? weight('costYuan') * cost.closeYuan + weight('idleRooms') * rooms : 0) + (mustOpen.has(index) ? excess * Math.max(1, leastChildren) * 10 : 0)),
    open: schools.map(({ cost, isPoint }) => weight('costYuan') * years * cost.yearYuan + weight('openSchools') + (isPoint ? weight('points') : 0)),
  }
}

function childrenIn(schools: readonly number[], load: Float64Array, bands: number): number {
  let children = 0
  for (const school of schools) children += childrenAt(load, school * (bands + 1), bands)
  return children
}

function childrenAt(load: Float64Array, from: number, bands: number): number {
  let children = 0
  for (let band = 0; band < bands; band++) children += load[from + band]!
  return children
}

interface Use {
  readonly children: number
  readonly rooms: number
  readonly land: number
  readonly beds: number
}

function useOf(bands: readonly Band[], load: Float64Array, from: number): Use {
  let [children, rooms, land] = [0, 0, 0]
  for (let band = 0; band < bands.length; band++) {
    const own = load[from + band]!
    if (own <= 0) continue
    children += own
    rooms += roomsFor(bands[band]!, own)
    land += own * (bands[band]!.landPerChild ?? 0)
  }
  return { children, rooms, land, beds: load[from + bands.length]! }
}

/** Children a room stands for, where rooms are short. */
const childrenARoom = 45

function excessOf({ leastChildren, beds }: LayoutSchool, use: Use, roomsThere: number): number {
  return Math.max(0, use.rooms - roomsThere) * childrenARoom + Math.max(0, leastChildren - use.children) + Math.max(0, use.beds - beds)
}

/** Children beyond what the land allows, where something is built. */
function landExcess({ state, landArea }: LayoutSchool, modules: number, { land, children }: Use): number {
  if (landArea === null || land <= landArea || (state === 'open' && modules === 0)) return 0
  return (children * (land - landArea)) / land
}

/** Township wishes, points and the number of schools. */
function siteGroups({ schools, townships, limits }: LayoutProblem, { excess }: Prices): SiteGroups {
  const rules = [
    ...townships.map((wish) => ({ least: wish.least, most: wish.most, holds: (school: LayoutSchool, index: number) => countsFor(wish, school, index) })),
    { least: null, most: limits.points, holds: ({ isPoint }: LayoutSchool) => isPoint },
    { least: null, most: limits.schools, holds: () => true },
  ].filter(({ least, most }) => least !== null || most !== null)
  const of = schools.map((school, index) => rules.flatMap(({ holds }, group) => (holds(school, index) ? [group] : [])))
  return {
    first: of.reduce((sums, own, i) => ((sums[i + 1] = sums[i]! + own.length), sums), new Int32Array(schools.length + 1)), group: Int32Array.from(of.flat()),
    least: Int32Array.from(rules, ({ least }) => least ?? 0), most: Int32Array.from(rules, ({ most }) => most ?? 2 ** 30), price: 60 * excess,
  }
}

/** A plan as the model's arcs say it; a school is open where somebody attends, or a pin keeps it open. */
export function planOfArcs(problem: LayoutProblem, model: LayoutModel, arcs: Int32Array): LayoutPlan {
  const attends = problem.villages.map(({ children }) => children.map((): number[] => []))
  model.groupsOfChildren.forEach(({ village, band }, group) => arcs[group]! >= 0 && attends[village]![band]!.push(model.site[arcs[group]!]!))
  const loads = problem.schools.map(() => problem.bands.map(() => 0))
  model.groupsOfChildren.forEach(({ band, children }, group) => arcs[group]! >= 0 && (loads[model.site[arcs[group]!]!]![band]! += children))
  const keptOpen = new Set(problem.pins.flatMap((pin) => (pin.kind === 'open' ? [pin.school] : [])))
  const open = problem.schools.map((_, school) => keptOpen.has(school) || loads[school]!.some((children) => children > 0))
  const pinned = pinnedModules(problem)
  const need = loads.map((own) => own.reduce((total, children, band) => total + roomsFor(problem.bands[band]!, children), 0))
  return { open, modules: problem.schools.map((school, index) => (open[index] ? modulesFor(school, need[index]!, pinned.get(index)) : 0)), attends }
}
