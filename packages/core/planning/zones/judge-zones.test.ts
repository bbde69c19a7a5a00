import { expect, test } from 'vitest'
import type { LonLat } from '../../county/snapshot.ts'
import { valley } from '../../county/testing.ts'
import { estimateAttendance } from '../layout/attendance.ts'
import { travelMinutes } from '../layout/travel.ts'
import { seeded } from '../location/seeded.ts'
import { countyZones, usualZonesWishes, type CountyZones, type ZonesWishes } from './county-zones.ts'
import { judgeZones, namedZonesViolation } from './judge-zones.ts'
import { planCountyZones } from './plan-county-zones.ts'
import { planZones } from './plan-zones.ts'
import type { ZonesPlan, ZonesProblem } from './problem.ts'
import { touchingCells, zoneCells, zoneColours } from './zone-cells.ts'
import { generateZones } from './zones-generator.ts'
import { handedOver, zoneAddresses, zoneChanges, zonesView, zonesViewToday } from './zones-view.ts'

function sceneOf(snapshot: ReturnType<typeof valley>) {
  const travel = travelMinutes(snapshot)
  return { snapshot, travel, attendance: estimateAttendance(snapshot, null, travel) }
}

/** A county of a problem whose children attend at random. */
function countyOf(problem: ZonesProblem, random: () => number): CountyZones {
  const attends = problem.tracts.map(({ pupils }) => {
    const first = Math.floor(random() * (pupils + 1))
    return problem.zones.map((_, zone) => (zone === 0 ? first : zone === 1 ? pupils - first : 0))
  })
  return { stage: 'primary', problem, schools: problem.zones.map(({ id }) => [id]), placesKnown: problem.zones.map(() => true), today: attends.map(() => 0), attends, elsewhere: 0, withoutZone: [] }
}

/** Tracts of a zone that no chain of neighbours joins to its home, by merging sets: apart from the check's own way. */
function apartByMerging({ tracts, zones }: ZonesProblem, plan: ZonesPlan): readonly string[] {
  const set = tracts.map((_, tract) => tract)
  const root = (tract: number): number => (set[tract] === tract ? tract : root(set[tract]!))
  tracts.forEach(({ neighbours }, tract) => neighbours.forEach((next) => plan[next] === plan[tract] && (set[root(tract)] = root(next))))
  return tracts.flatMap(({ name }, tract) => {
    const { home } = zones[plan[tract]!]!
    const ways = plan[home] === plan[tract] ? [home] : tracts[home]!.neighbours.filter((next) => plan[next] === plan[tract])
    return ways.some((way) => root(way) === root(tract)) ? [] : [name]
  })
}

test('on 300 drawings at random: what hangs together, totals and moves agree with plain counting', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed)
    const problem = generateZones({ tracts: 9 + (seed % 8), zones: 2 + (seed % 3), seed })
    const county = countyOf(problem, random)
    const plan = problem.tracts.map(() => Math.floor(random() * problem.zones.length))
    const { zones, violations, moves, figures } = judgeZones(county, plan)
    expect(violations.filter(({ rule }) => rule === 'apart').map(({ place }) => place).toSorted()).toEqual(apartByMerging(problem, plan).toSorted())
    const all = problem.tracts.reduce((sum, { pupils }) => sum + pupils, 0)
    expect([zones.reduce((sum, { pupils }) => sum + pupils, 0), zones.reduce((sum, { tracts }) => sum + tracts, 0), figures.pupils]).toEqual([all, problem.tracts.length, all])
    const stay = county.attends.reduce((sum, row, tract) => sum + row[plan[tract]!]!, 0)
    expect([figures.childrenMoved, moves.reduce((sum, { children }) => sum + children, 0)]).toEqual([all - stay, all - stay])
    expect(zones.reduce((sum, { comeIn, goOut }) => sum + comeIn - goOut, 0)).toBe(0)
  }
})

test('tight counties, where single moves leave a zone too full, are balanced all the same', () => {
  const statuses = [2, 4, 6, 8].map((seed) => planZones({ ...generateZones({ tracts: 500, zones: 50, seed }), effort: 0.3 }).status)
  expect(statuses).toEqual(['feasible', 'feasible', 'feasible', 'feasible'])
}, 30_000)

const primary: ZonesWishes = { ...usualZonesWishes, effort: 0.1 }

test('a school without a point has no zone and is named; a settlement without a road is refused by name', () => {
  const snapshot = valley()
  expect(countyZones(sceneOf(snapshot), { ...primary, stage: 'junior' }).withoutZone).toContain('3199000001')
  const lonely = { ...snapshot, settlements: [...snapshot.settlements!, { id: 'S04', name: '独村', township: '990181200', location: [127.3, 45.2] as LonLat, primaryPupils: 9 }] }
  const { county, outcome } = planCountyZones(sceneOf(lonely), primary)
  if (outcome.status !== 'infeasible') throw new Error(outcome.status)
  expect(outcome.because.map((each) => namedZonesViolation(county, each))).toContainEqual(expect.objectContaining({ rule: 'cutOff', place: '独村', among: [] }))
})

