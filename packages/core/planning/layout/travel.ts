import type { Opening } from '../../county/apply.ts'
import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import { countyRoads } from '../roads/county-roads.ts'
import { drivingMilliseconds, impassable, walkingMetres } from '../roads/speeds.ts'
import { travelTable, type TravelTable } from '../roads/travel-table.ts'

/** One way to school, on foot or by bus; minutes of the quicker that is allowed. */
export interface Way {
  readonly walk: number
  readonly ride: number
  /** On foot where that is at most `walkMost`, else by bus. */
  readonly mode: 'walk' | 'ride'
  readonly minutes: number
}

export interface TravelMinutes {
  /** Undefined where no road leads. `place` is a school, or a settlement in which one could be built. */
  readonly between: (settlement: string, place: SchoolId) => Way | undefined
  /** Settlements and schools that no road reaches, or that have no point on the map. */
  readonly withoutRoad: readonly string[]
}

/** 4 km/h: how fast a small child walks, for the whole way. */
const metresAMinuteOnFoot = 67
/** Longer walks are ridden. */
export const walkMost = 30

/** From the road graph of the snapshot, not straight lines, to its schools and to `sites`, settlements where one could be built; driving on an ordinary day, without the stops that a bus makes on its way. */
export function travelMinutes(snapshot: Snapshot, { sites = [] }: { readonly sites?: readonly string[] } = {}): TravelMinutes {
  const { graph, nodeOf } = countyRoads(snapshot)
  const settlements = (snapshot.settlements ?? []).map(({ id }) => id)
  const schools = snapshot.schools.map(({ id }) => id)
  const [sources, targets] = [settlements, [...schools, ...sites]].map((ids) => ids.map((id) => nodeOf.get(id)!)) as [number[], number[]]
  const driven = travelTable(graph, drivingMilliseconds(graph), sources, targets)
  const walked = travelTable(graph, walkingMetres(graph), sources, targets)
  const rowOf = new Map(settlements.map((id, i) => [id, i]))
  const columnOf = new Map([...schools, ...sites].map((id, i) => [id, i]))
  const between = (settlement: string, place: SchoolId): Way | undefined => {
    const [row, column] = [rowOf.get(settlement), columnOf.get(place)]
    return row === undefined || column === undefined ? undefined : wayAt(driven.values[row * driven.columns + column]!, walked.values[row * walked.columns + column]!)
  }
  return { between, withoutRoad: [...unreached(driven, settlements, 'rows'), ...unreached(driven, schools, 'columns')] }
}

/** Ways to schools that are yet to be built: those to the settlements they stand in, which must be among the sites. */
export function waysToOpened(travel: TravelMinutes, opened: readonly Opening[]): TravelMinutes {
  if (opened.length === 0) return travel
  const siteOf = new Map(opened.map(({ school, settlement }) => [school.id, settlement]))
  return { ...travel, between: (settlement, place) => travel.between(settlement, siteOf.get(place) ?? place) }
}

function wayAt(milliseconds: number, metres: number): Way | undefined {
  if (milliseconds >= impassable || metres >= impassable) return undefined
  const [walk, ride] = [metres / metresAMinuteOnFoot, milliseconds / 60_000]
  const mode = walk <= walkMost ? 'walk' : 'ride'
  return { walk, ride, mode, minutes: mode === 'walk' ? walk : ride }
}

function unreached({ rows, columns, values }: TravelTable, ids: readonly string[], side: 'rows' | 'columns'): readonly string[] {
  return ids.filter((_, i) => {
    const others = side === 'rows' ? columns : rows
    for (let k = 0; k < others; k++) if (values[side === 'rows' ? i * columns + k : k * columns + i]! < impassable) return false
    return true
  })
}
