import type { Stage } from '../../county/kinds.ts'
import type { School, SchoolId, Snapshot, StaffMember, StageReturn } from '../../county/snapshot.ts'
import { headCounts, type HeadCount } from './head-count.ts'
import { rotationOf, type Rotation } from './rotation.ts'
import { retirementsBySubject, staffBalance, type Retirements, type StaffCell } from './balance-sheet.ts'
import type { StageNeed } from './need.ts'
import type { CurriculumPlan, StaffingNorms } from './norms.ts'

/** What a county's staffing comes to, in one piece: for a page, a workbook and a command. */
export interface StaffingView {
  readonly date: string
  readonly schools: readonly { readonly id: SchoolId; readonly name: string; readonly township: string; readonly urbanRural: School['urbanRural'] }[]
  readonly needs: readonly StageNeed[]
  readonly cells: readonly StaffCell[]
  readonly unknown: readonly { readonly school: SchoolId; readonly stage: Stage }[]
  readonly retirements: readonly Retirements[]
  readonly retirementYears: readonly [number, number]
  /** 教非所学: who teaches a subject that the stage's plan does not know. */
  readonly outside: readonly { readonly school: SchoolId; readonly stage: Stage; readonly subject: string; readonly count: number }[]
  readonly heads: readonly HeadCount[]
  /** 交流轮岗; null where the roster does not say who came when. */
  readonly rotation: Rotation | null
  readonly plan: Pick<CurriculumPlan, 'id' | 'name' | 'document' | 'clause' | 'certainty'>
  readonly norms: StaffingNorms
  /** Schools closed in thought: posts they no longer need, teachers freed, what their receivers need more. */
  readonly closures: readonly ClosureEffect[]
}

export interface ClosureEffect {
  readonly closed: SchoolId
  readonly into: SchoolId
  readonly pupils: number
  readonly teachers: number
  /** Posts of both before, and of the receiver after. */
  readonly needBefore: number
  readonly needAfter: number
  /** By subject: teachers there are now at both, above what the receiver needs afterwards. */
  readonly freed: readonly { readonly stage: Stage; readonly subject: string; readonly count: number }[]
}

export interface StaffingBasis {
  readonly norms: StaffingNorms
  readonly plan: CurriculumPlan
  readonly retirementYears: readonly [number, number]
}

export interface Closure {
  readonly closed: SchoolId
  readonly into: SchoolId
}

/** Everything of staffing from one snapshot; `closures` are applied in thought, in their order. */
export function staffingView(snapshot: Snapshot, { norms, plan, retirementYears }: StaffingBasis, closures: readonly Closure[] = []): StaffingView {
  const after = closures.reduce(closedInto, snapshot)
  const { needs, cells, unknown } = staffBalance(after, norms, plan)
  const staff = snapshot.staff ?? []
  return {
    date: snapshot.date,
    schools: after.schools.map(({ id, name, township, urbanRural }) => ({ id, name, township, urbanRural })),
    needs, cells, unknown,
    retirements: retirementsBySubject(staff, norms, retirementYears), retirementYears,
    outside: outsideOf(staff, plan),
    heads: headCounts(snapshot),
    rotation: rotationOf(snapshot, norms.rotation),
    plan: { id: plan.id, name: plan.name, document: plan.document, clause: plan.clause, certainty: plan.certainty },
    norms,
    closures: closures.map((closure, i) => effectOf(closures.slice(0, i).reduce(closedInto, snapshot), closure, norms, plan)),
  }
}

/** Pupils, classes and teachers of one school become another's. Classes are made anew from the pupils of each grade, no larger than before. */
export function closedInto(snapshot: Snapshot, { closed, into }: Closure): Snapshot {
  const from = snapshot.schools.find(({ id }) => id === closed)
  if (from === undefined) return snapshot
  const schools = snapshot.schools.filter(({ id }) => id !== closed).map((school) => (school.id === into ? joined(school, from) : school))
  const staff = snapshot.staff?.map((member) => (member.school === closed ? { ...member, school: into } : member))
  return { ...snapshot, schools, ...(staff && { staff }) }
}

const classSize = { primary: 45, junior: 50 } as const

