import type { Road, Snapshot } from '../../county/snapshot.ts'
import { type RoadClass, roadGraph, type RoadGraph, type RoadLink } from './road-graph.ts'

/** The road network of a county, and the node at which each settlement and school lies. */
export interface CountyRoads {
  readonly graph: RoadGraph
  /** By id of settlement or school. */
  readonly nodeOf: ReadonlyMap<string, number>
}

/** From the roads of a snapshot, whose ends are settlements and schools. A road to a place that the snapshot does not know is left out. */
export function countyRoads({ settlements = [], schools, roads = [] }: Pick<Snapshot, 'settlements' | 'schools' | 'roads'>): CountyRoads {
  const places = [...settlements, ...schools]
  const nodeOf = new Map(places.map(({ id }, node) => [id, node]))
  const links = roads.flatMap((road): RoadLink[] => {
    const [from, to] = [nodeOf.get(road.from), nodeOf.get(road.to)]
    return from === undefined || to === undefined ? [] : [{ from, to, metres: road.metres, kmh: road.metresPerMinute * 0.06, kind: classOf(road) }]
  })
  return { graph: roadGraph(places.map(({ location }) => location), links), nodeOf }
}

/** A snapshot tells roads apart by their speed alone. */
function classOf({ metresPerMinute }: Road): RoadClass {
  if (metresPerMinute > 1000) return 'motorway'
  if (metresPerMinute >= 700) return 'main'
  return metresPerMinute >= 400 ? 'village' : 'lane'
}
