import { apply, type LayoutDecision } from '../../county/apply.ts'
import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { nationalClassLimits } from '../forecast/class-sizes.ts'
import { gradesOfStage } from '../forecast/grades.ts'
import { mostPupils, roomsOf } from './class-effects.ts'
import { isFullSchool, smallSchool, townshipsAsked, type CountyScene, type CountyWishes } from './county-problem.ts'
import { buildYuanOf, unitPrices } from './money.ts'
import { bandOfGrade } from './movement.ts'
import { usualBus } from './ride-effects.ts'
import { walkMost } from './travel.ts'

/** What a county's plan must keep, measured on the county after it and on every child, moved or not. */
export const countyRules = ['unserved', 'minutes', 'points', 'oversize', 'rooms', 'schoolSize', 'seats', 'yuan', 'teachers', 'pupils', 'townshipPrimary', 'townshipJunior'] as const
export type CountyRule = (typeof countyRules)[number]

export interface CountyViolation {
  readonly rule: CountyRule
  /** A school, a settlement, or null for the county. */
  readonly where: string | null
  readonly value: number
  readonly limit: number
}

export interface CountyMeans extends Pick<CountyWishes, 'points' | 'yuan' | 'buses' | 'minutesMost' | 'townshipSchools'> {
  readonly teachers: number
  readonly unitYuan: Readonly<Record<string, number>>
  readonly movingYuan: number
}

/** Every rule that a decision breaks; knows nothing of the problem and the search it came from. Kindergartens have a check of their own (kindergartenEffects). */
export function checkCountyPlan(scene: CountyScene, { kindergartens: _apart, ...decision }: LayoutDecision, means: CountyMeans): readonly CountyViolation[] {
  const after = apply(decision, scene.snapshot)
  const attends = attendanceAfter(scene, decision)
  return [...checkWays(scene, { after, attends, decision }, means), ...checkClasses(scene.snapshot, after, decision), ...checkSpending(scene.snapshot, after, { decision, means }), ...checkTownships(scene.snapshot, after, means)]
}

interface AttendsAfter {
  readonly settlement: string
  readonly grade: number
  readonly school: SchoolId
  readonly children: number
}

function attendanceAfter({ attendance }: CountyScene, { moves }: LayoutDecision): readonly AttendsAfter[] {
  const goes = new Map(moves.map((move) => [`${move.settlement} ${gradesOfStage(move.stage)[0]! + move.grade - 1} ${move.from}`, move.to]))
  return attendance.map((row) => ({ ...row, school: goes.get(`${row.settlement} ${row.grade} ${row.school}`) ?? row.school }))
}

interface Outcome {
  readonly after: Snapshot
  readonly attends: readonly AttendsAfter[]
  readonly decision: LayoutDecision
}

function checkWays(scene: CountyScene, outcome: Outcome, { minutesMost, buses }: CountyMeans): readonly CountyViolation[] {
  const ways = waysAfter(scene, outcome)
  const far = ways.filter(({ way, walks, boards }) => way !== undefined && !walks && !boards)
  const riders = far.filter(({ inTown }) => !inTown).reduce((sum, { row }) => sum + row.children, 0)
  return [
    ...ways.filter(({ way }) => way === undefined).map(({ row }) => ({ rule: 'unserved' as const, where: row.settlement, value: row.children, limit: 0 })),
    ...far.flatMap(({ row, way }) => above('minutes', row.settlement, way!.minutes, minutesMost[bandOfGrade(row.grade)])),
    ...above('seats', null, riders, Math.floor(buses * usualBus.seats * usualBus.fill)),
  ]
}

