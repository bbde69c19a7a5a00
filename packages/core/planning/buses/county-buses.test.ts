import { expect, test } from 'vitest'
import { generateXCity } from '@junheng/xcity/county.ts'
import { checkBuses } from './check.ts'
import { countyBuses } from './county-buses.ts'
import { coverageOf, tripsByLoad } from './coverage.ts'
import { busCost } from './driving.ts'
import { busChange, busEffect } from './effect.ts'
import { busGeoJson, busGpx, busGtfs, clock } from './exports.ts'
import { planBuses } from './plan.ts'
import type { BusPlan } from './problem.ts'
import { plainTrips } from './savings.ts'
import { steps } from './testing.ts'
import { whyUnserved } from './why.ts'

const snapshot = generateXCity().snapshots.at(-1)!
const county = countyBuses(snapshot)
const outcome = planBuses(county.problem, { seed: 1, spent: steps(1500) })
const plan = (outcome as { readonly plan: BusPlan }).plan

test('the order of a snapshot’s rows changes no number', () => {
  const turned = { ...snapshot, schools: snapshot.schools.toReversed(), settlements: snapshot.settlements!.toReversed(), vehicles: snapshot.vehicles!.toReversed(), townships: snapshot.townships.toReversed() }
  expect(countyBuses(turned).stops).toEqual(county.stops)
  expect(countyBuses(turned).vehicles).toEqual(county.vehicles)
})

test('every rural child walks, boards or needs a seat, and none is lost', () => {
  const streets = snapshot.townships.filter(({ kind }) => kind === 'street').map(({ code }) => code)
  const rural = snapshot.settlements!.filter(({ township }) => !streets.includes(township)).reduce((sum, { primaryPupils = 0, juniorPupils = 0 }) => sum + primaryPupils + juniorPupils, 0)
  const riders = county.stops.reduce((sum, { children }) => sum + children, 0)
  expect(county.walkers + county.boarders + riders).toBe(rural)
})

test('a settlement that only roads for small buses lead to waits for a small one, and large ones keep to roads they may drive', () => {
  const behind = county.stops[0]!.settlement
  const roads = snapshot.roads!.map((road) => (road.from === behind || road.to === behind ? { ...road, smallBusOnly: true } : road))
  const { problem, stops } = countyBuses({ ...snapshot, roads })
  expect(stops).toEqual(county.stops)
  const small = new Set(problem.stops.flatMap(({ smallBusOnly }, stop) => (smallBusOnly === true ? [stops[stop]!.settlement] : [])))
  expect(small.has(behind)).toBe(true)
  expect(small.size).toBeLessThan(new Set(stops.map(({ settlement }) => settlement)).size / 2)
  problem.drive.forEach((way, i) => expect(way).toBeGreaterThanOrEqual(county.problem.drive[i]!))
})

test('X市 seats every child within the limits with its 264 buses, and the checker finds nothing', () => {
  expect(checkBuses(county.problem, plan)).toEqual([])
  expect(busCost(county.problem, plan).unseated).toBe(0)
  expect(plan.buses.length).toBeLessThanOrEqual(264)
  const found = coverageOf(county, plan)
  expect([found.share, found.uncovered, found.busesUsed + found.busesSpare]).toEqual([1, [], 264])
  expect(found.longest[0]!.minutes).toBeLessThanOrEqual(60)
  expect(found.trips.every(({ most, seats }) => most <= seats)).toBe(true)
  expect(tripsByLoad(found.trips).reduce((sum, trips) => sum + trips, 0)).toBe(found.trips.length)
})

test('fewer buses than each school alone needs', () => {
  const alone = plainTrips(county.problem, 34)
  expect(alone.flatMap(({ stops }) => stops).toSorted((a, b) => a - b)).toEqual(county.stops.map((_, stop) => stop))
  expect(plan.buses.length).toBeLessThan(alone.length)
})

test('closing the last point of a village shows what it does to the buses', () => {
  const point = snapshot.schools.find(({ kind }) => kind === '218')!
  const after = { ...snapshot, schools: snapshot.schools.filter((school) => school !== point) }
  const effect = busEffect(busChange({ county, plan }, after), { seed: 1, spent: steps(200) })
  expect(checkBuses(effect.county.problem, effect.plan)).toEqual([])
  expect(effect.before).toEqual(busCost(county.problem, plan))
  expect([effect.after.unseated, effect.without]).toEqual([0, []])
  expect([effect.coverage.before.share, effect.coverage.after.share, effect.coverage.after.busesUsed]).toEqual([1, 1, effect.plan.buses.length])
})

test('says why a stop has no seat', () => {
  const [stop] = county.problem.stops
  const only = (more: Partial<typeof county.problem.stops[number]>, rules = {}) => whyUnserved({ ...county.problem, stops: [{ ...stop!, ...more }], rules: { ...county.problem.rules, ...rules } }, 0)
  expect(only({ rideLimit: 1000 })).toMatchObject({ reason: 'tooFar', most: 1000 })
  expect(only({ children: 90 })).toMatchObject({ reason: 'noSeats', found: 90 })
  expect(only({ children: 3 }, { leastChildren: 5 })).toMatchObject({ reason: 'tooFewChildren', most: 5 })
  expect(only({}).reason).toBe('noBusLeft')
})

