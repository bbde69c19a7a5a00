import type { KindergartenDecision, KindergartenRow } from '../../county/kindergartens.ts'
import type { LayoutDecision } from '../../county/apply.ts'
import type { SchoolId, Settlement, TownshipCode } from '../../county/snapshot.ts'
import { townshipNames } from '../../county/township-names.ts'
import { checkLayout } from './check.ts'
import { attendingOf, layoutCost, type Attending } from './cost.ts'
import { planOfDecision } from './kindergarten-decision.ts'
import { kindergartenClass } from './kindergarten-module.ts'
import { isKindergarten, kindergartenCounty, type KindergartenCounty, type KindergartenScene, type KindergartenWishes } from './kindergarten-problem.ts'
import { todaysPlan } from './kindergarten-today.ts'
import { unitPrices } from './money.ts'
import { namedViolation, type NamedViolation } from './named-violation.ts'
import type { LayoutPlan } from './problem.ts'

/** What a decision on kindergartens comes to. Who attends where today is an estimate. */
export interface KindergartenEffects {
  /** Kindergartens in the return; 0 says that none was reported, not that there is none. */
  readonly reported: number
  /** Children of three to five who are to have a place, and the settlements of which that is not known, by name. */
  readonly children: number
  readonly unknown: readonly string[]
  readonly roomsUnknown: readonly string[]
  readonly kindergartens: readonly KindergartenEffect[]
  readonly townships: readonly KindergartenTownship[]
  readonly moved: number
  readonly ways: KindergartenWays
  /** Children beyond the rooms there are, and those who have none near enough. */
  readonly placesShort: number
  readonly unserved: number
  /** Yuan: building and closing once, and what a year of the sites that are added costs. */
  readonly money: { readonly buildYuan: number; readonly closeYuan: number; readonly yearYuan: number }
  /** Every rule that the decision breaks, by the check that knows nothing of how it came about. */
  readonly broken: readonly NamedViolation[]
  /** Children whose kindergarten closes and who get no other: must be empty. */
  readonly lost: readonly KindergartenRow[]
  /** Settlements whose rows do not add up to their children: must be empty (every child has exactly one receiving kindergarten). */
  readonly difference: readonly string[]
  readonly wishes: KindergartenWishes
}

export interface KindergartenEffect {
  readonly id: SchoolId
  readonly name: string
  readonly township: TownshipCode
  readonly decision: 'keep' | 'close' | 'extend' | 'build'
  readonly childrenBefore: number
  readonly childrenAfter: number
  readonly rooms: number
  readonly placesShort: number
}

export interface KindergartenTownship {
  readonly township: TownshipCode
  readonly children: number
  readonly before: number
  readonly after: number
  readonly unserved: number
  /** Whether one is wanted here. */
  readonly isWanted: boolean
  /** Where most of its children live: the first place to build; null where none is known. */
  readonly largest: string | null
}

/** Minutes one way of those who have a kindergarten. */
export interface KindergartenWays {
  readonly walking: number
  readonly riding: number
  readonly meanBefore: number | null
  readonly meanAfter: number | null
  readonly longestAfter: number | null
}

