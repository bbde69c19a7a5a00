import type { LayoutDecision } from '../../county/apply.ts'
import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { lessonsAWeek, teachersNeeded, type TeachersBySubject } from './subjects.ts'
import type { ForecastStage } from '../forecast/grades.ts'

/** Teachers of the schools that close, and what the schools that take their children need beyond those they have. */
export interface TeacherEffects {
  readonly freed: readonly SubjectCount[]
  readonly freedInAll: number
  /** Whole teachers, rounded up at each receiving school. */
  readonly missing: readonly (SubjectCount & { readonly school: SchoolId; readonly name: string })[]
  /** Freed beyond what receivers miss, and missed beyond what is freed. */
  readonly balance: readonly { readonly subject: string; readonly teachers: number }[]
}

export interface SubjectCount {
  readonly subject: string
  readonly teachers: number
}

export function teacherEffects(before: Snapshot, after: Snapshot, { decision, teachers }: { readonly decision: LayoutDecision; readonly teachers: TeachersBySubject }): TeacherEffects {
  const freed = new Map<string, number>()
  for (const id of decision.closed) for (const [subject, count] of teachers.get(id) ?? []) freed.set(subject, (freed.get(subject) ?? 0) + count)
  const receivers = [...new Set(decision.moves.map(({ to }) => to))].toSorted()
  const missing = receivers.flatMap((id) => missingAt(before.schools.find((school) => school.id === id), after.schools.find((school) => school.id === id)!, teachersAfter(id, decision, teachers)))
  return { freed: counts(freed), freedInAll: counts(freed).reduce((sum, { teachers: n }) => sum + n, 0), missing, balance: balanceOf(freed, missing) }
}

const counts = (bySubject: ReadonlyMap<string, number>): readonly SubjectCount[] => [...bySubject].map(([subject, teachers]) => ({ subject, teachers })).toSorted((a, b) => b.teachers - a.teachers || (a.subject < b.subject ? -1 : 1))

/** Teachers of a school by subject, those who come and go by transfer counted; undefined where its staff is not listed. A school that is built begins with nobody. */
function teachersAfter(id: SchoolId, { transfers = [], opened = [] }: Pick<LayoutDecision, 'transfers' | 'opened'>, teachers: TeachersBySubject): ReadonlyMap<string, number> | undefined {
  const own = teachers.get(id) ?? (opened.some(({ school }) => school.id === id) ? new Map<string, number>() : undefined)
  if (own === undefined) return undefined
  const after = new Map(own)
  for (const { from, to, subject, teachers: many } of transfers) {
    const sign = Number(to === id) - Number(from === id)
    after.set(subject, (after.get(subject) ?? 0) + sign * many)
  }
  return after
}

/** Only what the new classes ask for: a shortage of today is another matter. */
function missingAt(before: School | undefined, after: School, own: ReadonlyMap<string, number> | undefined): TeacherEffects['missing'] {
  if (own === undefined) return []
  return (['primary', 'junior'] satisfies ForecastStage[]).flatMap((stage) => {
    const [was, now] = [before?.classes ?? [], after.classes ?? []].map((classes) => classes.filter((roll) => roll.stage === stage).length)
    if (now! <= was!) return []
    return Object.keys(lessonsAWeek[stage]).flatMap((subject) => {
      const more = Math.ceil(teachersNeeded(stage, subject, now!) - Math.max(own.get(subject) ?? 0, teachersNeeded(stage, subject, was!)))
      return more > 0 ? [{ school: after.id, name: after.name, subject, teachers: more }] : []
    })
  })
}

function balanceOf(freed: ReadonlyMap<string, number>, missing: TeacherEffects['missing']): TeacherEffects['balance'] {
  const subjects = new Set([...freed.keys(), ...missing.map(({ subject }) => subject)])
  return [...subjects].map((subject) => ({ subject, teachers: (freed.get(subject) ?? 0) - missing.filter((each) => each.subject === subject).reduce((sum, { teachers }) => sum + teachers, 0) })).toSorted((a, b) => a.teachers - b.teachers || (a.subject < b.subject ? -1 : 1))
}
