import { grouped } from '../../county/grouped.ts'
import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { nationalClassLimits } from '../forecast/class-sizes.ts'
import { gradesOfStage, stageOfGrade, teachesGrade, type ForecastStage } from '../forecast/grades.ts'
import type { SiblingFamilies } from '../forecast/population.ts'
import type { Attendance } from '../layout/attendance.ts'
import type { TravelMinutes } from '../layout/travel.ts'
import { roomsOf } from '../layout/class-effects.ts'
import type { ZonesPlan, ZonesProblem } from './problem.ts'

export interface ZonesScene {
  readonly snapshot: Snapshot
  readonly travel: TravelMinutes
  readonly attendance: readonly Attendance[]
  /** Absent: no return of them. */
  readonly siblings?: readonly SiblingFamilies[] | undefined
}

export interface ZonesWishes {
  readonly stage: ForecastStage
  /** Pupils of a zone at most, as a share of its places. */
  readonly loadMost: number
  readonly seed: number
  readonly effort: number
  /** Schools that are to share a zone with the nearest (多校划片), once for every time they are named. */
  readonly shared?: readonly SchoolId[]
  /** Settlements that are to belong to a school whatever else is moved. */
  readonly pins?: readonly Handover[]
  /** Pupil-minutes that a family weighs whose children zones split; counts for nothing where no return says who they are. */
  readonly siblingMinutes?: number
  /** As in ZonesProblem. */
  readonly repairs?: boolean
}

/** A settlement given to the zone of a school. */
export interface Handover {
  readonly settlement: string
  readonly school: SchoolId
}

/** Pupil-minutes of a family that is split, where the county wants siblings together: as far as half an hour for one child. */
export const usualSiblingMinutes = 30

export const usualZonesWishes: ZonesWishes = { stage: 'primary', loadMost: 1.05, seed: 1, effort: 1, repairs: true }

/** A zones problem, and what its indices mean in the county. */
export interface CountyZones {
  readonly stage: ForecastStage
  readonly problem: ZonesProblem
  /** By zone: its schools, several where they stand in one settlement or one alone would be too small (多校划片). */
  readonly schools: readonly (readonly SchoolId[])[]
  /** By zone: places by rooms; false where a school's rooms are not known and its pupils of today stand for them. */
  readonly placesKnown: readonly boolean[]
  /** By tract: the zone that most of its children attend today, an estimate; null where none. */
  readonly today: readonly (number | null)[]
  /** [tract][zone]: children who attend the zone's schools today, an estimate. */
  readonly attends: readonly (readonly number[])[]
  /** Children of the stage who attend schools that do not teach it whole; they are not zoned. */
  readonly elsewhere: number
  /** Schools of the stage that no road reaches, or that have no point on the map: they have no zone. */
  readonly withoutZone: readonly SchoolId[]
}

/**
 * The zones of a stage from a snapshot: settlements are tracts, those with a road between them are neighbours. Schools that teach every grade of
 * the stage have zones; children at teaching points stay with their point and are not counted. A school too small for the settlement it stands in
 * shares a zone with the nearest (多校划片), and so does each of `shared`, once for every time it is named.
 */
