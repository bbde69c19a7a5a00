import { MipDraft, type Mip } from '../mip.ts'
import { layoutModel, pinnedModules, type LayoutModel } from './layout-model.ts'
import { countsFor, type LayoutProblem } from './problem.ts'

/**
 * The rules as a whole-number program without an objective, to prove that they cannot all be kept. Rooms are counted without rounding
 * up by grade, and the land of open schools that extend is left out: where this has no solution, the layout has none.
 */
export function feasibilityMip(problem: LayoutProblem): Mip {
  const model = layoutModel(problem, { weights: {}, excess: 0, mean: 0 })
  const draft = new MipDraft()
  const columns: Columns = {
    takes: Array.from(model.site, () => draft.column(0, 0, 1, 'whole')),
    open: problem.schools.map((_, school) => draft.column(0, ...openBounds(problem, school), 'whole')),
    modules: problem.schools.map((_, school) => draft.column(0, ...moduleBounds(problem, school), 'whole')),
  }
  addGroups(draft, model, columns)
  problem.schools.forEach((_, school) => addSchool(draft, { problem, model, columns }, school))
  addCounty(draft, problem, columns)
  addSeats(draft, problem, columns)
  return draft.mip()
}

interface Columns {
  readonly takes: readonly number[]
  readonly open: readonly number[]
  readonly modules: readonly number[]
}

function openBounds({ pins }: LayoutProblem, school: number): [number, number] {
  const holds = (kind: 'open' | 'closed') => pins.some((pin) => pin.kind === kind && pin.school === school)
  return [holds('open') ? 1 : 0, holds('closed') ? 0 : 1]
}

function moduleBounds(problem: LayoutProblem, school: number): [number, number] {
  const pinned = pinnedModules(problem).get(school)
  return pinned === undefined ? [0, problem.schools[school]!.module?.most ?? 0] : [0, pinned]
}

function addGroups(draft: MipDraft, { customers, first, site }: LayoutModel, { takes, open }: Columns): void {
  for (let group = 0; group < customers; group++) {
    const own = takes.slice(first[group]!, first[group + 1]!)
    draft.row(1, 1, own, own.map(() => 1))
    own.forEach((column, k) => draft.row(-Infinity, 0, [column, open[site[first[group]! + k]!]!], [1, -1]))
  }
}

function addSchool(draft: MipDraft, { problem, model, columns }: { problem: LayoutProblem; model: LayoutModel; columns: Columns }, school: number): void {
  const there = problem.schools[school]!
  const arcs = Array.from(model.site.keys()).filter((arc) => model.site[arc] === school)
  const takes = arcs.map((arc) => columns.takes[arc]!)
  const [open, modules] = [columns.open[school]!, columns.modules[school]!]
  const each = (of: (band: number) => number) => arcs.map((arc) => model.amount[arc]! * of(model.slot[arc]!))
  const within = (loads: readonly number[], room: number, more = 0) => draft.row(-Infinity, 0, [...takes, open, modules], [...loads, -room, -more])
  within(each((band) => 1 / problem.bands[band]!.classMost), there.rooms, there.module?.rooms ?? 0)
  draft.row(-Infinity, 0, [modules, open], [1, -(there.module?.most ?? 0)])
  draft.row(0, Infinity, [...takes, open], [...each(() => 1), -Math.max(1, there.leastChildren)])
  if (there.mostChildren !== null) within(each(() => 1), there.mostChildren)
  if (there.landArea !== null && there.state === 'candidate') within(each((band) => problem.bands[band]!.landPerChild ?? 0), there.landArea)
  draft.row(-Infinity, there.beds, takes, arcs.map((arc) => (model.extra[arc]! >= 0 ? model.amount[arc]! : 0)))
}

function addCounty(draft: MipDraft, { schools, townships, limits }: LayoutProblem, { open, modules }: Columns): void {
  const some = (holds: (school: number) => boolean) => open.filter((_, school) => holds(school))
  const between = (least: number, most: number, columns: readonly number[]) => draft.row(least, most, columns, columns.map(() => 1))
  for (const wish of townships) between(wish.least ?? 0, wish.most ?? Infinity, some((school) => countsFor(wish, schools[school]!, school)))
  between(0, limits.points ?? Infinity, some((school) => schools[school]!.isPoint))
  between(0, limits.schools ?? Infinity, open)
  const yuan = [...schools.map(({ state, cost }) => (state === 'candidate' ? cost.openYuan : 0)), ...schools.map(({ module }) => module?.yuan ?? 0)]
  draft.row(0, limits.buildYuan ?? Infinity, [...open, ...modules], yuan)
}

function addSeats(draft: MipDraft, problem: LayoutProblem, { takes }: Columns): void {
  if (problem.limits.busSeats === null) return
  const byRide = layoutModel(problem, { weights: { busSeats: 1 }, excess: 0, mean: 0 }).cost
  draft.row(0, problem.limits.busSeats, takes, Array.from(byRide))
}
