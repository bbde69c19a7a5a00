import { type Finding, logic, type Unread } from './check-finding.ts'
import { stagesOf } from './check-figures.ts'
import { classFact } from './facts.ts'
import type { Stage } from './kinds.ts'
import type { ClassRoll, School, SchoolId, Snapshot, StageReturn } from './snapshot.ts'

/** Classes of one stage of a school by size, as a return counts them: bands of `classBandOf`. */
export interface ClassBands {
  readonly school: SchoolId
  readonly stage: Stage
  readonly bands: readonly number[]
}

const classBandCount = 10

/** Bands of five: ≤ 25, 26–30, …, 61–65, 66 and more (rules.md §2.8). */
export const classBandOf = (pupils: number): number => Math.min(classBandCount - 1, Math.max(0, Math.ceil((pupils - 25) / 5)))

const gradesOf: Record<Stage, number> = { preschool: 3, primary: 6, junior: 4, senior: 4, vocational: 4, special: 9 }

/** Class rolls against pupils by grade and against the bands of the return, where a school gives rolls at all. */
export function checkClasses({ schools }: Snapshot, bands: readonly ClassBands[], { classesOf }: Unread): Finding[] {
  const bandsBySchool = new Map(bands.map((entry) => [`${entry.school}/${entry.stage}`, entry.bands]))
  return schools.flatMap((school) => [
    ...(school.classes ?? []).flatMap((roll) => rollFaults(school, roll)),
    ...stagesOf(school).flatMap(([stage, figures]) => [
      ...tooManyGrades(school, stage, figures),
      ...(classesOf.has(school.id) ? [] : [...gradeDifferences(school, stage, figures), ...bandDifferences(school, stage, bandsBySchool.get(`${school.id}/${stage}`))]),
    ]),
  ])
}

function rollFaults(school: School, roll: ClassRoll): Finding[] {
  const fact = classFact(school.id, roll)
  const details = { name: school.name, class: roll.name, what: 'pupils', value: roll.pupils }
  if (roll.pupils < 0) return [logic('negative', fact, details)]
  if (!Number.isInteger(roll.pupils)) return [logic('notWhole', fact, details)]
  return inGrades(roll.stage, roll.grade) ? [] : [logic('gradeOutOfRange', fact, { name: school.name, stage: roll.stage, grade: roll.grade, grades: gradesOf[roll.stage] })]
}

const inGrades = (stage: Stage, grade: number) => Number.isInteger(grade) && grade >= 1 && grade <= gradesOf[stage]

function tooManyGrades(school: School, stage: Stage, { pupilsByGrade = [] }: StageReturn): Finding[] {
  if (pupilsByGrade.length <= gradesOf[stage]) return []
  return [logic('gradeOutOfRange', { school: school.id, stage, fact: 'pupilsByGrade' }, { name: school.name, stage, grade: pupilsByGrade.length, grades: gradesOf[stage] })]
}

function gradeDifferences(school: School, stage: Stage, { pupilsByGrade }: StageReturn): Finding[] {
  const rolls = rollsOf(school, stage)
  if (rolls.length === 0 || pupilsByGrade === undefined) return []
  return pupilsByGrade.flatMap((reported, index) => {
    const sum = rolls.filter((roll) => roll.grade === index + 1).reduce((total, roll) => total + roll.pupils, 0)
    if (sum === reported) return []
    return [logic('rollsDiffer', { school: school.id, stage, fact: `pupilsByGrade/${index + 1}` }, { name: school.name, stage, grade: index + 1, reported, sum })]
  })
}

function bandDifferences(school: School, stage: Stage, bands: readonly number[] | undefined): Finding[] {
  const rolls = rollsOf(school, stage)
  if (rolls.length === 0 || bands === undefined) return []
  return bands.flatMap((reported, band) => {
    const counted = rolls.filter((roll) => classBandOf(roll.pupils) === band).length
    return counted === reported ? [] : [logic('bandsDiffer', { school: school.id, stage, fact: `classBands/${band}` }, { name: school.name, stage, reported, counted })]
  })
}

const rollsOf = (school: School, stage: Stage) => (school.classes ?? []).filter((roll) => roll.stage === stage)
