import type { IsoDate, School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { apportion, sumOf } from '../../county/apportion.ts'
import { backTestOf, learnWidths, type BackTest } from './back-test.ts'
import { outlookOf } from './births.ts'
import { leavingNearLine, nationalClassLimits, reboundsIn, usualCosts, type ClassLimits, type Costs, type Leaving, type Rebound } from './class-sizes.ts'
import { controlYears, type ControlYear } from './control.ts'
import { areas, entryAge, gradeCount, gradesOfStage, type Area, type ForecastStage } from './grades.ts'
import { birthsByArea, rollsOf, type YearRolls } from './history.ts'
import { boundsOf, estimateOf, type Estimate, type Widths } from './intervals.ts'
import { checkPlannedSchools, placesOf, type PlannedSchoolCheck } from './places.ts'
import type { Population } from './population.ts'
import { meanRatios, ratioDeviation, transitionsOf } from './ratios.ts'
import { nextSchoolGrades, sceneOf, type SchoolGrades } from './school-rolls.ts'
import { settlementRolls, type SettlementYear } from './settlement-rolls.ts'

/**
 * 学位预测. Model: cohorts. N(a, g, t) pupils of area a in grade g in year t are N(a, g−1, t−1) · r(a, g); those of grade 1 are births six years
 * before · r(a, 0). The r are geometric means of the years on record, by area, so that what moves to town is in them. Schools and
 * settlements are forecast the same way and scaled to the area, so that every table adds up to the county exactly. Effort: settlements ×
 * years × grades. Promise: the same tables give the same forecast; no interval is narrower than past misses allow.
 */
export interface Forecast {
  readonly base: IsoDate
  /** The level of every interval, 0–1. */
  readonly level: number
  readonly limits: ClassLimits
  /** The base year first. */
  readonly years: readonly number[]
  readonly areas: { readonly [area in Area]: readonly AreaYear[] }
  readonly births: readonly { readonly year: number; readonly town: number; readonly rural: number; readonly assumed: boolean }[]
  readonly settlements: readonly SettlementYear[]
  readonly schools: readonly SchoolForecast[]
  readonly rebounds: readonly Rebound[]
  readonly leaving: readonly Leaving[]
  readonly planned: readonly PlannedSchoolCheck[]
  readonly backTest: BackTest | null
  /** What the intervals of a school's grades are made from (`estimateOf`). */
  readonly widths: Widths
  readonly notes: readonly ForecastNote[]
}

export interface AreaYear {
  readonly year: number
  /** Whole pupils by grade. */
  readonly grades: Int32Array
  readonly stages: { readonly [stage in ForecastStage]: Estimate }
}

export interface SchoolForecast {
  readonly school: School
  readonly area: Area
  readonly places: { readonly [stage in ForecastStage]: number }
  /** The base year first. */
  readonly years: readonly SchoolYear[]
}

export interface SchoolYear {
  readonly year: number
  readonly grades: Int32Array
  readonly stages: { readonly [stage in ForecastStage]?: Estimate }
}

export interface ForecastNote {
  readonly code: 'gradesNotReported' | 'settlementsScaled' | 'birthsAssumed' | 'noBackTest'
  readonly details: Readonly<Record<string, number | string>>
}

export interface ForecastOptions {
  readonly until: number
  readonly level: number
  readonly limits: ClassLimits
  readonly costs: Costs
}
export const usualForecast: ForecastOptions = { until: 2035, level: 0.8, limits: nationalClassLimits, costs: usualCosts }

/** How near to the line a class of a last grade must be to be listed as leaving. */
const nearLine = 3

export type ForecastRefusal = { readonly refused: 'tooFewSnapshots' | 'noBirths' | 'gapInYears' }

/** Snapshots oldest first, a year apart; births must reach back six years before the first forecast year. */
export function forecastCounty(snapshots: readonly Snapshot[], population: Population, options: Partial<ForecastOptions> = {}): Forecast | ForecastRefusal {
  const { until, level, limits, costs } = { ...usualForecast, ...options }
  const history = snapshots.map(rollsOf)
  const refusal = refusalOf(history, population)
  if (refusal !== null) return refusal
  const base = history.at(-1)!
  const births = outlookOf(birthsByArea(population, base.snapshot), until - entryAge)
  const transitions = transitionsOf(history, births.byYear)
  const ratios = meanRatios(transitions)
  const controls = controlYears(base, until, { ratios, deviation: ratioDeviation(transitions), births, housing: population.housing })
  const scene = sceneOf(history, population.housing)
  const schoolYears = yearsOfSchools(base, controls, (before, control) => nextSchoolGrades(before, control, scene, ratios))
  const widths = learnWidths(history, population, level)
  const settlements = settlementRolls(base, controls, population, births.lastKnown)
  const nextHigh = (school: SchoolId, grade: number) => estimateOf(schoolYears[1]!.get(school)![grade]!, grade, 1, widths).high
  return {
    base: base.snapshot.date,
    level,
    limits,
    years: [base.year, ...controls.map(({ year }) => year)],
    areas: { town: areaYears('town', base, controls, level), rural: areaYears('rural', base, controls, level) },
    births: [...births.byYear].map(([year, born]) => ({ year, town: Math.round(born.town), rural: Math.round(born.rural), assumed: year > births.lastKnown })),
    settlements: settlements.years,
    schools: schoolForecasts(base, { controls, schoolYears, widths, limits }),
    rebounds: controls.length === 0 ? [] : reboundsIn({ now: schoolYears[0]!, next: schoolYears[1]!, nextHigh, year: base.year + 1, scene, limits, costs }),
    leaving: leavingNearLine(scene.standing, limits, nearLine),
    planned: checkPlannedSchools(population.plannedSchools, scene.standing, base.snapshot.settlements ?? [], settlements),
    backTest: backTestOf(history, population, level),
    widths,
    notes: notesOn(history, { agreed: settlements.agreed, lastKnown: births.lastKnown, until }),
  }
}

function refusalOf(history: readonly YearRolls[], population: Population): ForecastRefusal | null {
  if (history.length < 2) return { refused: 'tooFewSnapshots' }
  if (history.some(({ year }, i) => i > 0 && year !== history[i - 1]!.year + 1)) return { refused: 'gapInYears' }
  const known = birthsByArea(population, history.at(-1)!.snapshot)
  return known.has(history.at(-1)!.year - entryAge) && known.has(history.at(-1)!.year + 1 - entryAge) ? null : { refused: 'noBirths' }
}

function yearsOfSchools(base: YearRolls, controls: readonly ControlYear[], next: (before: SchoolGrades, control: ControlYear) => SchoolGrades): readonly SchoolGrades[] {
  const years: SchoolGrades[] = [base.schools]
  for (const control of controls) years.push(next(years.at(-1)!, control))
  return years
}

function areaYears(area: Area, base: YearRolls, controls: readonly ControlYear[], level: number): readonly AreaYear[] {
  const sure = { town: new Float64Array(gradeCount), rural: new Float64Array(gradeCount) }
  return [{ year: base.year, areas: base.areas, deviations: sure }, ...controls].map(({ year, areas: cells, deviations }) => ({
    year,
    grades: Int32Array.from(cells[area], Math.round),
    stages: { primary: stageEstimate(cells[area], deviations[area], 'primary', level), junior: stageEstimate(cells[area], deviations[area], 'junior', level) },
  }))
}

function stageEstimate(cells: Float64Array, deviations: Float64Array, stage: ForecastStage, level: number): Estimate {
  const grades = gradesOfStage(stage)
  const { low, high } = boundsOf(cells.subarray(grades[0]!, grades.at(-1)! + 1), deviations.subarray(grades[0]!, grades.at(-1)! + 1), level)
  return { value: sumOf(grades.map((grade) => Math.round(cells[grade]!))), low, high }
}

interface SchoolScenes {
  readonly controls: readonly ControlYear[]
  readonly schoolYears: readonly SchoolGrades[]
  readonly widths: Widths
  readonly limits: ClassLimits
}

function schoolForecasts(base: YearRolls, { controls, schoolYears, widths, limits }: SchoolScenes): readonly SchoolForecast[] {
  const standing = base.compulsory.filter(({ id }) => base.schools.has(id))
  const whole = schoolYears.map((grades, i) => (i === 0 ? grades : wholeGrades(base, grades, controls[i - 1]!)))
  return standing.map((school) => ({
    school,
    area: base.areaOfSchool.get(school.id)!,
    places: { primary: placesOf(school, 'primary', limits), junior: placesOf(school, 'junior', limits) },
    years: whole.map((year, ahead) => schoolYear(school, { year: base.year + ahead, grades: Int32Array.from(year.get(school.id)!), ahead, widths })),
  }))
}

function schoolYear(school: School, { year, grades, ahead, widths }: { readonly year: number; readonly grades: Int32Array; readonly ahead: number; readonly widths: Widths }): SchoolYear {
  const of = (stage: ForecastStage): Estimate => {
    const cells = gradesOfStage(stage).map((grade) => (ahead === 0 ? { value: grades[grade]!, low: grades[grade]!, high: grades[grade]! } : estimateOf(grades[grade]!, grade, ahead, widths)))
    const value = cells.reduce((sum, each) => sum + each.value, 0)
    const below = Math.hypot(...cells.map((each) => each.value - each.low))
    const above = cells.some(({ high }) => high === null) ? null : Math.hypot(...cells.map((each) => each.high! - each.value))
    return { value, low: Math.max(0, value - below), high: above === null ? null : value + above }
  }
  return { year, grades, stages: { ...(school.stages.primary ? { primary: of('primary') } : {}), ...(school.stages.junior ? { junior: of('junior') } : {}) } }
}

/** Whole pupils: every grade of an area is shared out by largest remainders, so that schools add up to it. */
function wholeGrades(base: YearRolls, grades: SchoolGrades, control: ControlYear): SchoolGrades {
  const whole = new Map([...grades.keys()].map((id) => [id, new Float64Array(gradeCount)]))
  for (const area of areas) {
    const own = [...grades.keys()].filter((id) => base.areaOfSchool.get(id) === area)
    for (let grade = 0; grade < gradeCount && own.length > 0; grade++) {
      const counts = apportion(Math.round(control.areas[area][grade]!), own.map((id) => grades.get(id)![grade]!))
      own.forEach((id, i) => (whole.get(id)![grade] = counts[i]!))
    }
  }
  return whole
}

function notesOn(history: readonly YearRolls[], { agreed, lastKnown, until }: { readonly agreed: boolean; readonly lastKnown: number; readonly until: number }): readonly ForecastNote[] {
  const unreported = history.reduce((sum, { unreported: schools }) => sum + schools.length, 0)
  return [
    ...(unreported > 0 ? [{ code: 'gradesNotReported' as const, details: { schools: unreported } }] : []),
    ...(agreed ? [] : [{ code: 'settlementsScaled' as const, details: {} }]),
    ...(until - entryAge > lastKnown ? [{ code: 'birthsAssumed' as const, details: { after: lastKnown, from: lastKnown + 1 + entryAge } }] : []),
    ...(history.length < 3 ? [{ code: 'noBackTest' as const, details: {} }] : []),
  ]
}