export function countyZones(scene: ZonesScene, { stage, loadMost, seed, effort, pins = [], repairs, siblingMinutes = 0 }: ZonesWishes, shared: readonly SchoolId[] = []): CountyZones {
  const { snapshot, travel } = scene
  const settlements = snapshot.settlements ?? []
  const tractOf = new Map(settlements.map(({ id }, tract) => [id, tract]))
  const groups = shared.reduce((all, school) => sharing(school, all, travel), ownZones(stage, scene, loadMost))
  const { attends, elsewhere } = attendanceByZone(stage, scene, groups)
  const neighbours = neighboursOf(snapshot, tractOf, groups)
  const places = groups.map(({ schools }) => schools.map((school) => placesOf(school, stage)))
  const problem: ZonesProblem = {
    tracts: settlements.map(({ id, name }, tract) => ({ id, name, pupils: sumOf(attends[tract]!), neighbours: neighbours[tract]! })),
    zones: groups.map(({ schools, homes }, zone) => ({ id: schools[0]!.id, name: schools.map(({ name }) => name).join('、'), places: sumOf(places[zone]!.map(({ count }) => count)), home: tractOf.get(homes[0]!)! })),
    minutes: settlements.map(({ id }) => groups.map(({ schools }) => quickest(schools.map((school) => travel.between(id, school.id)?.minutes)))),
    loadMost, pins: [...groups.flatMap(({ homes }, zone) => homes.slice(1).map((home) => ({ tract: tractOf.get(home)!, zone }))), ...pinsOf(pins, tractOf, groups)], seed, effort, ...(repairs === undefined ? {} : { repairs }),
    ...(scene.siblings === undefined ? {} : { siblings: { families: siblingsByZone(scene.siblings.filter((row) => row.stage === stage), tractOf, groups), weight: siblingMinutes } }),
  }
  return { stage, problem, schools: groups.map(({ schools }) => schools.map(({ id }) => id)), placesKnown: places.map((own) => own.every(({ known }) => known)), today: attends.map(mostAttended), attends, elsewhere, withoutZone: zonedSchools(stage, snapshot).filter(({ id }) => !groups.some(({ schools }) => schools.some((school) => school.id === id))).map(({ id }) => id) }
}

/** Those whose settlement and school have a place among the zones. */
function pinsOf(pins: readonly Handover[], tractOf: ReadonlyMap<string, number>, groups: readonly ZoneGroup[]): ZonesProblem['pins'] {
  return pins.flatMap(({ settlement, school }) => {
    const [tract, zone] = [tractOf.get(settlement), groups.findIndex(({ schools }) => schools.some(({ id }) => id === school))]
    return tract === undefined || zone === -1 ? [] : [{ tract, zone }]
  })
}

/** Schools that teach every grade of the stage. */
function zonedSchools(stage: ForecastStage, { schools }: Snapshot): readonly School[] {
  return schools.filter((school) => gradesOfStage(stage).every((grade) => teachesGrade(school, grade)))
}

interface ZoneGroup {
  readonly schools: readonly School[]
  /** Settlements they stand in. */
  readonly homes: readonly string[]
}

/** Schools by the settlement they stand in; those that cannot hold their own settlement join the nearest, until all can or one is left. */
function ownZones(stage: ForecastStage, { snapshot, travel, attendance }: ZonesScene, loadMost: number): readonly ZoneGroup[] {
  const zoned = zonedSchools(stage, snapshot)
  const whole = new Set(zoned.map(({ id }) => id))
  const children = new Map([...grouped(attendance.filter(({ grade, school }) => stageOfGrade(grade) === stage && whole.has(school)), ({ settlement }) => settlement)].map(([id, rows]) => [id, sumOf(rows.map((row) => row.children))]))
  const isTooSmall = ({ schools, homes }: ZoneGroup) => sumOf(homes.map((home) => children.get(home) ?? 0)) > loadMost * sumOf(schools.map((school) => placesOf(school, stage).count))
  let groups: readonly ZoneGroup[] = [...grouped(zoned, (school) => homeOf(school, snapshot, travel))].flatMap(([home, schools]) => (home === undefined ? [] : [{ schools, homes: [home] }]))
  for (let small = groups.find(isTooSmall); small && groups.length > 1; small = groups.find(isTooSmall)) groups = withNearest(small, groups, travel)
  return groups
}

/** The zones with a school's joined to the nearest; as they are where it has none. */
function sharing(school: SchoolId, groups: readonly ZoneGroup[], travel: TravelMinutes): readonly ZoneGroup[] {
  const own = groups.find(({ schools }) => schools.some(({ id }) => id === school))
  return own === undefined ? groups : withNearest(own, groups, travel)
}