test('too few places are refused with the part, its schools, and how many are missing', () => {
  const problem = { ...generateZones({ tracts: 16, zones: 2, seed: 5 }), loadMost: 0.5 }
  const outcome = planZones(problem)
  if (outcome.status !== 'infeasible') throw new Error(outcome.status)
  const { rule, value, limit, among } = namedZonesViolation({ problem }, outcome.because[0]!)
  expect([rule, value, among]).toEqual(['tooFewPlaces', problem.tracts.reduce((sum, { pupils }) => sum + pupils, 0), ['z0', 'z1']])
  expect(limit).toBeCloseTo(0.5 * problem.zones.reduce((sum, { places }) => sum + places, 0))
})

test('a drawing by hand moves what it names, names all that is amiss, and says whose school changes', () => {
  const view = zonesViewToday(sceneOf(valley()), primary)
  expect(handedOver(view, [{ settlement: 'x', school: 'y' }])).toEqual({ faults: [{ field: 'settlement', value: 'x' }, { field: 'school', value: 'y' }] })
  expect(zoneChanges(view)).toEqual([])
  expect(zoneAddresses(view).map(({ place }) => place)).toEqual(['河口', '柳林', '青石'])
  const before = new Map(zoneAddresses(view).map(({ settlement, schools }) => [settlement, settlement === 'S02' ? ['别校'] : schools]))
  expect(zoneChanges(view, before)).toMatchObject([{ place: '柳林', from: ['别校'] }])
  expect(zoneChanges(view, new Map())).toEqual([])
})

test('a pin holds a settlement, and a pin on another school’s own ground is refused', () => {
  const problem = { ...generateZones({ tracts: 16, zones: 2, seed: 5 }), loadMost: 3 }
  const free = problem.tracts.findIndex((_, tract) => problem.zones.every(({ home }) => home !== tract) && problem.tracts[problem.zones[0]!.home]!.neighbours.includes(tract))
  const held = planZones({ ...problem, pins: [{ tract: free, zone: 0 }] })
  expect('plan' in held && held.plan![free]).toBe(0)
  expect(planZones({ ...problem, pins: [{ tract: problem.zones[1]!.home, zone: 0 }] })).toMatchObject({ status: 'infeasible', because: [{ rule: 'pin' }] })
  expect(zonesView(sceneOf(valley()), { county: countyOf(problem, () => 0.5), outcome: { status: 'infeasible', because: [] }, joined: [] })).toBeUndefined()
})

test('every spot of a map lies in the cell of its nearest settlement, and zones that touch differ in colour', () => {
  const random = seeded(7)
  const places = Array.from({ length: 60 }, (): LonLat => [150 + random() / 10, 44 + random() / 10])
  const cells = zoneCells(places, 2)
  const shrink = Math.cos((places[0]![1] * Math.PI) / 180)
  const far = ([a, b]: LonLat, [c, d]: LonLat) => Math.hypot((a - c) * shrink, b - d) * 111.2
  for (let spot = 0; spot < 500; spot++) {
    const at: LonLat = [150 + random() / 10, 44 + random() / 10]
    const nearest = places.reduce((best, place, index) => (far(place, at) < far(places[best]!, at) ? index : best), 0)
    if (far(places[nearest]!, at) > 1.9) continue
    expect(cells.flatMap((ring, index) => (isInside(ring, at) ? [index] : []))).toEqual([nearest])
  }
  const touching = touchingCells(cells)
  expect(touching.every((own, cell) => own.every((other) => touching[other]!.includes(cell)))).toBe(true)
  const zoneOf = places.map((_, place) => place % 12)
  const painted = zoneColours(12, zoneOf, touching, 12)
  touching.forEach((own, cell) => own.forEach((other) => zoneOf[cell] !== zoneOf[other] && expect(painted[zoneOf[cell]!]).not.toBe(painted[zoneOf[other]!])))
  const neighbours = [[1, 2], [0, 2], [0, 1, 3], [2]]
  const colours = zoneColours(4, [0, 1, 2, 3], neighbours, 6)
  neighbours.forEach((own, tract) => own.forEach((next) => expect(colours[tract]).not.toBe(colours[next])))
  expect(zoneCells([places[0]!, places[0]!], 1)[1]).toEqual([])
})

function isInside(ring: readonly LonLat[], [x, y]: LonLat): boolean {
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[i + 1]!]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
