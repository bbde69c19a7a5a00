import type { Settlement } from '../../county/snapshot.ts'
import { apportion, sumOf } from '../../county/apportion.ts'
import { agreeing, fitWhole } from './controlled-rounding.ts'
import { arrivalsOf, type ControlYear } from './control.ts'
import { areaByTownship, areas, entryAge, gradeCount, gradesOfStage, type Area, type ForecastStage } from './grades.ts'
import { birthsIn, everyArea, type YearRolls } from './history.ts'
import type { Population } from './population.ts'

/** Children by settlement and grade in one year. Whole numbers: those of an area add up to it in every grade. */
export interface SettlementYear {
  readonly year: number
  readonly settlements: ReadonlyMap<string, Int32Array>
}

export interface SettlementRolls {
  /** The base year first. */
  readonly years: readonly SettlementYear[]
  /** Whether what settlements returned agreed with what schools returned; where it did not, settlements were scaled to the schools. */
  readonly agreed: boolean
}

interface Scene {
  readonly population: Population
  readonly places: { readonly [area in Area]: readonly Settlement[] }
  readonly bornIn: (settlement: string, year: number) => number | null
  readonly lastKnown: number
}

/**
 * Small areas. In the base year a settlement's pupils of a stage are on record and its grades are not: the births of its cohorts, fitted to both
 * margins. After that its cohorts grow older, its newborn enter, new homes fill, and every grade is scaled to the area's control.
 */
export function settlementRolls(base: YearRolls, controls: readonly ControlYear[], population: Population, lastKnown: number): SettlementRolls {
  const areaOf = areaByTownship(base.snapshot)
  const settlements = base.snapshot.settlements ?? []
  const places = everyArea((area) => settlements.filter(({ township }) => areaOf.get(township) === area))
  const scene: Scene = { population, places, bornIn: birthsIn(population), lastKnown }
  const first = areas.map((area) => baseYear(scene, base, area))
  const years: SettlementYear[] = [{ year: base.year, settlements: new Map(first.flatMap(({ cells }) => [...cells])) }]
  let before: Cells = new Map(first.flatMap(({ cells }) => [...cells].map(([id, grades]) => [id, Float64Array.from(grades)] as const)))
  for (const control of controls) {
    before = nextYear(scene, before, control)
    years.push({ year: control.year, settlements: wholeCells(scene, before, control) })
  }
  return { years, agreed: first.every(({ agreed }) => agreed) }
}

function baseYear({ places, bornIn }: Scene, base: YearRolls, area: Area): { readonly cells: ReadonlyMap<string, Int32Array>; readonly agreed: boolean } {
  const own = places[area]
  const cells = new Map(own.map(({ id }) => [id, new Int32Array(gradeCount)]))
  let allAgreed = true
  for (const stage of ['primary', 'junior'] satisfies ForecastStage[]) {
    const grades = gradesOfStage(stage)
    const columns = Int32Array.from(grades, (grade) => Math.round(base.areas[area][grade]!))
    const { rows, agreed } = agreeing(own.map((place) => (stage === 'primary' ? place.primaryPupils : place.juniorPupils) ?? 0), columns)
    allAgreed &&= agreed
    const seed = Float64Array.from({ length: own.length * grades.length }, (_, k) => bornIn(own[Math.floor(k / grades.length)]!.id, base.year - entryAge - grades[k % grades.length]!) ?? 1)
    const whole = own.length === 0 ? new Int32Array(0) : fitWhole({ rows: own.length, columns: grades.length, cells: seed }, rows, columns)
    own.forEach(({ id }, i) => grades.forEach((grade, j) => (cells.get(id)![grade] = whole[i * grades.length + j]!)))
  }
  return { cells, agreed: allAgreed }
}

type Cells = ReadonlyMap<string, Float64Array>

function nextYear(scene: Scene, before: Cells, control: ControlYear): Cells {
  const next = new Map([...before].map(([id, grades]) => [id, Float64Array.from({ length: gradeCount }, (_, grade) => (grade === 0 ? newcomers(scene, id, control.year) : grades[grade - 1]!))]))
  for (const project of scene.population.housing) {
    const grades = next.get(project.settlement)
    if (grades !== undefined) arrivalsOf(project, control.year).forEach((children, grade) => (grades[grade]! += children))
  }
  for (const area of areas) {
    const own = scene.places[area].map(({ id }) => next.get(id)!)
    for (let grade = 0; grade < gradeCount; grade++) {
      const sum = own.reduce((total, grades) => total + grades[grade]!, 0)
      for (const grades of own) grades[grade] = sum > 0 ? (grades[grade]! * control.areas[area][grade]!) / sum : 0
    }
  }
  return next
}

/** Births six years before; of years not yet on record the settlement's mean of the last three that are: its part of the area, which the scaling turns into children. */
function newcomers({ bornIn, lastKnown }: Scene, settlement: string, year: number): number {
  const born = year - entryAge
  if (born <= lastKnown) return bornIn(settlement, born) ?? 0
  return sumOf([0, 1, 2].map((back) => bornIn(settlement, lastKnown - back) ?? 0)) / 3
}

function wholeCells({ places }: Scene, cells: Cells, control: ControlYear): ReadonlyMap<string, Int32Array> {
  const whole = new Map([...cells.keys()].map((id) => [id, new Int32Array(gradeCount)]))
  for (const area of areas) {
    const own = places[area]
    if (own.length === 0) continue
    for (let grade = 0; grade < gradeCount; grade++) {
      const counts = apportion(Math.round(control.areas[area][grade]!), own.map(({ id }) => cells.get(id)![grade]!))
      own.forEach(({ id }, i) => (whole.get(id)![grade] = counts[i]!))
    }
  }
  return whole
}
