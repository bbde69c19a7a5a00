import type { Stage } from '../county/kinds.ts'
import type { ClassRoll, School, SchoolId, Snapshot } from '../county/snapshot.ts'
import type { CountyProject } from './programme.ts'

/** Pupils of a class, from which it counts as full. */
export interface ClassSizeLimits {
  /** 大班额 begins here. */
  readonly oversizeFrom: number
  /** One year's intake from it. */
  readonly nearlyOversizeFrom: number
}

/** 56–65 大班额, ≥ 66 超大班额 (rules.md §5.5); the three sizes below are ours to warn of. */
export const classSizeLimits: ClassSizeLimits = { oversizeFrom: 56, nearlyOversizeFrom: 53 }

/** A class that has the places of a project in view. */
export interface WaitingClass {
  readonly school: SchoolId
  readonly schoolName: string
  readonly stage: Stage
  readonly grade: number
  readonly name: string
  readonly pupils: number
  readonly oversize: boolean
  readonly nearlyOversize: boolean
}

/**
 * The classes that wait for a project, fullest first, as they were on the day of the snapshot: a count, not a forecast.
 * Those of its school; without one, those of its stages in its township. Null where the project names neither,
 * or where the snapshot has no class list for it.
 */
export function classesWaiting(project: CountyProject, { schools }: Snapshot, limits: ClassSizeLimits = classSizeLimits): readonly WaitingClass[] | null {
  const concerned = schoolsOf(project, schools)
  if (concerned.every((school) => school.classes === undefined)) return null
  const rows = concerned.flatMap((school) => (school.classes ?? []).filter((roll) => teaches(project, roll)).map((roll) => waiting(school, roll, limits)))
  return rows.length === 0 ? null : rows.toSorted(fullestFirst)
}

function schoolsOf({ school, township, stages }: CountyProject, schools: readonly School[]): readonly School[] {
  if (school !== null) return schools.filter(({ id }) => id === school)
  return township === null || stages === undefined ? [] : schools.filter((each) => each.township === township)
}

const teaches = ({ stages }: CountyProject, { stage }: ClassRoll): boolean => stages === undefined || stages.includes(stage)

function waiting({ id, name: schoolName }: School, { stage, grade, name, pupils }: ClassRoll, limits: ClassSizeLimits): WaitingClass {
  const oversize = pupils >= limits.oversizeFrom
  return { school: id, schoolName, stage, grade, name, pupils, oversize, nearlyOversize: !oversize && pupils >= limits.nearlyOversizeFrom }
}

/** Classes of one size in the order of the list they came from, which is the same on every machine. */
function fullestFirst(a: WaitingClass, b: WaitingClass): number {
  return b.pupils - a.pupils || Number(a.school > b.school) - Number(a.school < b.school) || a.grade - b.grade
}
