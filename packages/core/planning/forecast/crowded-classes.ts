import { grouped } from '../../county/grouped.ts'
import type { Stage } from '../../county/kinds.ts'
import type { ClassRoll, SchoolId } from '../../county/snapshot.ts'
import type { Forecast, SchoolForecast } from './forecast.ts'
import { gradesOfStage, type ForecastStage } from './grades.ts'
import { estimateOf, type Estimate, type Widths } from './intervals.ts'

/** A class as the list of the base year has it. */
export interface ListedClass extends Pick<ClassRoll, 'stage' | 'grade' | 'pupils'> {
  readonly school: SchoolId
}

/** How many of some classes have so many pupils or more in a September to come. `high` null where nothing is known of the error. */
export interface CrowdedYear {
  readonly year: number
  readonly classes: number
  readonly low: number
  readonly high: number | null
}

/**
 * 大班额预测. Classes move up with their grade and keep their part of it; those who enter a stage find as many classes as have left it, since
 * a school has no more rooms, and are spread evenly (均衡编班). `low` and `high` are the counts if every grade stood at that end of its
 * interval at once: wider than the level promises, never narrower. The base year is left out: it is counted, not forecast. Null where a
 * class is of a stage or a school that is not forecast.
 */
export function crowdedYears({ years, schools, widths }: Pick<Forecast, 'years' | 'schools' | 'widths'>, classes: readonly ListedClass[], from: number): readonly CrowdedYear[] | null {
  const forecasts = new Map(schools.map((each) => [each.school.id, each]))
  const lists = [...grouped(classes, ({ school, stage }) => `${school} ${stage}`).values()]
  if (lists.some(([one]) => !isCompulsory(one!.stage) || !forecasts.has(one!.school))) return null
  const stages = lists.map((list) => stageOf(list, forecasts.get(list[0]!.school)!))
  return years.slice(1).map((year, i) => ({ year, ...crowdedOf(stages.flatMap((stage) => sizesOf(stage, i + 1, widths)), from) }))
}

const isCompulsory = (stage: Stage): stage is ForecastStage => stage === 'primary' || stage === 'junior'

/** One stage of a school: its grades, the pupils of each class by grade, and what is forecast of it. */
interface StageClasses {
  readonly grades: readonly number[]
  readonly sizes: ReadonlyMap<number, readonly number[]>
  readonly forecast: SchoolForecast
}

/** Grades the school does not teach are no rooms: a point that ends with grade 4 has four. */
function stageOf(list: readonly ListedClass[], forecast: SchoolForecast): StageClasses {
  const all = gradesOfStage(list[0]!.stage as ForecastStage)
  const byGrade = grouped(list, ({ grade }) => all[0]! + grade - 1)
  const taught = all.slice(0, 1 + Math.max(...[...byGrade.keys()].map((grade) => grade - all[0]!)))
  return { grades: taught, sizes: new Map([...byGrade].map(([grade, rolls]) => [grade, rolls.map(({ pupils }) => pupils)])), forecast }
}

/** The sizes of the classes of a stage so many years on. */
function sizesOf({ grades, sizes, forecast }: StageClasses, ahead: number, widths: Widths): readonly Estimate[] {
  return grades.flatMap((grade, i) => {
    const pupils = forecast.years[ahead]!.grades[grade]!
    const whole = estimateOf(pupils, grade, ahead, widths)
    return partsOf(sizes, grades, i, ahead).map((part) => ({ value: whole.value * part, low: whole.low * part, high: whole.high === null ? null : whole.high * part }))
  })
}

/** What part of its grade each class will have: that of the class which moves up into it, equal parts where none does. A grade that fills from elsewhere keeps the rooms it has. */
function partsOf(sizes: StageClasses['sizes'], grades: readonly number[], at: number, ahead: number): readonly number[] {
  const from = at - ahead
  const before = sizes.get(grades[from] ?? -1) ?? []
  const all = before.reduce((sum, pupils) => sum + pupils, 0)
  if (all > 0) return before.map((pupils) => pupils / all)
  const left = grades[from < 0 ? (from % grades.length + grades.length) % grades.length : at]!
  const rooms = Math.max(1, (sizes.get(left) ?? []).length)
  return Array.from({ length: rooms }, () => 1 / rooms)
}

/** A class has whole pupils. */
function crowdedOf(sizes: readonly Estimate[], from: number): Omit<CrowdedYear, 'year'> {
  const counted = (of: (size: Estimate) => number) => sizes.filter((size) => Math.round(of(size)) >= from).length
  return { classes: counted(({ value }) => value), low: counted(({ low }) => low), high: sizes.some(({ high }) => high === null) ? null : counted(({ high }) => high!) }
}