/** Judges the decision alone, of whatever origin. */
export function kindergartenEffects(decided: KindergartenDecision, scene: KindergartenScene, { closed: schoolsClosed }: Pick<LayoutDecision, 'closed'>): KindergartenEffects {
  const county = kindergartenCounty(scene, schoolsClosed)
  const { problem } = county
  const [before, after] = [todaysPlan(problem), planOfDecision(county, decided)]
  const cost = layoutCost(problem, after)
  const kindergartens = kindergartensOf(county, { before, after, decided })
  const { snapshot, children, wishes } = scene
  return {
    reported: snapshot.schools.filter(isKindergarten).length,
    children: [...children.known.values()].reduce((sum, each) => sum + each, 0),
    unknown: (snapshot.settlements ?? []).filter(({ id }) => children.unknown.includes(id)).map(({ name }) => name),
    roomsUnknown: county.roomsUnknown,
    kindergartens,
    townships: townshipsOf(county, { before, after, scene }),
    moved: decided.attends.reduce((sum, { from, to, children: own }) => sum + (from !== null && to !== null && from !== to ? own : 0), 0),
    ways: waysOf(attendingOf(problem, before), attendingOf(problem, after)),
    placesShort: kindergartens.reduce((sum, { placesShort }) => sum + placesShort, 0),
    unserved: cost.unserved,
    money: { buildYuan: cost.buildYuan, closeYuan: decided.closed.length * unitPrices.closing, yearYuan: (decided.opened.length - decided.closed.length) * unitPrices.siteYear },
    broken: checkLayout(problem, after).map((violation) => namedViolation(county, violation, townshipNames(snapshot))),
    lost: decided.attends.filter(({ from, to }) => from !== null && to === null),
    difference: county.homes.filter((settlement, village) => decided.attends.reduce((sum, row) => sum + (row.settlement === settlement ? row.children : 0), 0) !== problem.villages[village]!.children[0]),
    wishes,
  }
}

interface Plans {
  readonly before: LayoutPlan
  readonly after: LayoutPlan
}

/** Those that stand or are built. */
function kindergartensOf({ problem, sites }: KindergartenCounty, { before, after, decided }: Plans & { readonly decided: KindergartenDecision }): readonly KindergartenEffect[] {
  const [was, becomes] = [layoutCost(problem, before).schools, layoutCost(problem, after).schools]
  const grows = new Set(decided.extended.map(({ school }) => school))
  return sites.flatMap(({ id, settlement }, index): readonly KindergartenEffect[] => {
    if (settlement !== null && !after.open[index]) return []
    const decision = settlement !== null ? 'build' : !after.open[index] ? 'close' : grows.has(id) ? 'extend' : 'keep'
    const { name, township } = problem.schools[index]!
    const { children, roomsThere } = becomes[index]!
    return [{ id, name, township, decision, childrenBefore: was[index]!.children, childrenAfter: children, rooms: roomsThere, placesShort: Math.max(0, children - roomsThere * kindergartenClass) }]
  })
}

function townshipsOf({ problem, homes }: KindergartenCounty, { before, after, scene: { snapshot, children } }: Plans & { readonly scene: KindergartenScene }): readonly KindergartenTownship[] {
  const open = (plan: LayoutPlan, code: TownshipCode) => problem.schools.filter(({ township }, index) => plan.open[index] && township === code).length
  const wanted = new Set(problem.townships.map(({ township }) => township))
  const served = new Set(homes.filter((_, village) => after.attends[village]![0]!.length > 0))
  return snapshot.townships.map(({ code }) => {
    const own = (snapshot.settlements ?? []).filter(({ township }) => township === code)
    return { township: code, children: headsIn(own, children), before: open(before, code), after: open(after, code), unserved: headsIn(own.filter(({ id }) => !served.has(id)), children), isWanted: wanted.has(code), largest: own.filter(({ id }) => children.known.has(id)).toSorted((a, b) => headsIn([b], children) - headsIn([a], children) || (a.id < b.id ? -1 : 1))[0]?.id ?? null }
  })
}

const headsIn = (settlements: readonly Settlement[], { known }: KindergartenScene['children']): number => settlements.reduce((sum, { id }) => sum + (known.get(id) ?? 0), 0)

const heads = (rows: readonly Attending[]): number => rows.reduce((sum, { children }) => sum + children, 0)

function waysOf(before: readonly Attending[], after: readonly Attending[]): KindergartenWays {
  const mean = (rows: readonly Attending[]) => (heads(rows) === 0 ? null : rows.reduce((sum, { minutes, children }) => sum + minutes * children, 0) / heads(rows))
  return {
    walking: heads(after.filter(({ mode }) => mode === 'walk')), riding: heads(after.filter(({ mode }) => mode === 'ride')),
    meanBefore: mean(before), meanAfter: mean(after), longestAfter: after.length === 0 ? null : Math.max(...after.map(({ minutes }) => minutes)),
  }
}
