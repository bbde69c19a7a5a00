import type { Stage } from '../../county/kinds.ts'
import type { School, SchoolId } from '../../county/snapshot.ts'
import type { CurriculumPlan, StaffingNorms } from './norms.ts'

/** How many teachers a stage of a school needs, by the larger of two rules, and of which subjects. */
export interface StageNeed {
  readonly school: SchoolId
  readonly stage: Stage
  readonly pupils: number
  readonly classes: number
  /** 核编: staff by ratio or by class norm, whichever is more, and what boarding adds. */
  readonly staff: { readonly byRatio: number; readonly byClasses: number | null; readonly boarding: number; readonly approved: number }
  /** Teachers by the approved staff. */
  readonly teachersByStaff: number
  /** Teachers by classes × weekly periods ÷ load; null where no curriculum plan covers the stage. */
  readonly teachersByPeriods: number | null
  /** Which of them decided. */
  readonly rule: 'ratio' | 'classNorm' | 'periods'
  /** Whole posts: what the larger rule gives, rounded up. */
  readonly teachers: number
  /** Whole posts by subject; they add up to `teachers`. Empty where no plan covers the stage. */
  readonly subjects: Readonly<Record<string, SubjectNeed>>
}

export interface SubjectNeed {
  readonly periods: number
  /** Full-time teachers for the periods of the subject alone. */
  readonly fullTime: number
  readonly posts: number
}

/** Null where the stage did not report its pupils, or no norm covers it: an unknown need is not zero. */
export function needOf(school: School, stage: Stage, norms: StaffingNorms, plan: CurriculumPlan): StageNeed | null {
  const pupils = school.stages[stage]?.pupils
  if (pupils === undefined || !isNormed(stage)) return null
  const byGrade = classesByGrade(school, stage)
  const classes = sum(byGrade)
  const staff = approvedStaff({ pupils, classes, boarders: school.stages[stage]?.boarders ?? 0 }, stage, norms)
  const teachersByStaff = staff.approved * (stage === 'special' ? 1 : norms.teachingShare[stage].share)
  const own = { school: school.id, stage, pupils, classes, staff, teachersByStaff }
  if (stage !== 'primary' && stage !== 'junior') return { ...own, teachersByPeriods: null, rule: staffRule(staff), teachers: wholePosts(teachersByStaff), subjects: {} }
  const periods = subjectPeriods(byGrade, stage, plan)
  const fullTime = fullTimeBySubject(periods, stage, norms)
  const teachersByPeriods = sum([...fullTime.values()])
  const teachers = wholePosts(Math.max(teachersByStaff, teachersByPeriods))
  const rule = teachersByPeriods > teachersByStaff ? 'periods' : staffRule(staff)
  return { ...own, teachersByPeriods, rule, teachers, subjects: postsBySubject(periods, fullTime, teachers) }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const wholePosts = (exact: number): number => Math.ceil(exact - 1e-9)
const staffRule = ({ byClasses, byRatio }: StageNeed['staff']): StageNeed['rule'] => ((byClasses ?? 0) > byRatio ? 'classNorm' : 'ratio')

type Normed = 'primary' | 'junior' | 'senior' | 'special'
const isNormed = (stage: Stage): stage is Normed => stage === 'primary' || stage === 'junior' || stage === 'senior' || stage === 'special'

/** Classes of each grade of the stage, from its first; a school that lists none has one a grade with pupils. */
function classesByGrade({ stages, classes = [] }: School, stage: Stage): readonly number[] {
  const grades = stage === 'primary' ? 6 : 3
  const own = classes.filter((roll) => roll.stage === stage)
  if (own.length === 0) return Array.from({ length: grades }, (_, i) => Number((stages[stage]?.pupilsByGrade?.[i] ?? 0) > 0))
  return Array.from({ length: grades }, (_, i) => own.filter(({ grade }) => grade === i + 1).length)
}

interface Size {
  readonly pupils: number
  readonly classes: number
  readonly boarders: number
}

function approvedStaff({ pupils, classes, boarders }: Size, stage: Normed, { ratios, classNorm, boarding }: StaffingNorms): StageNeed['staff'] {
  const byRatio = pupils / ratios[stage].pupilsPerStaff
  const byClasses = (stage === 'primary' || stage === 'junior') && pupils < classNorm.belowPupils ? classes * classNorm.staffPerClass : null
  const added = boarders / boarding.boardersPerStaff
  return { byRatio, byClasses, boarding: added, approved: Math.max(byRatio, byClasses ?? 0) + added }
}

/** Weekly periods by subject; the periods that no subject takes are shared in proportion to the subjects' own. */
function subjectPeriods(byGrade: readonly number[], stage: 'primary' | 'junior', { weekly, subjects }: CurriculumPlan): ReadonlyMap<string, number> {
  const first = stage === 'primary' ? 0 : 6
  const times = (periods: readonly number[]) => byGrade.reduce((sum, classes, i) => sum + classes * periods[first + i]!, 0)
  const own = Object.entries(subjects).map(([subject, periods]) => [subject, times(periods)] as const).filter(([, periods]) => periods > 0)
  const taken = own.reduce((sum, [, periods]) => sum + periods, 0)
  return new Map(own.map(([subject, periods]) => [subject, (periods * times(weekly)) / taken]))
}

function fullTimeBySubject(periods: ReadonlyMap<string, number>, stage: 'primary' | 'junior', { load }: StaffingNorms): ReadonlyMap<string, number> {
  const { main, mainPeriods, otherPeriods } = load[stage]
  return new Map([...periods].map(([subject, count]) => [subject, count / (main.includes(subject) ? mainPeriods : otherPeriods)]))
}

/** Whole posts that add up to `teachers`: each its part rounded down, the rest by the largest remainders. */
function postsBySubject(periods: ReadonlyMap<string, number>, fullTime: ReadonlyMap<string, number>, teachers: number): StageNeed['subjects'] {
  const total = [...fullTime.values()].reduce((sum, each) => sum + each, 0)
  const parts = [...fullTime].map(([subject, each]) => ({ subject, each, exact: total === 0 ? 0 : (each * teachers) / total }))
  const whole = parts.map(({ exact }) => Math.floor(exact + 1e-9))
  const rest = total === 0 ? 0 : teachers - whole.reduce((sum, each) => sum + each, 0)
  const byRemainder = [...parts.keys()].toSorted((a, b) => parts[b]!.exact - whole[b]! - (parts[a]!.exact - whole[a]!) || a - b)
  const more = new Set(byRemainder.slice(0, rest))
  return Object.fromEntries(parts.map(({ subject, each }, i) => [subject, { periods: periods.get(subject)!, fullTime: each, posts: whole[i]! + Number(more.has(i)) }]))
}
