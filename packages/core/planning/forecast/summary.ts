import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import type { Leaving, Rebound } from './class-sizes.ts'
import { sumOf } from '../../county/apportion.ts'
import type { Forecast, ForecastNote } from './forecast.ts'
import { gradesOfStage, type Area, type ForecastStage } from './grades.ts'
import { cellKinds, type CellKind, type Estimate } from './intervals.ts'
import type { PlannedSchoolCheck } from './places.ts'

/** A forecast as plain data, by stage: what the API, the command and the page show. Whole pupils; bounds rounded outwards. */
export interface ForecastSummary {
  readonly base: string
  readonly level: number
  readonly oversizeFrom: number
  /** The base year first. */
  readonly years: readonly number[]
  readonly areas: readonly { readonly area: Area; readonly stage: ForecastStage; readonly places: number; readonly years: readonly Estimate[] }[]
  readonly births: Forecast['births']
  readonly settlements: readonly { readonly id: string; readonly name: string; readonly township: string; readonly primary: readonly number[]; readonly junior: readonly number[] }[]
  readonly schools: readonly SchoolStageForecast[]
  readonly rebounds: readonly Rebound[]
  readonly leaving: readonly Leaving[]
  readonly planned: readonly PlannedSchoolCheck[]
  readonly backTest: BackTestSummary | null
  readonly notes: readonly ForecastNote[]
}

export interface SchoolStageForecast {
  readonly id: SchoolId
  readonly name: string
  readonly township: string
  readonly stage: ForecastStage
  readonly places: number
  readonly classes: number
  readonly years: readonly Estimate[]
}

export interface BackTestSummary {
  readonly year: number
  readonly from: readonly number[]
  readonly level: number
  readonly coverage: number
  readonly cells: number
  readonly meanError: number
  readonly county: Estimate
  readonly countyActual: number
  readonly kinds: readonly { readonly kind: CellKind; readonly cells: number; readonly inside: number }[]
  /** The farthest off, of those outside. */
  readonly worst: readonly { readonly school: string; readonly grade: number; readonly predicted: number; readonly actual: number }[]
}

const worstShown = 10

export function summaryOf(forecast: Forecast, base: Snapshot): ForecastSummary {
  const { areas, settlements, schools } = forecast
  const names = new Map(base.schools.map(({ id, name }) => [id, name]))
  const stages = ['primary', 'junior'] satisfies ForecastStage[]
  return {
    base: forecast.base,
    level: forecast.level,
    oversizeFrom: forecast.limits.oversizeFrom,
    years: forecast.years,
    areas: (['town', 'rural'] satisfies Area[]).flatMap((area) =>
      stages.map((stage) => ({ area, stage, places: sumOf(schools.filter((each) => each.area === area).map(({ places }) => places[stage])), years: areas[area].map((year) => outwards(year.stages[stage])) }))),
    births: forecast.births,
    settlements: (base.settlements ?? []).map(({ id, name, township }) => ({ id, name, township, primary: stageSeries(settlements, id, 'primary'), junior: stageSeries(settlements, id, 'junior') })),
    schools: schools.flatMap(({ school, places, years }) =>
      stages.flatMap((stage): readonly SchoolStageForecast[] =>
        school.stages[stage] === undefined
          ? []
          : [{ id: school.id, name: school.name, township: school.township, stage, places: places[stage], classes: (school.classes ?? []).filter((roll) => roll.stage === stage).length, years: years.map((year) => outwards(year.stages[stage]!)) }])),
    rebounds: forecast.rebounds,
    leaving: forecast.leaving,
    planned: forecast.planned,
    backTest: backTestSummary(forecast, names),
    notes: forecast.notes,
  }
}

const outwards = ({ value, low, high }: Estimate): Estimate => ({ value, low: Math.floor(low), high: high === null ? null : Math.ceil(high) })

function stageSeries(years: Forecast['settlements'], id: string, stage: ForecastStage): readonly number[] {
  return years.map(({ settlements }) => sumOf(gradesOfStage(stage).map((grade) => settlements.get(id)![grade]!)))
}

function backTestSummary({ backTest }: Forecast, names: ReadonlyMap<SchoolId, string>): BackTestSummary | null {
  if (backTest === null) return null
  const { year, from, level, coverage, cells, meanError, county, countyActual } = backTest
  const outside = cells.filter(({ inside }) => !inside).toSorted((a, b) => Math.abs(b.actual - b.predicted) - Math.abs(a.actual - a.predicted))
  return {
    year,
    from,
    level,
    coverage,
    cells: cells.length,
    meanError,
    county: outwards({ ...county, value: Math.round(county.value) }),
    countyActual,
    kinds: cellKinds.map((kind) => ({ kind, cells: cells.filter((cell) => cell.kind === kind).length, inside: cells.filter((cell) => cell.kind === kind && cell.inside).length })),
    worst: outside.slice(0, worstShown).map(({ schools, grade, predicted, actual }) => ({ school: schools.map((id) => names.get(id)).find((name) => name !== undefined) ?? schools[0]!, grade: grade + 1, predicted: Math.round(predicted), actual })),
  }
}