/** Rules of the canonical GTFS validator (MobilityData) that concern the files we write: required fields, keys, references, times. */
test('GTFS passes the rules of the public validator that its files touch', () => {
  const files = busGtfs(county, plan, { agency: 'X市教育局', from: '20200901', until: '20210115' })
  const table = (name: string) => {
    const [header, ...rows] = files[name]!.trim().split('\r\n').map((line) => line.split(','))
    return rows.map((row) => Object.fromEntries(header!.map((column, i) => [column, row[i]!])))
  }
  const keys = (name: string, key: string) => table(name).map((row) => row[key]!)
  for (const [name, key] of [['agency.txt', 'agency_id'], ['stops.txt', 'stop_id'], ['routes.txt', 'route_id'], ['trips.txt', 'trip_id'], ['calendar.txt', 'service_id']] as const) {
    expect(new Set(keys(name, key)).size).toBe(keys(name, key).length)
  }
  const times = table('stop_times.txt')
  expect(times.every(({ stop_id, trip_id }) => keys('stops.txt', 'stop_id').includes(stop_id!) && keys('trips.txt', 'trip_id').includes(trip_id!))).toBe(true)
  expect(table('trips.txt').every(({ route_id, service_id }) => keys('routes.txt', 'route_id').includes(route_id!) && keys('calendar.txt', 'service_id').includes(service_id!))).toBe(true)
  expect(times.every(({ arrival_time, departure_time }) => /^\d{2}:\d{2}:\d{2}$/.test(arrival_time!) && arrival_time! <= departure_time!)).toBe(true)
  for (const [i, row] of times.entries()) {
    const before = times[i - 1]
    if (before?.['trip_id'] === row['trip_id']) expect([before!['departure_time']! <= row['arrival_time']!, Number(row['stop_sequence']) - Number(before!['stop_sequence'])]).toEqual([true, 1])
    else expect(row['stop_sequence']).toBe('1')
  }
  expect(table('stops.txt').every(({ stop_lat, stop_lon, stop_name }) => Math.abs(Number(stop_lat)) <= 90 && Math.abs(Number(stop_lon)) <= 180 && stop_name !== '')).toBe(true)
  expect([...new Set(keys('routes.txt', 'route_type'))]).toEqual(['712'])
  // unusable_trip, duplicate_key, route_long_name_contains_short_name, invalid_url, start_and_end_range_out_of_order
  expect(keys('trips.txt', 'trip_id').every((trip) => times.filter(({ trip_id }) => trip_id === trip).length >= 2)).toBe(true)
  expect(new Set(times.map(({ trip_id, stop_sequence }) => `${trip_id} ${stop_sequence}`)).size).toBe(times.length)
  expect(table('routes.txt').filter(({ route_long_name, route_short_name }) => route_long_name!.includes(route_short_name!))).toEqual([])
  expect([...keys('agency.txt', 'agency_url'), ...keys('feed_info.txt', 'feed_publisher_url')].every((url) => URL.canParse(url))).toBe(true)
  expect([...table('calendar.txt'), ...table('feed_info.txt').map(({ feed_start_date, feed_end_date }) => ({ start_date: feed_start_date, end_date: feed_end_date }))].every(({ start_date, end_date }) => /^\d{8}$/.test(start_date!) && start_date! < end_date!)).toBe(true)
})

test('no bus of the GTFS drives faster between two halts than art 35 lets it', () => {
  const files = busGtfs(county, plan, { agency: 'X市教育局', from: '20200901', until: '20210115' })
  const rows = (name: string) => files[name]!.trim().split('\r\n').slice(1).map((line) => line.split(','))
  const places = new Map(rows('stops.txt').map(([id, , lat, lon]) => [id, [Number(lat), Number(lon)] as const]))
  const seconds = (time: string) => time.split(':').reduce((sum, part) => 60 * sum + Number(part), 0)
  const times = rows('stop_times.txt')
  const speeds = times.slice(1).flatMap(([trip, arrival, , stop], i) => {
    const [before, , departure, from] = times[i]!
    return before !== trip || stop === from ? [] : [kilometres(places.get(from)!, places.get(stop)!) / ((seconds(arrival!) - seconds(departure!)) / 3600)]
  })
  expect(speeds.length).toBeGreaterThan(300)
  expect(Math.max(...speeds)).toBeLessThanOrEqual(60)
})

/** As the crow flies. */
function kilometres([lat, lon]: readonly [number, number], [otherLat, otherLon]: readonly [number, number]): number {
  const [dy, dx] = [otherLat - lat, (otherLon - lon) * Math.cos((lat * Math.PI) / 180)]
  return Math.hypot(dx, dy) * 111.2
}

test('GPX and GeoJSON hold a route a run, along the roads', () => {
  expect(busGpx(county, plan).match(/<rte>/g)).toHaveLength(plan.buses.length)
  const { features } = JSON.parse(busGeoJson(snapshot, county, plan)) as { readonly features: readonly { readonly geometry: { readonly coordinates: readonly unknown[] } }[] }
  expect(features).toHaveLength(plan.buses.length)
  expect(features.every(({ geometry }) => geometry.coordinates.length > 1)).toBe(true)
  expect(clock(25_530_000)).toBe('07:05:30')
})
