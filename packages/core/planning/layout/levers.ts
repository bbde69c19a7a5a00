import type { Extension, LayoutDecision, PupilMove } from '../../county/apply.ts'
import type { KindergartenDecision } from '../../county/kindergartens.ts'
import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { gradesOfStage, stageOfGrade, teachesGrade, type ForecastStage } from '../forecast/grades.ts'
import type { Attendance } from './attendance.ts'
import { usualModule } from './building-module.ts'
import { kindergartenDecision } from './kindergarten-decision.ts'
import { checkKindergartenLevers, planOfLevers, type KindergartenLevers } from './kindergarten-levers.ts'
import { kindergartenCounty, type KindergartenScene } from './kindergarten-problem.ts'
import type { LeverFault } from './lever-fault.ts'
import type { TravelMinutes } from './travel.ts'

/** What a person moves: schools to close, schools to extend, settlements to send elsewhere. Whatever is not named stays as it is: keeping needs no lever. */
export interface Levers {
  readonly closed: readonly SchoolId[]
  readonly extended: readonly { readonly school: SchoolId; readonly modules: number }[]
  readonly assigned: readonly Assignment[]
  /** Absent: kindergartens stay as they are, and nothing is said of them. */
  readonly kindergartens?: KindergartenLevers
}

/** Children of a settlement, or of every settlement of a township unit, go to one school of the stage. */
export interface Assignment {
  readonly from: string
  readonly stage: ForecastStage
  readonly school: SchoolId
}

export const noLevers: Levers = { closed: [], extended: [], assigned: [] }

/** All faults at once. */
export function checkLevers({ closed, extended, assigned, kindergartens }: Levers, snapshot: Snapshot): readonly LeverFault[] {
  const { schools, settlements = [], townships } = snapshot
  const known = new Map(schools.map((school) => [school.id, school]))
  const places = new Set([...settlements.map(({ id }) => id), ...townships.map(({ code }) => code)])
  return [
    ...closed.filter((id) => !known.has(id)).map((id) => ({ lever: id, zh: '没有这所学校，或已经撤并。', en: 'There is no such school, or it is closed already.' })),
    ...closed.filter((id) => known.has(id) && !isCompulsorySchool(known.get(id)!)).map((id) => ({ lever: id, zh: '只推演义务教育学校。', en: 'Only schools of the compulsory stages are planned here.' })),
    ...extended.filter(({ school, modules }) => !known.has(school) || closed.includes(school) || modules < 1 || modules > 9).map(({ school }) => ({ lever: school, zh: '要扩建的学校不存在、已列入撤并，或扩建数不在1到9之间。', en: 'The school to extend does not exist or is to close, or the modules are not between 1 and 9.' })),
    ...assigned.flatMap(({ from, stage, school }) => {
      if (!places.has(from)) return [{ lever: from, zh: '没有这个村居或乡镇街道。', en: 'There is no such settlement or township unit.' }]
      const to = known.get(school)
      return to === undefined || closed.includes(school) || to.stages[stage] === undefined ? [{ lever: `${from}→${school}`, zh: '接收校不存在、没有这个学段，或已列入撤并。', en: 'The receiving school does not exist, does not teach the stage, or is to close.' }] : []
    }),
    ...(kindergartens === undefined ? [] : checkKindergartenLevers(kindergartens, snapshot)),
  ]
}

const isCompulsorySchool = ({ stages }: School): boolean => stages.primary !== undefined || stages.junior !== undefined

export interface LeverScene {
  readonly snapshot: Snapshot
  readonly attendance: readonly Attendance[]
  readonly travel: TravelMinutes
  /** Needed where a lever of kindergartens is moved. */
  readonly kindergartens?: KindergartenScene
}

export interface LeverOutcome {
  readonly decision: LayoutDecision
  /** Children for whom no school is left: must be empty, and is printed. */
  readonly lost: readonly Attendance[]
}

/** What the levers come to: each child of a closed school goes to the nearest school that stays and teaches the grade, by road; each assignment is followed. */
export function decisionOf(levers: Levers, { snapshot, attendance, travel, kindergartens }: LeverScene, dates: Pick<LayoutDecision, 'on' | 'date' | 'basis'>): LeverOutcome {
  const closed = new Set(levers.closed)
  const open = snapshot.schools.filter((school) => !closed.has(school.id) && isCompulsorySchool(school))
  const townshipOf = new Map((snapshot.settlements ?? []).map(({ id, township }) => [id, township]))
  const moves: PupilMove[] = []
  const lost: Attendance[] = []
  for (const row of attendance) {
    const stage = stageOfGrade(row.grade)
    const wanted = levers.assigned.find((each) => each.stage === stage && (each.from === row.settlement || each.from === townshipOf.get(row.settlement)))
    const chosen = wanted !== undefined && teaches(open, wanted.school, row.grade) ? wanted.school : row.school
    const to = closed.has(chosen) ? nearestTeaching(open, row, travel) : chosen
    if (to === undefined) lost.push(row)
    else if (to !== row.school) moves.push({ settlement: row.settlement, stage, grade: row.grade - gradesOfStage(stage)[0]! + 1, from: row.school, to, children: row.children })
  }
  const decided = levers.kindergartens === undefined || kindergartens === undefined ? {} : { kindergartens: decidedOn(levers.kindergartens, levers.closed, kindergartens) }
  return { decision: { ...dates, closed: levers.closed, moves, extended: levers.extended.map(extensionOf), ...decided }, lost }
}

/** Attached classes of schools that close (`gone`) are there no more. */
// eslint-disable-next-line max-params -- two kinds of levers
function decidedOn(levers: KindergartenLevers, gone: readonly SchoolId[], scene: KindergartenScene): KindergartenDecision {
  const county = kindergartenCounty(scene, gone)
  return kindergartenDecision(county, planOfLevers(county, levers), scene)
}

/** Children whose school closes and whom the decision gives no other: an independent count of a decision of any origin. */
export function lostChildren({ closed, moves }: LayoutDecision, attendance: readonly Attendance[]): readonly Attendance[] {
  const gone = new Set(closed)
  const received = new Map<string, number>()
  for (const { settlement, stage, grade, from, children } of moves) {
    const key = `${settlement} ${gradesOfStage(stage)[0]! + grade - 1} ${from}`
    received.set(key, (received.get(key) ?? 0) + children)
  }
  return attendance.flatMap((row) => {
    const left = gone.has(row.school) ? row.children - (received.get(`${row.settlement} ${row.grade} ${row.school}`) ?? 0) : 0
    return left > 0 ? [{ ...row, children: left }] : []
  })
}

const teaches = (open: readonly School[], school: SchoolId, grade: number): boolean => open.some((each) => each.id === school && teachesGrade(each, grade))

function nearestTeaching(open: readonly School[], { settlement, grade }: Attendance, travel: TravelMinutes): SchoolId | undefined {
  let best: { readonly school: SchoolId; readonly minutes: number } | undefined
  for (const school of open) {
    if (!teachesGrade(school, grade)) continue
    const minutes = travel.between(settlement, school.id)?.minutes
    if (minutes !== undefined && (best === undefined || minutes < best.minutes)) best = { school: school.id, minutes }
  }
  return best?.school
}

function extensionOf({ school, modules }: Levers['extended'][number]): Extension {
  return { school, rooms: usualModule.rooms * modules, floorArea: usualModule.floorArea * modules, teachingArea: usualModule.teachingArea * modules }
}
