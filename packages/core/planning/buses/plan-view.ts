/** A plan of a county's buses as it is kept, shown and printed: runs with vehicles, hours and lines, and what it comes to. */
import type { IsoDate, LonLat, SchoolId, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { afterClosing } from './after-closing.ts'
import { checkBuses, type BusViolation } from './check.ts'
import { type CountyBuses, type CountyBusRules, countyBuses } from './county-buses.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { busCost, type BusCost } from './driving.ts'
import { haltsOf, linesOf, type Halt } from './exports.ts'
import type { BusPlan, BusRun } from './problem.ts'

export interface BusPlanView {
  readonly date: IsoDate
  readonly rules: CountyBusRules
  /** Schools that the plan takes as closed. */
  readonly closed: readonly SchoolId[]
  /** Vehicles that it does without. */
  readonly withheld?: readonly string[]
  readonly plan: BusPlan
  readonly cost: BusCost
  /** Proven least number of buses; null where nothing was. */
  readonly bound: number | null
  readonly violations: readonly NamedViolation[]
  readonly coverage: Coverage
  readonly runs: readonly RunView[]
}

/** A rule broken, with the name of the village or school where it is. */
export interface NamedViolation extends BusViolation {
  readonly place?: string
}

export interface RunView {
  readonly vehicle: string
  readonly plate: string
  /** For children. */
  readonly seats: number
  /** Most children on board at once. */
  readonly most: number
  readonly townships: readonly TownshipCode[]
  readonly halts: readonly LoadedHalt[]
  readonly line: readonly LonLat[]
}

export interface LoadedHalt extends Halt {
  /** Where those who board here go; of a school, itself. */
  readonly goal: SchoolId
  /** Of those who board here. */
  readonly stage?: 'primary' | 'junior'
  /** Name of the township unit of a village, of which several may be called the same. */
  readonly township?: string
  /** Children who board, or get off. */
  readonly children: number
  /** On departure. */
  readonly load: number
}

export interface PlannedCounty {
  readonly snapshot: Snapshot
  readonly county: CountyBuses
  readonly rules: CountyBusRules
  readonly closed?: readonly SchoolId[]
  readonly withheld?: readonly string[]
}

/** The county that a plan is for, from the snapshot of the day; its plan names the vehicles that it shows. */
export function plannedCounty(today: Snapshot, { rules, closed, withheld = [] }: Pick<BusPlanView, 'rules' | 'closed' | 'withheld'>): PlannedCounty & { readonly closed: readonly SchoolId[] } {
  const snapshot = closed.length === 0 ? today : afterClosing(today, closed)
  return { snapshot, county: countyBuses(snapshot, rules, new Set(withheld)), rules, closed, withheld }
}

/** A plan whose runs say which vehicles they were shown with. */
export function withVehicles({ plan, runs }: Pick<BusPlanView, 'plan' | 'runs'>): BusPlan {
  return { ...plan, buses: plan.buses.map((run, i) => (runs[i]?.vehicle ? { ...run, vehicle: runs[i].vehicle } : run)) }
}

export function busPlanView({ snapshot, county, rules, closed = [], withheld = [] }: PlannedCounty, plan: BusPlan, bound: number | null): BusPlanView {
  const plates = new Map((snapshot.vehicles ?? []).map(({ id, plate }) => [id, plate]))
  const lines = linesOf(snapshot, county, plan)
  const vehicles = vehiclesOf(county, plan)
  const townships = new Map(snapshot.townships.map(({ code, name }) => [code, name]))
  return {
    date: snapshot.date,
    rules,
    closed,
    withheld,
    plan,
    cost: busCost(county.problem, plan),
    bound,
    violations: violationsIn(county, plan),
    coverage: coverageOf(county, plan),
    runs: plan.buses.map((run, i) => {
      const vehicle = vehicles[i]!
      return { vehicle, plate: plates.get(vehicle) ?? vehicle, ...runOf(county, run, townships), line: lines[i]! }
    }),
  }
}

/** What the independent checker finds, and where. */
export function violationsIn(county: CountyBuses, plan: BusPlan): readonly NamedViolation[] {
  return checkBuses(county.problem, plan).map((violation) => {
    const place = violation.stop === undefined ? county.schools[violation.school ?? -1]?.name : county.stops[violation.stop]?.name
    return place === undefined ? violation : { ...violation, place }
  })
}

/** The vehicle that is settled, else the first of its class that no run has; '' where a plan runs more than there are. */
function vehiclesOf({ vehicles }: CountyBuses, { buses }: BusPlan): readonly string[] {
  const taken = new Set(buses.flatMap(({ vehicle }) => vehicle ?? []))
  return buses.map(({ bus, vehicle }) => {
    const chosen = vehicle ?? vehicles[bus]!.find((id) => !taken.has(id)) ?? ''
    taken.add(chosen)
    return chosen
  })
}

function runOf(county: CountyBuses, run: BusRun, named: ReadonlyMap<TownshipCode, string>): Pick<RunView, 'seats' | 'most' | 'townships' | 'halts'> {
  const { stops, fleet } = county.problem
  const aboard = new Map<number, number>()
  const places = haltsOf(county, run)
  const halts = run.events.map((event, i): LoadedHalt => {
    const school = 'stop' in event ? stops[event.stop]!.school : event.school
    const children = 'stop' in event ? stops[event.stop]!.children : (aboard.get(school) ?? 0)
    aboard.set(school, 'stop' in event ? (aboard.get(school) ?? 0) + children : 0)
    const stop = 'stop' in event ? county.stops[event.stop]! : undefined
    const of = stop === undefined ? {} : { stage: stop.stage, township: named.get(stop.township) ?? '' }
    return { ...places[i]!, goal: county.schools[school]!.id, ...of, children, load: [...aboard.values()].reduce((sum, count) => sum + count, 0) }
  })
  const townships = [...new Set(run.events.map((event) => ('stop' in event ? county.stops[event.stop]!.township : county.schools[event.school]!.township)))]
  return { seats: fleet[run.bus]!.seats, most: Math.max(0, ...halts.map(({ load }) => load)), townships, halts }
}
