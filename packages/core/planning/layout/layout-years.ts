import { apply, type LayoutDecision } from '../../county/apply.ts'
import { apportion, sumOf } from '../../county/apportion.ts'
import { grouped } from '../../county/grouped.ts'
import type { School, SchoolId, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { nationalClassLimits } from '../forecast/class-sizes.ts'
import { gradeCount, stageOfGrade, teachesGrade } from '../forecast/grades.ts'
import type { SettlementYear } from '../forecast/settlement-rolls.ts'
import type { Attendance } from './attendance.ts'
import { roomsOf } from './class-effects.ts'
import { waysToOpened, type TravelMinutes } from './travel.ts'

/** What a layout comes to in one year, with the children forecast for it. */
export interface LayoutYear {
  readonly year: number
  readonly children: number
  /** Children beyond the standard size in the rooms there are. */
  readonly placesShort: number
  /** Classes of 56 and more, however the rooms are shared out among the grades. */
  readonly oversizeClasses: number
  /** 教学点 that still have children. */
  readonly points: number
  /** Mean of all children, one way; null where no road is known. */
  readonly meanMinutes: number | null
  /** Children for whom no school of their grade can be reached. */
  readonly withoutSchool: number
  readonly townships: readonly TownshipYear[]
}

/** Children at the schools of a township unit, and the places in their rooms; null where the rooms of one are not known. */
export interface TownshipYear {
  readonly township: TownshipCode
  readonly children: number
  readonly places: number | null
}

export interface YearScene {
  readonly snapshot: Snapshot
  readonly attendance: readonly Attendance[]
  readonly travel: TravelMinutes
}

/**
 * A layout year by year: the children forecast for each settlement go where the decision sends those of the same grade; a settlement that has none of
 * a grade today follows its other grades of the stage, else the nearest school. Rooms stay what the decision makes them, and classes are divided anew each year.
 */
export function layoutYears(decision: LayoutDecision, scene: YearScene, years: readonly SettlementYear[]): readonly LayoutYear[] {
  const after = apply(decision, scene.snapshot)
  const travel = waysToOpened(scene.travel, decision.opened ?? [])
  const county: CountyAfter = { schools: after.schools, rooms: roomsAfter(decision, scene.snapshot, after), travel, sharesOf: sharesIn({ schools: after.schools, travel, pattern: patternOf(decision, scene.attendance) }) }
  return years.map((each) => inYear(each, county))
}

interface CountyAfter {
  readonly schools: readonly School[]
  /** Null where the teaching area is not reported. */
  readonly rooms: ReadonlyMap<SchoolId, number | null>
  readonly travel: TravelMinutes
  /** Where the children of a settlement's grade go, in proportion; the same in every year. */
  readonly sharesOf: (settlement: string, grade: number) => Shares
}

type Shares = readonly (readonly [SchoolId, number])[]
/** Settlement and grade → children by school. */
type Pattern = ReadonlyMap<string, ReadonlyMap<SchoolId, number>>

function roomsAfter({ extended }: LayoutDecision, before: Snapshot, after: Snapshot): CountyAfter['rooms'] {
  const was = new Map(before.schools.map((school) => [school.id, school]))
  return new Map(after.schools.map((school) => [school.id, roomsOf(was.get(school.id) ?? school, sumOf(extended.filter((each) => each.school === school.id).map(({ rooms }) => rooms)))]))
}

const key = (settlement: string, grade: number): string => `${settlement} ${grade}`

function patternOf({ moves }: LayoutDecision, attendance: readonly Attendance[]): Pattern {
  const pattern = new Map<string, Map<SchoolId, number>>()
  const add = (at: string, school: SchoolId, children: number) => {
    const row = pattern.get(at) ?? new Map<SchoolId, number>()
    row.set(school, (row.get(school) ?? 0) + children)
    pattern.set(at, row)
  }
  for (const { settlement, grade, school, children } of attendance) add(key(settlement, grade), school, children)
  for (const { settlement, stage, grade, from, to, children } of moves) {
    const at = key(settlement, stage === 'primary' ? grade - 1 : grade + 5)
    add(at, from, -children)
    add(at, to, children)
  }
  return pattern
}

function inYear({ year, settlements }: SettlementYear, county: CountyAfter): LayoutYear {
  const rolls = new Map(county.schools.map(({ id }) => [id, new Int32Array(gradeCount)]))
  const ways = { minutes: 0, children: 0, lost: 0 }
  for (const [settlement, grades] of settlements) for (let grade = 0; grade < gradeCount; grade++) send(settlement, grade, grades[grade]!)
  const standing = county.schools.filter(({ id }) => sumOf(rolls.get(id)!) > 0)
  const filled = standing.map((school) => filledBy(rolls.get(school.id)!, county.rooms.get(school.id) ?? null))
  return {
    year,
    children: sumOf([...settlements.values()].map(sumOf)),
    placesShort: sumOf(filled.map(({ short }) => short)),
    oversizeClasses: sumOf(filled.map(({ oversize }) => oversize)),
    points: standing.filter(({ kind }) => kind === '218').length,
    meanMinutes: ways.children === 0 ? null : ways.minutes / ways.children,
    withoutSchool: ways.lost,
    townships: townshipsOf(county, rolls),
  }

  function send(settlement: string, grade: number, children: number): void {
    if (children === 0) return
    const shares = county.sharesOf(settlement, grade)
    if (shares.length === 0) ways.lost += children
    const parts = apportion(children, shares.map(([, weight]) => weight))
    shares.forEach(([school], i) => {
      rolls.get(school)![grade]! += parts[i]!
      const way = county.travel.between(settlement, school)
      if (way === undefined) return
      ways.minutes += parts[i]! * way.minutes
      ways.children += parts[i]!
    })
  }
}

function sharesIn(county: Pick<CountyAfter, 'schools' | 'travel'> & { readonly pattern: Pattern }): CountyAfter['sharesOf'] {
  const open = new Map(county.schools.map((school) => [school.id, school]))
  const known = new Map<string, Shares>()
  return (settlement, grade) => {
    const at = key(settlement, grade)
    const shares = known.get(at) ?? sharesOf(settlement, grade, { ...county, open })
    known.set(at, shares)
    return shares
  }
}

interface Ground extends Pick<CountyAfter, 'schools' | 'travel'> {
  readonly pattern: Pattern
  readonly open: ReadonlyMap<SchoolId, School>
}

function sharesOf(settlement: string, grade: number, { pattern, schools, travel, open }: Ground): Shares {
  const of = (grades: readonly number[]): Shares => {
    const rows = grades.flatMap((each) => [...(pattern.get(key(settlement, each)) ?? [])])
    return [...grouped(rows, ([school]) => school)].flatMap(([school, own]) => {
      const weight = sumOf(own.map(([, children]) => children))
      return weight > 0 && open.has(school) && teachesGrade(open.get(school)!, grade) ? [[school, weight] as const] : []
    })
  }
  const [own, stage] = [of([grade]), stageOfGrade(grade)]
  if (own.length > 0) return own
  const others = of(Array.from({ length: gradeCount }, (_, each) => each).filter((each) => stageOfGrade(each) === stage))
  return others.length > 0 ? others : nearest(settlement, grade, schools, travel)
}

// eslint-disable-next-line max-params -- a child's home and grade, and the schools with the ways to them
function nearest(settlement: string, grade: number, schools: readonly School[], travel: TravelMinutes): Shares {
  const reached = schools.filter((school) => teachesGrade(school, grade)).flatMap(({ id }) => {
    const minutes = travel.between(settlement, id)?.minutes
    return minutes === undefined ? [] : [{ id, minutes }]
  })
  const best = reached.toSorted((a, b) => a.minutes - b.minutes)[0]
  return best === undefined ? [] : [[best.id, 1]]
}

const sizeOf = (grade: number): number => nationalClassLimits.standard[stageOfGrade(grade)]

/** Rooms that the children would need at the standard size, not rounded to classes: places are told of the school as a whole. */
const roomsNeeded = (grades: Int32Array): number => sumOf(Array.from(grades, (pupils, grade) => pupils / sizeOf(grade)))

function filledBy(grades: Int32Array, rooms: number | null): { readonly short: number; readonly oversize: number } {
  if (rooms === null) return { short: 0, oversize: 0 }
  const over = roomsNeeded(grades) - rooms
  const mean = sumOf(grades) / Math.max(roomsNeeded(grades), Number.EPSILON)
  return { short: over > 0 ? Math.round(over * mean) : 0, oversize: oversizeIn(grades, rooms) }
}

/** One room a grade, then always the fullest grade the next, while a class is over the standard size. */
function oversizeIn(grades: Int32Array, rooms: number): number {
  const taught = [...grades.keys()].filter((grade) => grades[grade]! > 0)
  const classes = new Map(taught.map((grade) => [grade, 1]))
  const load = (grade: number) => grades[grade]! / classes.get(grade)! / sizeOf(grade)
  for (let left = rooms - taught.length; left > 0; left--) {
    const fullest = taught.reduce((most, grade) => (load(grade) > load(most) ? grade : most), taught[0]!)
    if (load(fullest) <= 1) break
    classes.set(fullest, classes.get(fullest)! + 1)
  }
  return sumOf(taught.map((grade) => [...apportion(grades[grade]!, new Uint8Array(classes.get(grade)!).fill(1))].filter((size) => size >= nationalClassLimits.oversizeFrom).length))
}

function townshipsOf({ schools, rooms }: CountyAfter, rolls: ReadonlyMap<SchoolId, Int32Array>): readonly TownshipYear[] {
  const compulsory = schools.filter(({ stages }) => stages.primary !== undefined || stages.junior !== undefined)
  return [...grouped(compulsory, ({ township }) => township)].map(([township, own]) => {
    const known = own.map(({ id }) => rooms.get(id) ?? null)
    const children = sumOf(own.map(({ id }) => sumOf(rolls.get(id)!)))
    const needed = sumOf(own.map(({ id }) => roomsNeeded(rolls.get(id)!)))
    const places = known.includes(null) ? null : Math.round(sumOf(known.map((each) => each!)) * (needed === 0 ? nationalClassLimits.standard.primary : children / needed))
    return { township, children, places }
  })
}