function joined(into: School, from: School): School {
  const names = [...new Set([...Object.keys(into.stages), ...Object.keys(from.stages)])] as Stage[]
  const stages: School['stages'] = Object.fromEntries(names.map((stage) => [stage, together(into.stages[stage], from.stages[stage])]))
  return { ...into, stages, classes: [...classesOf(into, stages, 'primary'), ...classesOf(into, stages, 'junior'), ...(into.classes ?? []).filter(({ stage }) => stage !== 'primary' && stage !== 'junior')] }
}

const counted = ['pupils', 'staff', 'teachers', 'aboveDegreeTeachers', 'backboneTeachers'] as const

/** A stage of two schools: what both reported is added; what one of them did not report is not known of both. */
function together(own: StageReturn | undefined, other: StageReturn | undefined): StageReturn {
  if (own === undefined || other === undefined) return own ?? other!
  const byGrade = own.pupilsByGrade?.map((pupils, i) => pupils + (other.pupilsByGrade?.[i] ?? 0))
  const sums = Object.fromEntries(counted.map((fact) => [fact, own[fact] === undefined || other[fact] === undefined ? undefined : own[fact] + other[fact]]))
  return { ...own, ...(sums as Partial<StageReturn>), boarders: (own.boarders ?? 0) + (other.boarders ?? 0), ...(byGrade && { pupilsByGrade: byGrade }) }
}

/** As many classes a grade as there were, and more where a class would be larger than 45 or 50. */
function classesOf({ classes = [] }: School, stages: School['stages'], stage: 'primary' | 'junior') {
  return (stages[stage]?.pupilsByGrade ?? []).flatMap((pupils, i) => {
    const grade = i + 1
    const count = Math.max(classes.filter((roll) => roll.stage === stage && roll.grade === grade).length, Math.ceil(pupils / classSize[stage]))
    return Array.from({ length: count }, (_, n) => ({ stage, grade, name: `${grade}.${n + 1}`, pupils: Math.round(pupils / count) }))
  })
}

const total = (needs: readonly StageNeed[]): number => needs.reduce((sum, { teachers }) => sum + teachers, 0)

function effectOf(before: Snapshot, closure: Closure, norms: StaffingNorms, plan: CurriculumPlan): ClosureEffect {
  const after = closedInto(before, closure)
  const needIn = (snapshot: Snapshot, ids: readonly SchoolId[]) => staffBalance({ schools: snapshot.schools.filter(({ id }) => ids.includes(id)), staff: snapshot.staff ?? [] }, norms, plan)
  const [two, one] = [needIn(before, [closure.closed, closure.into]), needIn(after, [closure.into])]
  const closed = before.schools.find(({ id }) => id === closure.closed)
  return {
    ...closure,
    pupils: Object.values(closed?.stages ?? {}).reduce((sum, { pupils = 0 }) => sum + pupils, 0),
    teachers: (before.staff ?? []).filter(({ school, post }) => school === closure.closed && post === 'teacher').length,
    needBefore: total(two.needs), needAfter: total(one.needs),
    freed: one.cells.filter(({ balance }) => balance > 0).map(({ stage, subject, balance }) => ({ stage, subject, count: balance })),
  }
}

function outsideOf(staff: readonly StaffMember[], { subjects }: CurriculumPlan): StaffingView['outside'] {
  const counts = new Map<string, { school: SchoolId; stage: Stage; subject: string; count: number }>()
  for (const { school, stage, subject, post } of staff) {
    if (post !== 'teacher' || (stage !== 'primary' && stage !== 'junior') || isTaught(subjects, stage, subject ?? '')) continue
    const key = `${school}/${stage}/${subject ?? ''}`
    const found = counts.get(key) ?? counts.set(key, { school, stage, subject: subject ?? '', count: 0 }).get(key)!
    found.count++
  }
  return [...counts.values()]
}

function isTaught(subjects: CurriculumPlan['subjects'], stage: 'primary' | 'junior', subject: string): boolean {
  const [from, until] = stage === 'primary' ? [0, 6] : [6, 9]
  return (subjects[subject] ?? []).slice(from, until).some((periods) => periods > 0)
}
