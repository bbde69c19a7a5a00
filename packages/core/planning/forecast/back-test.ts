import { lineagesOf } from '../../county/series.ts'
import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import { sumOf } from '../../county/apportion.ts'
import { outlookOf, type BirthOutlook } from './births.ts'
import { controlYears, type ControlYear } from './control.ts'
import { areas, gradeCount } from './grades.ts'
import { birthsByArea, type YearRolls } from './history.ts'
import { boundsOf, kindOfGrade, scoreOf, widthsOf, type CellKind, type Estimate, type Widths } from './intervals.ts'
import type { Population } from './population.ts'
import { meanRatios, ratioDeviation, transitionsOf, type Transition } from './ratios.ts'
import { nextSchoolGrades, sceneOf, type SchoolGrades } from './school-rolls.ts'

/** One cell of a year that was forecast from the years before it: a school (with what merged into it), a grade. */
export interface BackTestCell {
  readonly schools: readonly SchoolId[]
  readonly grade: number
  readonly kind: CellKind
  readonly predicted: number
  readonly actual: number
  readonly inside: boolean
}

/** A past year forecast as it would have been: what the forecast's word is worth. */
export interface BackTest {
  readonly year: number
  /** The years it was made from. */
  readonly from: readonly number[]
  readonly level: number
  /** Share of cells inside their interval, to be held against `level`. */
  readonly coverage: number
  readonly cells: readonly BackTestCell[]
  /** All cells together, with the bounds that the ratios' own scatter gives. */
  readonly county: Estimate
  readonly countyActual: number
  /** Mean absolute miss as a share of the actual number, over cells. */
  readonly meanError: number
}

/** Widths of the intervals from the misses of every year that the history can forecast from the one before. */
export function learnWidths(history: readonly YearRolls[], population: Population, level: number): Widths {
  const births = outlookOf(birthsByArea(population, history.at(-1)!.snapshot), history.at(-1)!.year)
  const transitions = transitionsOf(history, births.byYear)
  const misses = history.slice(1).flatMap((actual, i) => {
    const others = transitions.filter(({ to }) => to !== actual.year)
    const predicted = oneYear(history.slice(0, i + 1), population, { births, transitions: others.length > 0 ? others : transitions })
    return compared(predicted.schools, actual, history.map(({ snapshot }) => snapshot)).map(({ schools, grade, predicted: p, actual: a }) => ({ kind: kindOfGrade(grade), school: schools[0]!, score: scoreOf(a, p) }))
  })
  return widthsOf(misses, level)
}

/** Forecasts the last year of the history from the years before it, with intervals learnt from those alone; null with fewer than three years. */
export function backTestOf(history: readonly YearRolls[], population: Population, level: number): BackTest | null {
  const [past, last] = [history.slice(0, -1), history.at(-1)!]
  if (past.length < 2) return null
  const widths = learnWidths(past, population, level)
  const births = outlookOf(birthsByArea(population, last.snapshot), last.year)
  const predicted = oneYear(past, population, { births, transitions: transitionsOf(past, births.byYear) })
  const cells = compared(predicted.schools, last, history.map(({ snapshot }) => snapshot)).map((cell) => {
    const kind = kindOfGrade(cell.grade)
    return { ...cell, kind, inside: scoreOf(cell.actual, cell.predicted) <= widths[kind] }
  })
  return {
    year: last.year,
    from: past.map(({ year }) => year),
    level,
    coverage: cells.filter(({ inside }) => inside).length / cells.length,
    cells,
    county: countyEstimate(predicted.control, level),
    countyActual: sumOf(cells.map((cell) => cell.actual)),
    meanError: sumOf(cells.map((cell) => Math.abs(cell.predicted - cell.actual) / Math.max(1, cell.actual))) / cells.length,
  }
}

function oneYear(past: readonly YearRolls[], population: Population, { births, transitions }: { readonly births: BirthOutlook; readonly transitions: readonly Transition[] }): { readonly control: ControlYear; readonly schools: SchoolGrades } {
  const base = past.at(-1)!
  const ratios = meanRatios(transitions)
  const [control] = controlYears(base, base.year + 1, { ratios, deviation: ratioDeviation(transitions), births, housing: population.housing })
  return { control: control!, schools: nextSchoolGrades(base.schools, control!, sceneOf(past, population.housing), ratios) }
}

function countyEstimate({ areas: cells, deviations }: ControlYear, level: number): Estimate {
  const all = areas.map((area) => boundsOf(cells[area], deviations[area], level))
  return { value: sumOf(all.map(({ value }) => value)), low: sumOf(all.map(({ low }) => low)), high: sumOf(all.map(({ high }) => high)) }
}

/** By lineage, so that a school that merged is held against the one that took it in. */
function compared(predicted: SchoolGrades, actual: YearRolls, snapshots: readonly Snapshot[]): readonly Omit<BackTestCell, 'kind' | 'inside'>[] {
  return lineagesOf(snapshots).flatMap((lineage) => {
    const schools = [...lineage]
    return Array.from({ length: gradeCount }, (_, grade) => ({
      schools,
      grade,
      predicted: sumOf(schools.map((id) => predicted.get(id)?.[grade] ?? 0)),
      actual: sumOf(schools.map((id) => actual.schools.get(id)?.[grade] ?? 0)),
    })).filter((cell) => cell.predicted > 0 || cell.actual > 0)
  })
}
