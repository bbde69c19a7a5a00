import type { ClassRoll, School, SchoolId } from '../../county/snapshot.ts'
import { flatsLivedIn, type HousingProject } from './population.ts'
import { gradesOfStage, primaryGrades, type ForecastStage } from './grades.ts'
import type { SchoolScene, SchoolGrades } from './school-rolls.ts'

/** 班额 lines: 标准班额 45/50, 大班额 from 56, 超大班额 from 66 (rules.md §5.5); parameters, since provinces differ. */
export interface ClassLimits {
  readonly standard: { readonly primary: number; readonly junior: number }
  readonly oversizeFrom: number
  readonly veryOversizeFrom: number
}
export const nationalClassLimits: ClassLimits = { standard: { primary: 45, junior: 50 }, oversizeFrom: 56, veryOversizeFrom: 66 }

export interface Costs {
  /** One class more: teachers and running costs of a year. */
  readonly classYuanAYear: number
}
export const usualCosts: Costs = { classYuanAYear: 190_000 }

export type ReboundCause = { readonly kind: 'housing'; readonly project: string; readonly name: string; readonly children: number } | { readonly kind: 'townward'; readonly children: number } | { readonly kind: 'uneven'; readonly largest: number; readonly smallest: number }

/** What would keep a class below the line, with what it costs and whom it touches. */
export type Cure =
  | { readonly kind: 'steerNewcomers'; readonly children: number; readonly yuan: 0 }
  | { readonly kind: 'openClass'; readonly yuan: number; readonly teachers: number }
  | { readonly kind: 'sendNewcomers'; readonly to: SchoolId; readonly toName: string; readonly children: number; readonly yuan: 0 }

/** A class that is below the line this September and passes it next September. */
export interface Rebound {
  readonly school: SchoolId
  readonly schoolName: string
  readonly stage: ForecastStage
  /** The grade it is in now; next September one higher. */
  readonly grade: number
  readonly name: string
  readonly pupils: number
  readonly expected: number
  readonly high: number | null
  readonly causes: readonly ReboundCause[]
  /** Cheapest first: fewest yuan, then fewest children touched. Empty where none of those known would do. */
  readonly cures: readonly Cure[]
}

/** A class near the line that leaves the school next summer and so cannot pass it. */
export type Leaving = Pick<Rebound, 'school' | 'schoolName' | 'stage' | 'grade' | 'name' | 'pupils'>

export interface ReboundScene {
  readonly now: SchoolGrades
  readonly next: SchoolGrades
  readonly nextHigh: (school: SchoolId, grade: number) => number | null
  readonly year: number
  readonly scene: SchoolScene
  readonly limits: ClassLimits
  readonly costs: Costs
}

/** 反弹清单: classes grow as their grade grows. Largest first. */
export function reboundsIn(scene: ReboundScene): readonly Rebound[] {
  const found = scene.scene.standing.flatMap((school) => (school.classes ?? []).filter(isCompulsoryClass).flatMap((roll) => reboundOf(school, roll, scene) ?? []))
  return found.toSorted((a, b) => b.expected - a.expected || (a.school < b.school ? -1 : 1) || a.grade - b.grade)
}

/** Classes within `near` pupils below the line in the last grade of their school. */
export function leavingNearLine(standing: readonly School[], { oversizeFrom }: ClassLimits, near: number): readonly Leaving[] {
  return standing.flatMap((school) =>
    (school.classes ?? [])
      .filter(isCompulsoryClass)
      .filter((roll) => isLastGrade(roll) && roll.pupils < oversizeFrom && roll.pupils >= oversizeFrom - near)
      .map(({ stage, grade, name, pupils }) => ({ school: school.id, schoolName: school.name, stage: stage as ForecastStage, grade, name, pupils })),
  )
}

const isCompulsoryClass = ({ stage }: ClassRoll): boolean => stage === 'primary' || stage === 'junior'
const indexOf = ({ stage, grade }: Pick<ClassRoll, 'stage' | 'grade'>): number => gradesOfStage(stage as ForecastStage)[0]! + grade - 1
const isLastGrade = (roll: ClassRoll): boolean => indexOf(roll) === primaryGrades - 1 || indexOf(roll) === 8

