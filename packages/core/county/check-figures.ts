import { type Finding, logic } from './check-finding.ts'
import type { Stage } from './kinds.ts'
import type { School, Snapshot, StageReturn, Stock } from './snapshot.ts'

/** Figures of a school that cannot be: negative, broken people, sums that do not add up, parts greater than their whole. */
export function checkFigures({ schools }: Snapshot): Finding[] {
  return schools.flatMap((school) => [
    ...figuresOf(school).flatMap((figure) => figureFaults(school, figure)),
    ...stagesOf(school).flatMap(([stage, figures]) => [...gradeFaults(school, stage, figures), ...partFaults(school, figures, stageParts, stage)]),
    ...partFaults(school, school.stock, stockParts),
    ...shareFaults(school),
  ])
}

/** A number of the return, with what it counts. */
interface Figure {
  readonly stage?: Stage
  readonly fact: string
  readonly value: number
  readonly whole: boolean
}

const stageCounts = [
  'pupils', 'boarders', 'staff', 'teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers', 'sharedArtsSportsTeachers',
] as const satisfies readonly (keyof StageReturn)[]
const stockCounts = ['computers', 'books', 'multimediaRooms'] as const satisfies readonly (keyof Stock)[]
const stockMeasures = ['landArea', 'floorArea', 'teachingArea', 'indoorSportsArea', 'sportsArea', 'leasedSportsArea', 'equipmentYuan'] as const satisfies readonly (keyof Stock)[]

const stageParts = [
  ['boarders', 'pupils'], ['teachers', 'staff'], ['aboveDegreeTeachers', 'teachers'], ['midTitleTeachers', 'teachers'],
  ['backboneTeachers', 'teachers'], ['artsSportsTeachers', 'teachers'],
] as const satisfies readonly (readonly [keyof StageReturn, keyof StageReturn])[]
const stockParts = [
  ['teachingArea', 'floorArea'], ['indoorSportsArea', 'teachingArea'], ['sportsArea', 'landArea'],
] as const satisfies readonly (readonly [keyof Stock, keyof Stock])[]

export const stagesOf = (school: School) => Object.entries(school.stages) as [Stage, StageReturn][]

function figuresOf(school: School): Figure[] {
  return [
    ...stagesOf(school).flatMap(([stage, figures]) => [
      ...stageCounts.flatMap((fact) => figure(fact, figures[fact], true, stage)),
      ...(figures.pupilsByGrade ?? []).flatMap((value, index) => figure(`pupilsByGrade/${index + 1}`, value, true, stage)),
    ]),
    ...stockCounts.flatMap((fact) => figure(fact, school.stock[fact], true)),
    ...stockMeasures.flatMap((fact) => figure(fact, school.stock[fact], false)),
  ]
}

const figure = (fact: string, value: number | undefined, whole: boolean, stage?: Stage): Figure[] =>
  value === undefined ? [] : [{ fact, value, whole, ...(stage && { stage }) }]

function figureFaults(school: School, { stage, fact, value, whole }: Figure): Finding[] {
  const at = { school: school.id, ...(stage && { stage }), fact }
  const details = { name: school.name, what: fact.split('/')[0]!, value }
  if (value < 0) return [logic('negative', at, details)]
  return whole && !Number.isInteger(value) ? [logic('notWhole', at, details)] : []
}

function gradeFaults(school: School, stage: Stage, { pupils, pupilsByGrade }: StageReturn): Finding[] {
  if (pupils === undefined || pupilsByGrade === undefined) return []
  const sum = pupilsByGrade.reduce((total, n) => total + n, 0)
  return sum === pupils ? [] : [logic('sumDiffers', { school: school.id, stage, fact: 'pupils' }, { name: school.name, what: 'pupils', whole: pupils, sum })]
}

function partFaults<Figures extends StageReturn | Stock>(
  school: School, figures: Figures, pairs: readonly (readonly [keyof Figures & string, keyof Figures & string])[], stage?: Stage,
): Finding[] {
  return pairs.flatMap(([part, whole]) => {
    const [small, great] = [figures[part], figures[whole]]
    if (typeof small !== 'number' || typeof great !== 'number' || small <= great) return []
    return [logic('partExceedsWhole', { school: school.id, ...(stage && { stage }), fact: part }, { name: school.name, part, whole, value: small, limit: great })]
  })
}

function shareFaults(school: School): Finding[] {
  const faults: Finding[] = []
  const { migrantShare, location } = school
  const outside = (fact: string, value: string | number, low: number, high: number) =>
    faults.push(logic('outsideBounds', { school: school.id, fact }, { name: school.name, what: fact, value, low, high }))
  if (migrantShare !== undefined && (migrantShare < 0 || migrantShare > 1)) outside('migrantShare', migrantShare, 0, 1)
  if (location && Math.abs(location[0]) > 180) outside('location', location[0], -180, 180)
  if (location && Math.abs(location[1]) > 90) outside('location', location[1], -90, 90)
  return faults
}
