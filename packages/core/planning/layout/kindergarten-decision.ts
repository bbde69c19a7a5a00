import type { KindergartenDecision, KindergartenRow } from '../../county/kindergartens.ts'
import type { School, Snapshot } from '../../county/snapshot.ts'
import { partsOf } from './cost.ts'
import { extensionBy, kindergartenModule, modulesIn } from './kindergarten-module.ts'
import type { KindergartenCounty, KindergartenScene } from './kindergarten-problem.ts'
import { todaysPlan } from './kindergarten-today.ts'
import type { LayoutPlan, LayoutSchool } from './problem.ts'

/** A plan of indices as facts: what closes, grows and is built, and where the children of every settlement go. */
export function kindergartenDecision({ problem, sites, homes }: KindergartenCounty, plan: LayoutPlan, { snapshot }: Pick<KindergartenScene, 'snapshot'>): KindergartenDecision {
  const today = todaysPlan(problem)
  const decided = sites.map(({ id, settlement }, index) => ({ id, settlement, there: problem.schools[index]!, open: plan.open[index]!, modules: plan.modules[index]! }))
  return {
    closed: decided.flatMap(({ id, settlement, open }) => (settlement === null && !open ? [id] : [])),
    extended: decided.flatMap(({ id, settlement, open, modules }) => (settlement === null && open && modules > 0 ? [extensionBy(id, modules)] : [])),
    opened: decided.flatMap(({ settlement, there, open, modules }) => (settlement === null || !open ? [] : [{ settlement, school: newKindergarten(there, { modules: modules + 1, settlement, snapshot }) }])),
    attends: homes.flatMap((settlement, village) => rowsOf(settlement, { before: today.attends[village]![0]!, after: plan.attends[village]![0]!, children: problem.villages[village]!.children[0]! }, sites)),
  }
}

/** One row a part; parts that stay where children of the settlement are today are matched first. */
function rowsOf(settlement: string, { before, after, children }: { readonly before: readonly number[]; readonly after: readonly number[]; readonly children: number }, sites: KindergartenCounty['sites']): readonly KindergartenRow[] {
  const idOf = (index: number | undefined) => (index === undefined ? null : sites[index]!.id)
  if (after.length === 0) return [{ settlement, from: idOf(before[0]), to: null, children }]
  const rest = [...before]
  const stays = after.map((to) => rest.includes(to) && rest.splice(rest.indexOf(to), 1).length > 0)
  const shares = partsOf(children, after.length)
  return after.map((to, part) => ({ settlement, from: stays[part] ? idOf(to) : idOf(rest.shift()), to: idOf(to), children: shares[part]! }))
}

function newKindergarten({ id, name, township }: LayoutSchool, { modules, settlement, snapshot: { settlements = [], townships } }: { readonly modules: number; readonly settlement: string; readonly snapshot: Snapshot }): School {
  const { floorArea, teachingArea } = extensionBy(id, modules)
  const { location } = settlements.find((each) => each.id === settlement)!
  const isStreet = townships.some(({ code, kind }) => code === township && kind === 'street')
  return { id, name, kind: '111', township, urbanRural: isStreet ? '111' : '220', runBy: 'county', countsAsSchool: true, boarding: false, location, stages: { preschool: { pupils: 0 } }, stock: { floorArea, teachingArea } }
}

/** The plan that a decision says, as the check reads it. Whoever is sent to a kindergarten that is not there attends none. */
export function planOfDecision({ sites, homes }: KindergartenCounty, { closed, extended, opened, attends }: KindergartenDecision): LayoutPlan {
  const indexOf = new Map(sites.map(({ id }, index) => [id, index]))
  const built = new Map(opened.map(({ school }) => [school.id, modulesIn(school.stock.floorArea ?? 0)]))
  const grown = new Map(extended.map(({ school, rooms }) => [school, rooms / kindergartenModule.rooms]))
  const sent = new Map<string, number[]>()
  for (const { settlement, to } of attends) {
    const index = to === null ? undefined : indexOf.get(to)
    if (index !== undefined) sent.set(settlement, [...(sent.get(settlement) ?? []), index])
  }
  return {
    open: sites.map(({ id, settlement }) => (settlement === null ? !closed.includes(id) : built.has(id))),
    modules: sites.map(({ id }) => grown.get(id) ?? (built.get(id) ?? 1) - 1),
    attends: homes.map((settlement) => [sent.get(settlement) ?? []]),
  }
}
