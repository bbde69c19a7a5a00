/**
 * The bus problem of a county, from its snapshot: stops where the children live who are too far to walk, the buses of the register, the roads.
 * Who attends where is the estimate of planning/layout/attendance.ts. Boarders ride twice a week and need no daily seat; a school's boarders
 * are taken to be those who live farthest, never grades 1–3 (国办发〔2018〕27号).
 */
import { grouped } from '../../county/grouped.ts'
import type { LonLat, School, SchoolId, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { stageOfGrade } from '../forecast/grades.ts'
import { type Attendance, estimateAttendance } from '../layout/attendance.ts'
import { travelMinutes, type TravelMinutes } from '../layout/travel.ts'
import { countyRoads } from '../roads/county-roads.ts'
import { type DrivingConditions, drivingMilliseconds, impassable } from '../roads/speeds.ts'
import { travelTable } from '../roads/travel-table.ts'
import type { BusClass, BusProblem, BusRules, BusSchool, BusStop } from './problem.ts'

const minute = 60_000

/** What a county decides about its buses; minutes, and minutes after midnight. */
export interface CountyBusRules {
  /** Longest ride: grades 1–3, 4–6 and 7–9. Half an hour is what 国办发〔2018〕27号 asks for grades 1–3 as a rule; the coverage counts who rides longer. */
  readonly rideMost: { readonly lower: number; readonly upper: number; readonly junior: number }
  /** Whoever walks longer rides. */
  readonly walkMost: number
  /** When buses may arrive, from and until. */
  readonly arrive: { readonly primary: readonly [number, number]; readonly junior: readonly [number, number] }
  /** By how much the bells may be moved. */
  readonly bellShifts: readonly number[]
  /** `apart`: primary and junior pupils never on board together. */
  readonly loads: 'single' | 'mixed' | 'apart'
  /** Seats that no child takes: driver and attendant (令617 arts 38, 40). */
  readonly staffSeats: number
  /** Buses with more seats than this are large. */
  readonly largeAbove: number
  readonly duty: number
  readonly mostTrips: number
  readonly leastChildren: number
  /** What is evened out besides driving little, where the number of buses is the same; absent: nothing. */
  readonly balance?: BusBalance
  readonly conditions: DrivingConditions
}

/** `rides`: long rides of children count more; `work`: long mornings of buses do. */
export const busBalances = ['none', 'rides', 'work', 'both'] as const
export type BusBalance = (typeof busBalances)[number]

/** A minute of a child who rides for an hour, and of a bus that works for one, in minutes of driving. */
const balanceWeights = { riding: 0.1, evenness: 0.5 } as const

/** Assumed where a county has not decided. */
export const usualRules: CountyBusRules = {
  rideMost: { lower: 45, upper: 60, junior: 60 },
  walkMost: 30,
  arrive: { junior: [410, 440], primary: [440, 475] },
  bellShifts: [],
  loads: 'mixed',
  staffSeats: 2,
  largeAbove: 36,
  duty: 150,
  mostTrips: 4,
  leastChildren: 0,
  conditions: {},
}

/** Children of a settlement for one school and stage, as one stop of the problem or a part of one. */
export interface CountyStop {
  readonly settlement: string
  readonly name: string
  readonly township: TownshipCode
  readonly school: SchoolId
  readonly stage: 'primary' | 'junior'
  readonly children: number
  readonly at: LonLat
  /** Longest ride in minutes. */
  readonly limit: number
}

export interface CountyBuses {
  readonly problem: BusProblem
  /** In the order of the problem's stops. */
  readonly stops: readonly CountyStop[]
  readonly schools: readonly School[]
  /** Vehicles of each class, first used first. */
  readonly vehicles: readonly (readonly string[])[]
  /** Children of the county's rural settlements who walk, and who board. */
  readonly walkers: number
  readonly boarders: number
}

/** The same snapshot gives the same numbers of stops, schools and classes, in whatever order its rows come. */
export function countyBuses(given: Snapshot, rules: CountyBusRules = usualRules, withheld: ReadonlySet<string> = new Set()): CountyBuses {
  const snapshot = inOrder(given)
  const travel = travelMinutes(snapshot)
  const rural = ruralAttendance(snapshot, travel)
  const riders = rural.filter((row) => (travel.between(row.settlement, row.school)?.walk ?? Infinity) > rules.walkMost)
  const daily = withoutBoarders(riders, snapshot, travel)
  const wanted = stopsOf(daily, snapshot, rules)
  const schools = snapshot.schools.filter(({ id }) => wanted.some(({ school }) => school === id))
  const fleet = fleetOf(snapshot, rules, withheld)
  const places = [...new Set([...wanted.map(({ settlement }) => settlement), ...schools.map(({ id }) => id), ...fleet.flatMap(({ home }) => home ?? [])])]
  const placeOf = new Map(places.map((id, place) => [id, place]))
  const { drive, isFit } = drivesOf(snapshot, { places, schools: schools.map(({ id }) => id), conditions: rules.conditions })
  const largest = Math.max(1, ...fleet.map(({ seats }) => seats))
  const stops = wanted.flatMap((stop) => partsOf(stop, Math.min(largest, partMost)))
  return {
    problem: {
      stops: stops.map((stop, i): BusStop => ({
        id: `${stop.settlement}·${stop.school}·${i}`, place: placeOf.get(stop.settlement)!, school: schools.findIndex(({ id }) => id === stop.school), children: stop.children, group: stop.stage, rideLimit: stop.limit * minute,
        ...(isFit(placeOf.get(stop.settlement)!, placeOf.get(stop.school)!) ? {} : { smallBusOnly: true }),
      })),
      schools: schools.map((school) => schoolOf(school, placeOf.get(school.id)!, rules)),
      fleet: fleet.map(({ id, seats, count, large, home }): BusClass => ({ id, seats, count, large, ...(home === undefined ? {} : { depot: placeOf.get(home)! }) })),
      drive,
      places: places.length,
      rules: busRulesOf(rules),
    },
    stops,
    schools,
    vehicles: fleet.map(({ vehicles }) => vehicles),
    walkers: total(rural) - total(riders),
    boarders: total(riders) - total(daily),
  }
}

const total = (rows: readonly Attendance[]): number => rows.reduce((sum, { children }) => sum + children, 0)

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Its rows by id: an estimate that rounds may otherwise go by their order. */
export function inOrder(snapshot: Snapshot): Snapshot {
  const { schools, settlements, vehicles } = snapshot
  return { ...snapshot, schools: byId(schools), ...(settlements === undefined ? {} : { settlements: byId(settlements) }), ...(vehicles === undefined ? {} : { vehicles: byId(vehicles) }) }
}

/** A larger stop is divided, so that any bus of the usual size can take a part. */
const partMost = 34

function ruralAttendance(snapshot: Snapshot, travel: TravelMinutes): readonly Attendance[] {
  const streets = new Set(snapshot.townships.filter(({ kind }) => kind === 'street').map(({ code }) => code))
  const rural = new Set((snapshot.settlements ?? []).filter(({ township }) => !streets.has(township)).map(({ id }) => id))
  return estimateAttendance(snapshot, null, travel).filter(({ settlement }) => rural.has(settlement))
}

/** Riders less boarders: school by school and stage by stage, those who live farthest board. */
function withoutBoarders(riders: readonly Attendance[], { schools }: Snapshot, travel: TravelMinutes): readonly Attendance[] {
  const ride = (row: Attendance) => travel.between(row.settlement, row.school)?.ride ?? Infinity
  return [...grouped(riders, ({ school, grade }) => `${school} ${stageOfGrade(grade)}`)].flatMap(([key, rows]) => {
    const [id, stage] = key.split(' ') as [SchoolId, 'primary' | 'junior']
    let left = schools.find((school) => school.id === id)?.stages[stage]?.boarders ?? 0
    return rows.toSorted((a, b) => ride(b) - ride(a) || b.grade - a.grade).map((row) => {
      const boards = row.grade < 3 ? 0 : Math.min(left, row.children)
      left -= boards
      return { ...row, children: row.children - boards }
    })
  }).filter(({ children }) => children > 0)
}

/** One stop a settlement, school and stage; the strictest limit of its children holds for all. */
function stopsOf(riders: readonly Attendance[], { settlements = [] }: Snapshot, { rideMost }: CountyBusRules): readonly CountyStop[] {
  const homes = new Map(settlements.map((settlement) => [settlement.id, settlement]))
  return [...grouped(riders, ({ settlement, school, grade }) => `${settlement} ${school} ${stageOfGrade(grade)}`).values()].map((rows): CountyStop => {
    const { settlement, school, grade } = rows[0]!
    const { name, township, location } = homes.get(settlement)!
    const limit = Math.min(...rows.map((row) => (row.grade < 3 ? rideMost.lower : row.grade < 6 ? rideMost.upper : rideMost.junior)))
    return { settlement, name, township, school, stage: stageOfGrade(grade), children: rows.reduce((sum, { children }) => sum + children, 0), at: location, limit }
  })
}

function partsOf(stop: CountyStop, most: number): readonly CountyStop[] {
  const parts = Math.ceil(stop.children / most)
  return Array.from({ length: parts }, (_, i) => ({ ...stop, children: Math.floor(((i + 1) * stop.children) / parts) - Math.floor((i * stop.children) / parts) }))
}

interface HomeClass {
  readonly id: string
  readonly seats: number
  readonly count: number
  readonly large: boolean
  readonly home: string | undefined
  readonly vehicles: readonly string[]
}

/** Buses of the same size at the same school are one class. Those withheld are not counted. */
function fleetOf({ vehicles = [], schools }: Snapshot, { staffSeats, largeAbove }: CountyBusRules, withheld: ReadonlySet<string>): readonly HomeClass[] {
  const standing = new Set(schools.map(({ id }) => id))
  const cleared = vehicles.filter(({ id }) => !withheld.has(id))
  return [...grouped(cleared, ({ seats, school = '' }) => `${seats} ${school}`)].map(([id, alike]) => {
    const { seats, school } = alike[0]!
    return { id, seats: seats - staffSeats, count: alike.length, large: seats > largeAbove, home: school !== undefined && standing.has(school) ? school : undefined, vehicles: alike.map((vehicle) => vehicle.id) }
  })
}

function schoolOf({ id, stages }: School, place: number, { arrive, bellShifts }: CountyBusRules): BusSchool {
  const [from, until] = arrive[stages.primary === undefined ? 'junior' : 'primary']
  return { id, place, opens: from * minute, closes: until * minute, bellShifts: bellShifts.map((shift) => shift * minute) }
}

function busRulesOf({ rideMost, loads, duty, mostTrips, leastChildren, balance = 'none' }: CountyBusRules): BusRules {
  return {
    rideLimit: Math.max(rideMost.lower, rideMost.upper, rideMost.junior) * minute,
    loads: loads === 'apart' ? { apart: [['primary', 'junior']] } : loads,
    boarding: { base: 20_000, each: 2000 },
    unloading: { base: 30_000, each: 2000 },
    duty: duty * minute,
    mostTrips,
    leastChildren,
    ...(balance === 'none' ? {} : { fairness: { riding: balance === 'work' ? 0 : balanceWeights.riding, evenness: balance === 'rides' ? 0 : balanceWeights.evenness } }),
  }
}

interface Driven {
  /** Settlements and schools by the problem's place. */
  readonly places: readonly string[]
  readonly schools: readonly string[]
  readonly conditions: DrivingConditions
}

interface Drives {
  readonly drive: Int32Array
  /** Whether a large bus may go from one place to another. */
  readonly isFit: (from: number, to: number) => boolean
}

/**
 * Between places that a large bus can serve, the time is that of a large bus, which small ones keep too; to and from the others only small
 * buses drive. So no large bus is ever sent along a road that is not for it.
 */
function drivesOf(snapshot: Snapshot, { places, schools, conditions }: Driven): Drives {
  const any = driveOf(snapshot, places, conditions)
  if (!(snapshot.roads ?? []).some(({ smallBusOnly = false }) => smallBusOnly)) return { drive: any, isFit: () => true }
  const large = driveOf(snapshot, places, { ...conditions, largeBus: true })
  const isOpen = (from: number, to: number) => large[from * places.length + to]! < impassable
  const goals = schools.map((id) => places.indexOf(id))
  const isServed = places.map((_, place) => goals.some((goal) => goal !== place && isOpen(place, goal) && isOpen(goal, place)))
  const drive = any.map((way, i) => (isServed[Math.floor(i / places.length)]! && isServed[i % places.length]! ? large[i]! : way))
  return { drive, isFit: (from, to) => isServed[from]! && isServed[to]! && isOpen(from, to) }
}

/** Rounded up to whole seconds, so that a timetable in hours, minutes and seconds says exactly what the plan does. */
function driveOf(snapshot: Snapshot, places: readonly string[], conditions: DrivingConditions): Int32Array {
  const { graph, nodeOf } = countyRoads(snapshot)
  const nodes = places.map((id) => nodeOf.get(id)!)
  return travelTable(graph, drivingMilliseconds(graph, conditions), nodes, nodes).values.map((way) => Math.min(impassable, 1000 * Math.ceil(way / 1000)))
}
