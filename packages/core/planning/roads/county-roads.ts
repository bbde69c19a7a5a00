import { crossingAt } from '../../county/crossing.ts'
import type { Road, Snapshot } from '../../county/snapshot.ts'
import { type RoadClass, roadGraph, type RoadGraph, type RoadLink } from './road-graph.ts'

/** The road network of a county, and the node at which each settlement and school lies. */
export interface CountyRoads {
  readonly graph: RoadGraph
  /** By id of settlement, school or crossing. */
  readonly nodeOf: ReadonlyMap<string, number>
}

/** From the roads of a snapshot, whose ends are settlements, schools and crossings. A road to a place that the snapshot does not know is left out. */
export function countyRoads({ settlements = [], schools, roads = [] }: Pick<Snapshot, 'settlements' | 'schools' | 'roads'>): CountyRoads {
  const places = [...settlements, ...schools]
  const locations = places.map(({ location }) => location)
  const nodeOf = new Map(places.map(({ id }, node) => [id, node]))
  const nodeAt = (end: string): number | undefined => {
    const known = nodeOf.get(end)
    const crossing = known === undefined ? crossingAt(end) : undefined
    if (crossing === undefined) return known
    const node = locations.push(crossing) - 1
    nodeOf.set(end, node)
    return node
  }
  const links = roads.flatMap((road): RoadLink[] => {
    const [from, to] = [nodeAt(road.from), nodeAt(road.to)]
    return from === undefined || to === undefined ? [] : [linkOf(road, from, to)]
  })
  return { graph: roadGraph(locations, links), nodeOf }
}

function linkOf(road: Road, from: number, to: number): RoadLink {
  const { metres, metresPerMinute, oneWay = false, smallBusOnly = false, hazard } = road
  return { from, to, metres, kmh: metresPerMinute * 0.06, kind: classOf(road), oneWay, smallBusOnly, ...(hazard === undefined ? {} : { hazards: [hazard] }) }
}

/** A snapshot tells roads apart by their speed alone. */
function classOf({ metresPerMinute }: Road): RoadClass {
  if (metresPerMinute > 1000) return 'motorway'
  if (metresPerMinute >= 700) return 'main'
  return metresPerMinute >= 400 ? 'village' : 'lane'
}
