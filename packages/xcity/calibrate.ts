import { dispersionOf } from '@junheng/core/standard/dispersion.ts'
import { basicFields, compositeTarget, fields, partOf, shapes, type Field, type JudgedStage, type Shape } from './indicators.ts'
import { total } from './pupils.ts'

/** One school of a stage, as a judgement counts it: branches pooled, the stock of a nine-year school divided. */
export interface Counted {
  readonly pupils: number
  /** The part of the school's stock that this stage counts; 1 but for nine-year schools. */
  readonly share: { readonly [field in Field]: number }
  /** Where the school stands beside the others, field by field; higher is richer. */
  readonly standing: { readonly [field in Field]: number }
  /** Stock that is settled already. */
  readonly decided: { readonly [field in Field]?: number }
}

export type Holding = { readonly [field in Field]: number }

export interface Calibration {
  readonly holdings: readonly Holding[]
  /** How far apart the schools are drawn. */
  readonly spreads: { readonly [field in Field]: number }
  /** Stock per pupil at a standing of 0. */
  readonly bases: { readonly [field in Field]: number }
}

/**
 * Stocks of a stage in 2020. First each field's spread is found so that its own coefficient has the shape of the profile;
 * then one factor on the eight spreads, so that the composite of the rounded stocks is the county's figure.
 */
export function calibrate(stage: JudgedStage, schools: readonly Counted[]): Calibration {
  const shaped = spreadsOf(stage, schools)
  const scaled = (factor: number) => mapped((field) => shaped[field] * (basicFields.includes(field) ? factor : 1))
  const factor = rootOf((each) => compositeOf(schools, columnsOf(stage, schools, scaled(each))), compositeTarget[stage][2020], [0.5, 1.5])
  const spreads = scaled(factor)
  const columns = columnsOf(stage, schools, spreads)
  return {
    holdings: schools.map((_, i) => mapped((field) => columns[field][i]!)),
    spreads,
    bases: mapped((field) => baseOf(shapes[field].mean[stage], schools, field, spreads[field])),
  }
}

/** The stock of a field, school by school. */
export type Columns = { readonly [field in Field]: readonly number[] }

/** Mean of the eight coefficients of basic-2012. */
export const compositeOf = (schools: readonly Counted[], columns: Columns): number =>
  total(basicFields.map((field) => cvOf(field, schools, columns[field]))) / basicFields.length

/** By halving; `of` rises, but for the steps that whole people and books make. */
export function rootOf(of: (x: number) => number, wanted: number, [low, high]: readonly [number, number]): number {
  let [from, to] = [low, high]
  for (let step = 0; step < 32; step++) {
    const middle = (from + to) / 2
    if (of(middle) < wanted) from = middle
    else to = middle
  }
  return (from + to) / 2
}

/** An amount in whole units, never more than the whole it is part of. */
export function stockAt({ unit }: Pick<Shape, 'unit'>, exact: number, most = Number.POSITIVE_INFINITY): number {
  return Math.min(unit < 1 ? Math.round(exact / unit) / Math.round(1 / unit) : Math.round(exact / unit) * unit, most)
}

/** A value for every field. */
export const mapped = <T>(of: (field: Field) => T): { readonly [field in Field]: T } =>
  Object.fromEntries(fields.map((field) => [field, of(field)])) as { readonly [field in Field]: T }

function cvOf(field: Field, schools: readonly Counted[], column: readonly number[]): number {
  const stock = Float64Array.from(schools, (school, i) => column[i]! * school.share[field])
  return dispersionOf({ stock, pupils: Float64Array.from(schools, ({ pupils }) => pupils), scale: 1 })?.cv ?? 0
}

function spreadsOf(stage: JudgedStage, schools: readonly Counted[]): { readonly [field in Field]: number } {
  const spreads: { [field in Field]?: number } = {}
  const columns: { [field in Field]?: readonly number[] } = {}
  for (const field of fields) {
    const drawn = (spread: number) => columnOf({ stage, schools, columns }, field, spread)
    const spread = rootOf((each) => cvOf(field, schools, drawn(each)), shapes[field].cv[stage], [0, 3])
    spreads[field] = spread
    columns[field] = drawn(spread)
  }
  return mapped((field) => spreads[field]!)
}

function columnsOf(stage: JudgedStage, schools: readonly Counted[], spreads: { readonly [field in Field]: number }): Columns {
  const columns: { [field in Field]?: readonly number[] } = {}
  for (const field of fields) columns[field] = columnOf({ stage, schools, columns }, field, spreads[field])
  return mapped((field) => columns[field]!)
}

interface Drawing {
  readonly stage: JudgedStage
  readonly schools: readonly Counted[]
  /** Fields drawn before, some of which hold others as parts. */
  readonly columns: { readonly [field in Field]?: readonly number[] }
}

function columnOf({ stage, schools, columns }: Drawing, field: Field, spread: number): readonly number[] {
  const base = baseOf(shapes[field].mean[stage], schools, field, spread)
  const whole = partOf[field] && columns[partOf[field]]
  return schools.map(({ decided, standing, pupils, share }, i) => {
    const exact = (base * Math.exp(spread * standing[field]) * pupils) / share[field]
    return decided[field] ?? stockAt(shapes[field], exact, whole?.[i])
  })
}

/** What the school at a standing of 0 has per pupil, so that all schools together have the mean. */
function baseOf(mean: number, schools: readonly Counted[], field: Field, spread: number): number {
  const relative = schools.map(({ pupils, standing }) => pupils * Math.exp(spread * standing[field]))
  return (mean * total(schools.map(({ pupils }) => pupils))) / total(relative)
}