/** How everybody would go to school; no way where the school is not open or no road leads there. */
function waysAfter({ snapshot, travel }: CountyScene, { after, attends, decision }: Outcome) {
  const open = new Map(after.schools.map((school) => [school.id, school]))
  const siteOf = new Map((decision.opened ?? []).map(({ school, settlement }) => [school.id, settlement]))
  const streets = new Set(snapshot.townships.filter(({ kind }) => kind === 'street').map(({ code }) => code))
  const inTown = new Set((snapshot.settlements ?? []).filter(({ township }) => streets.has(township)).map(({ id }) => id))
  return attends.map((row) => {
    const there = open.get(row.school)
    const way = there && travel.between(row.settlement, siteOf.get(row.school) ?? row.school)
    return { row, way, inTown: inTown.has(row.settlement), walks: (way?.walk ?? Infinity) <= walkMost, boards: there?.boarding === true && bandOfGrade(row.grade) === 'junior' }
  })
}

function checkClasses(before: Snapshot, after: Snapshot, { extended }: LayoutDecision): readonly CountyViolation[] {
  return after.schools.filter(({ stages }) => stages.primary ?? stages.junior).flatMap((school) => {
    const added = extended.filter((each) => each.school === school.id).reduce((sum, { rooms }) => sum + rooms, 0)
    const was = before.schools.find(({ id }) => id === school.id)
    const rooms = roomsOf(was ?? { ...school, classes: [] }, added)
    const largest = Math.max(0, ...(school.classes ?? []).map(({ pupils }) => pupils))
    const pupils = pupilsIn(school)
    return [
      ...above('oversize', school.id, largest, nationalClassLimits.oversizeFrom - 1), ...above('schoolSize', school.id, pupils, mostPupils(school)),
      ...(rooms === null ? [] : above('rooms', school.id, (school.classes ?? []).length, rooms)),
    ]
  })
}

const pupilsIn = ({ stages }: School): number => Object.values(stages).reduce((sum, { pupils = 0 }) => sum + pupils, 0)

function checkSpending(before: Snapshot, after: Snapshot, { decision, means }: { readonly decision: LayoutDecision; readonly means: CountyMeans }): readonly CountyViolation[] {
  const { supplies = [], transfers = [], closed } = decision
  const moved = transfers.reduce((sum, { teachers }) => sum + teachers, 0)
  const yuan = buildYuanOf(decision) + closed.length * unitPrices.closing + supplies.reduce((sum, { fact, amount }) => sum + amount * means.unitYuan[fact]!, 0) + moved * means.movingYuan
  const [children, still] = [before, after].map(({ schools }) => schools.reduce((sum, school) => sum + pupilsIn(school), 0))
  return [
    ...above('points', null, after.schools.filter(({ kind }) => kind === '218').length, means.points ?? Infinity), ...above('yuan', null, yuan, means.yuan), ...above('teachers', null, moved, means.teachers),
    ...(children === still ? [] : [{ rule: 'pupils' as const, where: null, value: still!, limit: children! }]),
  ]
}

function above(rule: CountyRule, where: string | null, value: number, limit: number): readonly CountyViolation[] {
  return value > limit + 1e-6 ? [{ rule, where, value, limit }] : []
}

/** One full school of each stage where it is asked for: no fewer, and no more where exactly one is. A point that grows to the size of a school counts as one. */
// eslint-disable-next-line max-params -- the county before and after, and what was asked
function checkTownships(before: Snapshot, after: Snapshot, means: CountyMeans): readonly CountyViolation[] {
  const was = new Map(before.schools.map((school) => [school.id, pupilsIn(school)]))
  const isFull = (school: School) => isFullSchool(school) || (school.kind === '218' && pupilsIn(school) >= smallSchool && pupilsIn(school) > (was.get(school.id) ?? 0))
  return townshipsAsked(after, means).flatMap((code) => ([['primary', 'townshipPrimary'], ['junior', 'townshipJunior']] as const).flatMap(([stage, rule]): readonly CountyViolation[] => {
    const value = after.schools.filter((school) => school.township === code && isFull(school) && school.stages[stage] !== undefined).length
    return value < 1 || (means.townshipSchools!.exactly && value > 1) ? [{ rule, where: code, value, limit: 1 }] : []
  }))
}
