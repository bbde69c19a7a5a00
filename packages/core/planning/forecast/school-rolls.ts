import { nearestPlace } from '../nearest-place.ts'
import { lineagesOf } from '../../county/series.ts'
import type { School, SchoolId } from '../../county/snapshot.ts'
import { sumOf } from '../../county/apportion.ts'
import { arrivalsOf, type ControlYear } from './control.ts'
import { areas, gradeCount, primaryGrades, stageOfGrade, teachesGrade, type Area } from './grades.ts'
import type { YearRolls } from './history.ts'
import type { HousingProject } from './population.ts'
import type { Ratios } from './ratios.ts'

export type SchoolGrades = ReadonlyMap<SchoolId, Float64Array>

/** How the children of an area spread over its schools, as they stand in the last year of the history. */
export interface SchoolScene {
  readonly standing: readonly School[]
  readonly areaOfSchool: ReadonlyMap<SchoolId, Area>
  /** A school's part of those who enter grade 1 and grade 7 of its area: mean of the last three years, sites merged into it counted as its own. */
  readonly entryShares: ReadonlyMap<SchoolId, { readonly [grade in 0 | 6]: number }>
  /** Where children go on to from a school that does not teach the next grade: the nearest of the township that does. */
  readonly receivers: ReadonlyMap<SchoolId, SchoolId>
  readonly housing: readonly { readonly project: HousingProject; readonly schools: { readonly [stage in 'primary' | 'junior']: SchoolId | undefined } }[]
}

const shareYears = 3

export function sceneOf(history: readonly YearRolls[], housing: readonly HousingProject[]): SchoolScene {
  const last = history.at(-1)!
  const standing = last.compulsory.filter(({ id }) => last.schools.has(id))
  const { areaOfSchool } = last
  return {
    standing,
    areaOfSchool,
    entryShares: entrySharesOf(history, standing),
    receivers: new Map(standing.flatMap((school) => {
      const to = receiverOf(school, standing)
      return to === undefined ? [] : [[school.id, to] as const]
    })),
    housing: housing.map((project) => ({ project, schools: { primary: servingSchool(last, project, 'primary'), junior: servingSchool(last, project, 'junior') } })),
  }
}

function entrySharesOf(history: readonly YearRolls[], standing: readonly School[]): SchoolScene['entryShares'] {
  const lineages = lineagesOf(history.map(({ snapshot }) => snapshot))
  const last = history.at(-1)!
  const recent = history.slice(-shareYears)
  const shareOf = (school: School, grade: 0 | 6): number => {
    if (!teachesGrade(school, grade)) return 0
    const lineage = [...(lineages.find((each) => each.has(school.id)) ?? [school.id])]
    const own = last.schools.get(school.id)![grade]!
    const inLineage = sumOf(lineage.map((id) => last.schools.get(id)?.[grade] ?? 0))
    const part = inLineage > 0 ? own / inLineage : 1
    const area = last.areaOfSchool.get(school.id)!
    return (sumOf(recent.map((year) => sumOf(lineage.map((id) => year.schools.get(id)?.[grade] ?? 0)) / (year.areas[area][grade]! || 1))) / recent.length) * part
  }
  return new Map(standing.map((school) => [school.id, { 0: shareOf(school, 0), 6: shareOf(school, 6) }]))
}

function receiverOf(school: School, standing: readonly School[]): SchoolId | undefined {
  const next = (school.stages.primary?.pupilsByGrade ?? []).length
  if (next === 0 || next >= primaryGrades || school.location === undefined) return undefined
  return nearestPlace(standing.filter((other) => other.township === school.township && teachesGrade(other, next)), school.location)?.id
}

function servingSchool({ compulsory, snapshot }: YearRolls, project: HousingProject, stage: 'primary' | 'junior'): SchoolId | undefined {
  const home = snapshot.settlements?.find(({ id }) => id === project.settlement)
  return home && nearestPlace(compulsory.filter((school) => school.stages[stage] !== undefined && school.kind !== '218'), home.location)?.id
}

/** One September later: cohorts grow a year older where they are, children enter by their school's share, arrivals go to the nearest school, and each grade of an area adds up to its control. */
export function nextSchoolGrades(before: SchoolGrades, control: ControlYear, scene: SchoolScene, ratios: Ratios): SchoolGrades {
  const next = new Map(scene.standing.map(({ id }) => [id, new Float64Array(gradeCount)]))
  for (const school of scene.standing) growOlder(before.get(school.id)!, school, { next, scene, ratios, control })
  for (const { project, schools } of scene.housing) {
    arrivalsOf(project, control.year).forEach((children, grade) => {
      const school = schools[stageOfGrade(grade)]
      if (school !== undefined && next.has(school)) next.get(school)![grade]! += children
    })
  }
  for (const area of areas) scaleToControl([...next].filter(([id]) => scene.areaOfSchool.get(id) === area).map(([, grades]) => grades), control.areas[area])
  return next
}

interface Step {
  readonly next: ReadonlyMap<SchoolId, Float64Array>
  readonly scene: SchoolScene
  readonly ratios: Ratios
  readonly control: ControlYear
}

function growOlder(before: Float64Array, school: School, { next, scene, ratios, control }: Step): void {
  const area = scene.areaOfSchool.get(school.id)!
  const own = next.get(school.id)!
  for (const grade of [0, 6] as const) if (teachesGrade(school, grade)) own[grade]! += scene.entryShares.get(school.id)![grade] * control.areas[area][grade]!
  for (let grade = 1; grade < gradeCount; grade++) {
    if (grade === primaryGrades || before[grade - 1] === 0) continue
    const to = teachesGrade(school, grade) ? own : next.get(scene.receivers.get(school.id) ?? '')
    if (to !== undefined) to[grade]! += before[grade - 1]! * ratios[area][grade]!
  }
}

function scaleToControl(schools: readonly Float64Array[], control: Float64Array): void {
  for (let grade = 0; grade < gradeCount; grade++) {
    const sum = schools.reduce((total, grades) => total + grades[grade]!, 0)
    for (const grades of schools) if (sum > 0) grades[grade]! *= control[grade]! / sum
  }
}
