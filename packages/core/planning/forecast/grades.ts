import type { School, Snapshot, Township } from '../../county/snapshot.ts'

/** Grades of the compulsory stages, counted through: 0–5 primary, 6–8 junior. */
export const gradeCount = 9
export const primaryGrades = 6
/** 入学年龄: a child born in a year enters primary school six years later. */
export const entryAge = 6

/** Street offices are the town; towns and townships are the country. */
export const areas = ['town', 'rural'] as const
export type Area = (typeof areas)[number]
export type ForecastStage = 'primary' | 'junior'

export const areaOf = ({ kind }: Pick<Township, 'kind'>): Area => (kind === 'street' ? 'town' : 'rural')

export const areaByTownship = ({ townships }: Pick<Snapshot, 'townships'>): ReadonlyMap<string, Area> => new Map(townships.map((each) => [each.code, areaOf(each)]))

export const stageOfGrade = (grade: number): ForecastStage => (grade < primaryGrades ? 'primary' : 'junior')

export const gradesOfStage = (stage: ForecastStage): readonly number[] => (stage === 'primary' ? [0, 1, 2, 3, 4, 5] : [6, 7, 8])

export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** Pupils of a school by grade; null where it teaches the compulsory stages and did not say. Grades it does not teach are 0. */
export function gradesOf({ stages }: Pick<School, 'stages'>): Float64Array | null {
  const grades = new Float64Array(gradeCount)
  for (const stage of ['primary', 'junior'] as const) {
    const given = stages[stage]
    if (given === undefined) continue
    if (given.pupilsByGrade === undefined) return null
    const from = gradesOfStage(stage)[0]!
    given.pupilsByGrade.slice(0, gradesOfStage(stage).length).forEach((pupils, i) => (grades[from + i] = pupils))
  }
  return grades
}

/** Which grades a school teaches: as many as its return lists. */
export function teachesGrade({ stages }: Pick<School, 'stages'>, grade: number): boolean {
  const stage = stageOfGrade(grade)
  return (stages[stage]?.pupilsByGrade?.length ?? 0) > grade - gradesOfStage(stage)[0]!
}

export const isCompulsory = ({ stages }: Pick<School, 'stages'>): boolean => stages.primary !== undefined || stages.junior !== undefined
