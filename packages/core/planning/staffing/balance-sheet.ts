import type { Stage } from '../../county/kinds.ts'
import type { School, SchoolId, Snapshot, StaffMember } from '../../county/snapshot.ts'
import { needOf, type StageNeed } from './need.ts'
import type { CurriculumPlan, StaffingNorms } from './norms.ts'

/** 余缺: school × stage × subject, what is needed beside who is there. */
export interface StaffCell {
  readonly school: SchoolId
  readonly stage: Stage
  readonly subject: string
  readonly have: number
  readonly need: number
  /** have − need: above 0 a surplus, below a shortage. */
  readonly balance: number
}

export interface StaffBalance {
  readonly needs: readonly StageNeed[]
  readonly cells: readonly StaffCell[]
  /** Stages whose need is not known: no pupils reported, or no norm for them. */
  readonly unknown: readonly { readonly school: SchoolId; readonly stage: Stage }[]
}

/** Need and head-count of every public school of a county. Subjects that a plan does not know (专业课) are counted as had, needed 0, only where the stage has a plan. */
export function staffBalance(snapshot: Pick<Snapshot, 'schools' | 'staff'>, norms: StaffingNorms, plan: CurriculumPlan): StaffBalance {
  const ownSchools = snapshot.schools.filter(({ runBy }) => runBy !== 'private')
  const found = ownSchools.flatMap((school) => stagesOf(school).map((stage) => ({ school: school.id, stage, need: needOf(school, stage, norms, plan) })))
  const have = headcounts(snapshot.staff ?? [])
  return {
    needs: found.flatMap(({ need }) => (need === null ? [] : [need])),
    cells: found.flatMap(({ school, stage, need }) => (need === null || Object.keys(need.subjects).length === 0 ? [] : cellsOf(need, have.get(`${school}/${stage}`) ?? new Map()))),
    unknown: found.flatMap(({ school, stage, need }) => (need === null ? [{ school, stage }] : [])),
  }
}

const stagesOf = ({ stages }: School): readonly Stage[] => Object.keys(stages) as Stage[]

function cellsOf({ school, stage, subjects }: StageNeed, have: ReadonlyMap<string, number>): readonly StaffCell[] {
  const names = [...new Set([...Object.keys(subjects), ...have.keys()])]
  return names.map((subject) => {
    const counts = { have: have.get(subject) ?? 0, need: subjects[subject]?.posts ?? 0 }
    return { school, stage, subject, ...counts, balance: counts.have - counts.need }
  })
}

/** Teachers by school and stage, then by subject. */
function headcounts(staff: readonly StaffMember[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { school, stage, subject, post } of staff) {
    if (post !== 'teacher' || stage === undefined || subject === undefined) continue
    const place = counts.get(`${school}/${stage}`) ?? counts.set(`${school}/${stage}`, new Map()).get(`${school}/${stage}`)!
    place.set(subject, (place.get(subject) ?? 0) + 1)
  }
  return counts
}

export interface Retirements {
  readonly stage: Stage
  readonly subject: string
  readonly teachers: number
  /** By year, from the first. */
  readonly byYear: readonly number[]
}

/** Who reaches the age of retirement in each year from one to another, by stage and subject. */
export function retirementsBySubject(staff: readonly StaffMember[], { retirement }: Pick<StaffingNorms, 'retirement'>, [from, to]: readonly [number, number]): readonly Retirements[] {
  const groups = new Map<string, Retirements & { readonly byYear: number[] }>()
  for (const { stage, subject, post, birthYear } of staff) {
    if (post !== 'teacher' || stage === undefined || subject === undefined) continue
    const key = `${stage}/${subject}`
    const group = groups.get(key) ?? { stage, subject, teachers: 0, byYear: Array.from({ length: to - from + 1 }, () => 0) }
    const year = birthYear + retirement.age - from
    if (year >= 0 && year < group.byYear.length) group.byYear[year]!++
    groups.set(key, { ...group, teachers: group.teachers + 1 })
  }
  return [...groups.values()].toSorted((a, b) => (`${a.stage}/${a.subject}` < `${b.stage}/${b.subject}` ? -1 : 1))
}