/** The zones with one of them joined to the nearest. */
function withNearest(group: ZoneGroup, groups: readonly ZoneGroup[], travel: TravelMinutes): readonly ZoneGroup[] {
  if (groups.length === 1) return groups
  const near = nearestGroup(group, groups, travel)
  const joined = { schools: [...group.schools, ...near.schools], homes: [...group.homes, ...near.homes] }
  return groups.flatMap((each) => (each === group ? [joined] : each === near ? [] : [each]))
}

function nearestGroup(from: ZoneGroup, groups: readonly ZoneGroup[], travel: TravelMinutes): ZoneGroup {
  const walkTo = ({ schools }: ZoneGroup) => Math.min(...from.homes.flatMap((home) => schools.map(({ id }) => travel.between(home, id)?.walk ?? Infinity)))
  return groups.filter((group) => group !== from).reduce((best, group) => (walkTo(group) < walkTo(best) ? group : best))
}

function attendanceByZone(stage: ForecastStage, { snapshot, attendance }: ZonesScene, groups: readonly ZoneGroup[]): Pick<CountyZones, 'attends' | 'elsewhere'> {
  const tractOf = new Map((snapshot.settlements ?? []).map(({ id }, tract) => [id, tract]))
  const zoneOf = new Map(groups.flatMap(({ schools }, zone) => schools.map(({ id }) => [id, zone] as const)))
  const attends = Array.from(tractOf, () => groups.map(() => 0))
  let elsewhere = 0
  for (const { settlement, school, grade, children } of attendance) {
    if (stageOfGrade(grade) !== stage) continue
    const zone = zoneOf.get(school)
    if (zone === undefined) elsewhere += children
    else attends[tractOf.get(settlement)!]![zone]! += children
  }
  return { attends, elsewhere }
}

