/** A plan's runs for other programs: GTFS, GPX and GeoJSON. Nothing in them is about a person. */
import type { LonLat, Snapshot } from '../../county/snapshot.ts'
import { countyRoads } from '../roads/county-roads.ts'
import { shortestPath } from '../roads/shortest-path.ts'
import { drivingMilliseconds } from '../roads/speeds.ts'
import type { CountyBuses } from './county-buses.ts'
import type { BusEvent, BusPlan, BusRun } from './problem.ts'

/** A halt of a run, with what is shown of it. */
export interface Halt {
  readonly id: string
  readonly name: string
  readonly at: LonLat
  readonly isSchool: boolean
  /** Milliseconds after midnight. */
  readonly arrive: number
  readonly leave: number
}

export function haltsOf({ stops, schools }: CountyBuses, { events }: BusRun): readonly Halt[] {
  return events.map((event) => ({ ...placeOf(event), arrive: event.arrive, leave: event.leave }))

  function placeOf(event: BusEvent): Pick<Halt, 'id' | 'name' | 'at' | 'isSchool'> {
    if ('school' in event) {
      const { id, name, location } = schools[event.school]!
      return { id, name, at: location!, isSchool: true }
    }
    const { settlement, name, at } = stops[event.stop]!
    return { id: settlement, name, at, isSchool: false }
  }
}

/** The line that each run drives, along the roads of the snapshot. */
export function linesOf(snapshot: Snapshot, county: CountyBuses, plan: BusPlan): readonly (readonly LonLat[])[] {
  const { graph, nodeOf } = countyRoads(snapshot)
  const weights = drivingMilliseconds(graph)
  const legs = new Map<string, readonly LonLat[]>()
  const place = (node: number): LonLat => [graph.places[2 * node]!, graph.places[2 * node + 1]!]
  const leg = (from: string, to: string): readonly LonLat[] => {
    const known = legs.get(`${from} ${to}`)
    const line = known ?? shortestPath(graph, weights, [nodeOf.get(from)!, nodeOf.get(to)!]).map(place)
    legs.set(`${from} ${to}`, line)
    return line
  }
  return plan.buses.map((run) => {
    const halts = haltsOf(county, run)
    return halts.slice(1).flatMap((halt, i) => leg(halts[i]!.id, halt.id).slice(i === 0 ? 0 : 1))
  })
}

/** One feature a run, with its halts and hours as properties. */
export function busGeoJson(snapshot: Snapshot, county: CountyBuses, plan: BusPlan): string {
  const lines = linesOf(snapshot, county, plan)
  const features = plan.buses.map((run, i) => ({
    type: 'Feature',
    properties: { run: i + 1, seats: county.problem.fleet[run.bus]!.seats, halts: haltsOf(county, run).map(({ name, arrive }) => `${name} ${clock(arrive)}`) },
    geometry: { type: 'LineString', coordinates: lines[i]! },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** GPX 1.1: one route a run, its halts as points. */
export function busGpx(county: CountyBuses, plan: BusPlan): string {
  const routes = plan.buses.map((run, i) => {
    const points = haltsOf(county, run).map(({ name, at: [lon, lat], arrive }) => `    <rtept lat="${lat}" lon="${lon}"><name>${escaped(name)}</name><desc>${clock(arrive)}</desc></rtept>`)
    return `  <rte>\n    <name>${i + 1}</name>\n${points.join('\n')}\n  </rte>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Junheng" xmlns="http://www.topografix.com/GPX/1/1">\n${routes.join('\n')}\n</gpx>\n`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export interface ServiceDates {
  readonly agency: string
  /** `YYYYMMDD`. */
  readonly from: string
  readonly until: string
}

/** GTFS Schedule: the texts of its files by name. A run is a route of one trip on school days (route type 712, school bus; stops may repeat). */
export function busGtfs(county: CountyBuses, plan: BusPlan, { agency, from, until }: ServiceDates): Readonly<Record<string, string>> {
  const runs = plan.buses.map((run) => haltsOf(county, run))
  const places = [...new Map(runs.flat().map((halt) => [halt.id, halt])).values()]
  return {
    'agency.txt': csv(['agency_id', 'agency_name', 'agency_url', 'agency_timezone', 'agency_lang'], [['1', agency, 'https://example.invalid', 'Asia/Shanghai', 'zh']]),
    'stops.txt': csv(['stop_id', 'stop_name', 'stop_lat', 'stop_lon'], places.map(({ id, name, at: [lon, lat] }) => [id, name, String(lat), String(lon)])),
    'routes.txt': csv(['route_id', 'agency_id', 'route_short_name', 'route_long_name', 'route_type'], runs.map((halts, i) => [`R${i + 1}`, '1', `${i + 1}`, ends(halts), '712'])),
    'trips.txt': csv(['route_id', 'service_id', 'trip_id', 'trip_headsign'], runs.map((halts, i) => [`R${i + 1}`, 'school', `T${i + 1}`, halts.at(-1)!.name])),
    'stop_times.txt': csv(
      ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence', 'pickup_type', 'drop_off_type'],
      runs.flatMap((halts, i) => halts.map(({ id, arrive, leave, isSchool }, order) => [`T${i + 1}`, clock(arrive), clock(leave), id, `${order + 1}`, isSchool ? '1' : '0', isSchool ? '0' : '1'])),
    ),
    'calendar.txt': csv(['service_id', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'start_date', 'end_date'], [['school', '1', '1', '1', '1', '1', '0', '0', from, until]]),
    'feed_info.txt': csv(['feed_publisher_name', 'feed_publisher_url', 'feed_lang', 'feed_start_date', 'feed_end_date'], [[agency, 'https://example.invalid', 'zh', from, until]]),
  }
}

const ends = (halts: readonly Halt[]): string => `${halts[0]!.name}—${halts.at(-1)!.name}`

const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[header, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')}\r\n`

/** `07:05:30`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
