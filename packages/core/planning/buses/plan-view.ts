/** A plan of a county's buses as it is kept, shown and printed: runs with vehicles, hours and lines, and what it comes to. */
import type { IsoDate, LonLat, SchoolId, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { checkBuses, type BusViolation } from './check.ts'
import type { CountyBuses, CountyBusRules } from './county-buses.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { busCost, type BusCost } from './driving.ts'
import { haltsOf, linesOf, type Halt } from './exports.ts'
import type { BusPlan, BusRun } from './problem.ts'

export interface BusPlanView {
  readonly date: IsoDate
  readonly rules: CountyBusRules
  /** Schools that the plan takes as closed. */
  readonly closed: readonly SchoolId[]
  readonly plan: BusPlan
  readonly cost: BusCost
  /** Proven least number of buses; null where nothing was. */
  readonly bound: number | null
  readonly violations: readonly BusViolation[]
  readonly coverage: Coverage
  readonly runs: readonly RunView[]
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
}

export function busPlanView({ snapshot, county, rules, closed = [] }: PlannedCounty, plan: BusPlan, bound: number | null): BusPlanView {
  const plates = new Map((snapshot.vehicles ?? []).map(({ id, plate }) => [id, plate]))
  const lines = linesOf(snapshot, county, plan)
  const used = county.vehicles.map(() => 0)
  return {
    date: snapshot.date,
    rules,
    closed,
    plan,
    cost: busCost(county.problem, plan),
    bound,
    violations: checkBuses(county.problem, plan),
    coverage: coverageOf(county, plan),
    runs: plan.buses.map((run, i) => {
      const vehicle = county.vehicles[run.bus]![used[run.bus]!++] ?? ''
      return { vehicle, plate: plates.get(vehicle) ?? vehicle, ...runOf(county, run), line: lines[i]! }
    }),
  }
}

function runOf(county: CountyBuses, run: BusRun): Pick<RunView, 'seats' | 'most' | 'townships' | 'halts'> {
  const { stops, fleet } = county.problem
  const aboard = new Map<number, number>()
  const places = haltsOf(county, run)
  const halts = run.events.map((event, i): LoadedHalt => {
    const school = 'stop' in event ? stops[event.stop]!.school : event.school
    const children = 'stop' in event ? stops[event.stop]!.children : (aboard.get(school) ?? 0)
    aboard.set(school, 'stop' in event ? (aboard.get(school) ?? 0) + children : 0)
    return { ...places[i]!, goal: county.schools[school]!.id, children, load: [...aboard.values()].reduce((sum, count) => sum + count, 0) }
  })
  const townships = [...new Set(run.events.map((event) => ('stop' in event ? county.stops[event.stop]!.township : county.schools[event.school]!.township)))]
  return { seats: fleet[run.bus]!.seats, most: Math.max(0, ...halts.map(({ load }) => load)), townships, halts }
}