/** Families by tract and the zone of the older child's school; those whose school has no zone stay with their point and are not counted. */
function siblingsByZone(siblings: readonly SiblingFamilies[], tractOf: ReadonlyMap<string, number>, groups: readonly ZoneGroup[]): readonly (readonly number[])[] {
  const families = Array.from(tractOf, () => groups.map(() => 0))
  for (const row of siblings) {
    const [tract, zone] = [tractOf.get(row.settlement), groups.findIndex(({ schools }) => schools.some(({ id }) => id === row.school))]
    if (tract !== undefined && zone !== -1) families[tract]![zone]! += row.families
  }
  return families
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** The settlement that a school stands in: the nearest by its road. Undefined where no road leads there. */
function homeOf(school: School, { settlements = [] }: Snapshot, travel: TravelMinutes): string | undefined {
  let best: { readonly id: string; readonly walk: number } | undefined
  for (const { id } of settlements) {
    const walk = travel.between(id, school.id)?.walk
    if (walk !== undefined && (best === undefined || walk < best.walk)) best = { id, walk }
  }
  return best?.id
}

/** Tracts with a road between them, directly or past one school; and the homes of a shared zone, each part of which hangs together around one of its schools. */
function neighboursOf({ roads = [] }: Snapshot, tractOf: ReadonlyMap<string, number>, groups: readonly ZoneGroup[]): readonly (readonly number[])[] {
  const near = Array.from(tractOf, () => new Set<number>())
  const among = [...roads.map(({ from, to }) => [from, to]), ...aroundSchools(roads, tractOf), ...groups.map(({ homes }) => homes)]
  for (const ids of among) {
    const tracts = ids.flatMap((id) => tractOf.get(id) ?? [])
    for (const a of tracts) for (const b of tracts) if (a !== b) near[a]!.add(b)
  }
  return near.map((own) => [...own].toSorted((a, b) => a - b))
}

/** Settlements whose roads lead to the same school. */
function aroundSchools(roads: NonNullable<Snapshot['roads']>, tractOf: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const ends = roads.flatMap(({ from, to }) => [[from, to] as const, [to, from] as const]).filter(([from, to]) => tractOf.has(from) && !tractOf.has(to))
  return [...grouped(ends, ([, to]) => to).values()].map((around) => around.map(([from]) => from))
}

/** Rooms that other stages leave, at the standard size. */
function placesOf(school: School, stage: ForecastStage): { readonly count: number; readonly known: boolean } {
  const rooms = roomsOf(school, 0)
  const others = (school.classes ?? []).filter((roll) => roll.stage !== stage).length
  if (rooms === null) return { count: school.stages[stage]!.pupils ?? 0, known: false }
  return { count: Math.max(0, rooms - others) * nationalClassLimits.standard[stage], known: true }
}

function quickest(minutes: readonly (number | undefined)[]): number | null {
  const known = minutes.filter((each) => each !== undefined)
  return known.length === 0 ? null : Math.min(...known)
}

function mostAttended(children: readonly number[]): number | null {
  const most = Math.max(0, ...children)
  return most === 0 ? null : children.indexOf(most)
}

/** What a zone comes to under a plan. */
export interface ZoneTotals {
  readonly tracts: number
  readonly pupils: number
  readonly places: number
  /** Pupils by places; null where there are none. */
  readonly load: number | null
  readonly meanMinutes: number | null
  readonly farthestMinutes: number | null
  /** Children of the zone who attend another zone's schools today. */
  readonly comeIn: number
  /** Children who attend here today and whose zone is another. */
  readonly goOut: number
}

/** Totals by zone, cheap enough for every change by hand. */
export function zoneTotals({ problem, attends }: Pick<CountyZones, 'problem' | 'attends'>, plan: ZonesPlan): readonly ZoneTotals[] {
  return problem.zones.map(({ places }, zone) => {
    const own = problem.tracts.flatMap((_, tract) => (plan[tract] === zone ? [tract] : []))
    const pupils = sumOf(own.map((tract) => problem.tracts[tract]!.pupils))
    const known = own.filter((tract) => problem.tracts[tract]!.pupils > 0 && problem.minutes[tract]![zone] !== null)
    const minutes = sumOf(known.map((tract) => problem.tracts[tract]!.pupils * problem.minutes[tract]![zone]!))
    return {
      tracts: own.length, pupils, places, load: places === 0 ? null : pupils / places,
      meanMinutes: pupils === 0 ? null : minutes / pupils, farthestMinutes: known.length === 0 ? null : Math.max(...known.map((tract) => problem.minutes[tract]![zone]!)),
      comeIn: sumOf(own.map((tract) => problem.tracts[tract]!.pupils - attends[tract]![zone]!)), goOut: sumOf(attends.flatMap((row, tract) => (plan[tract] === zone ? [] : [row[zone]!]))),
    }
  })
}

/** Children who would change school, by tract and both zones. */
export interface ZoneMove {
  readonly tract: number
  readonly from: number
  readonly to: number
  readonly children: number
}

export function zoneMoves({ attends }: Pick<CountyZones, 'attends'>, plan: ZonesPlan): readonly ZoneMove[] {
  return attends.flatMap((row, tract) => row.flatMap((children, from) => (children > 0 && from !== plan[tract] ? [{ tract, from, to: plan[tract]!, children }] : [])))
}

/** The zones of today as a plan: where most children attend, else the nearest school's. */
export function zonesToday({ today, problem }: Pick<CountyZones, 'today' | 'problem'>): ZonesPlan {
  return today.map((zone, tract) => zone ?? nearestZone(problem, tract))
}

function nearestZone({ minutes, zones }: ZonesProblem, tract: number): number {
  const home = zones.findIndex((zone) => zone.home === tract)
  if (home !== -1) return home
  return minutes[tract]!.reduce<number>((best, each, zone) => ((each ?? Infinity) < (minutes[tract]![best] ?? Infinity) ? zone : best), 0)
}