function reboundOf(school: School, roll: ClassRoll, scene: ReboundScene): Rebound | null {
  const { limits } = scene
  if (roll.pupils >= limits.oversizeFrom || isLastGrade(roll)) return null
  const grade = indexOf(roll)
  const [now, next] = [scene.now.get(school.id)![grade]!, scene.next.get(school.id)![grade + 1]!]
  const expected = now > 0 ? Math.round((roll.pupils * next) / now) : 0
  if (expected < limits.oversizeFrom) return null
  const high = scene.nextHigh(school.id, grade + 1)
  const own = { school: school.id, schoolName: school.name, stage: roll.stage as ForecastStage, grade: roll.grade, name: roll.name, pupils: roll.pupils, expected }
  return { ...own, high: high === null ? null : Math.round((roll.pupils * high) / now), causes: causesOf(school, roll, { ...scene, growth: expected - roll.pupils }), cures: curesOf(school, roll, scene, next) }
}

function causesOf(school: School, roll: ClassRoll, { scene, year, now, growth }: ReboundScene & { readonly growth: number }): readonly ReboundCause[] {
  const grades = gradesOfStage(roll.stage as ForecastStage).length
  const inGrade = now.get(school.id)![indexOf(roll)]!
  const part = roll.pupils / inGrade
  const housing = scene.housing
    .filter(({ schools }) => schools[roll.stage as ForecastStage] === school.id)
    .map(({ project }): ReboundCause => ({ kind: 'housing', project: project.id, name: project.name, children: Math.round((newFlats(project, year) * project.pupilsPerFlat[roll.stage as ForecastStage] * part) / grades) }))
    .filter((cause) => cause.kind === 'housing' && cause.children > 0)
  const others = growth - housing.reduce((sum, cause) => sum + (cause.kind === 'housing' ? cause.children : 0), 0)
  const sizes = (school.classes ?? []).filter(({ stage, grade }) => stage === roll.stage && grade === roll.grade).map(({ pupils }) => pupils)
  const [largest, smallest] = [Math.max(...sizes), Math.min(...sizes)]
  return [
    ...housing,
    ...(others > 0 ? [{ kind: 'townward' as const, children: others }] : []),
    ...(largest - smallest >= 5 ? [{ kind: 'uneven' as const, largest, smallest }] : []),
  ]
}

const newFlats = (project: HousingProject, year: number): number => flatsLivedIn(project, year) - flatsLivedIn(project, year - 1)

function curesOf(school: School, roll: ClassRoll, scene: ReboundScene, nextInGrade: number): readonly Cure[] {
  const { limits, costs } = scene
  const sizes = (school.classes ?? []).filter(({ stage, grade }) => stage === roll.stage && grade === roll.grade).map(({ pupils }) => pupils)
  const growth = Math.max(1, Math.round(nextInGrade - sizes.reduce((sum, each) => sum + each, 0)))
  const room = sizes.reduce((sum, each) => sum + Math.max(0, limits.oversizeFrom - 1 - each), 0)
  const own = Math.max(1, Math.round(growth * (roll.pupils / sizes.reduce((sum, each) => sum + each, 0))))
  const neighbour = roomyNeighbour(school, roll, scene)
  const cures: Cure[] = [
    ...(sizes.length > 1 && room >= growth ? [{ kind: 'steerNewcomers' as const, children: own, yuan: 0 as const }] : []),
    ...(neighbour === undefined ? [] : [{ kind: 'sendNewcomers' as const, to: neighbour.id, toName: neighbour.name, children: growth, yuan: 0 as const }]),
    { kind: 'openClass', yuan: costs.classYuanAYear, teachers: roll.stage === 'primary' ? 2 : 3 },
  ]
  return cures.toSorted((a, b) => a.yuan - b.yuan)
}

/** The school with the most room in the grade to come, of the same township unit. */
function roomyNeighbour(school: School, roll: ClassRoll, { scene, next, limits }: ReboundScene): School | undefined {
  const grade = indexOf(roll) + 1
  const stage = roll.stage as ForecastStage
  const roomIn = (other: School) => classesIn(other, stage, roll.grade) * limits.standard[stage] - next.get(other.id)![grade]!
  const near = scene.standing.filter((other) => other !== school && other.township === school.township && roomIn(other) > 0)
  return near.toSorted((a, b) => roomIn(b) - roomIn(a))[0]
}

const classesIn = ({ classes = [] }: School, stage: ForecastStage, grade: number): number => classes.filter((roll) => roll.stage === stage && roll.grade === grade).length
