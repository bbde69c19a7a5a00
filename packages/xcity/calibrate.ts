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
  /** Stock that is decided already. */
  readonly decided: { readonly [field in Field]?: number }
}

export type Holding = { readonly [field in Field]: number }

/** How far apart the schools are drawn, field by field, and the mean of what they have. */
export type Spreads = { readonly [field in Field]: number }

export interface Calibration {
  readonly holdings: readonly Holding[]
  readonly spreads: Spreads
  /** Per pupil at a standing of 0. */
  readonly bases: { readonly [field in Field]: number }
}

/**
 * Stocks of a stage in 2020. First each field's spread is found so that its own coefficient has the shape of the profile;
 * then one factor on the eight spreads, so that the composite of the rounded stocks is the county's figure.
 */
export function calibrate(stage: JudgedStage, schools: readonly Counted[]): Calibration {
  const shaped = fields.reduce<Spreads>(
    (found, field) => ({ ...found, [field]: rootOf((spread) => cvOf(field, schools, holdingsOf(stage, schools, { ...found, [field]: spread })), shapes[field].cv[stage], [0, 3]) }),
    Object.fromEntries(fields.map((field) => [field, 0])) as Spreads,
  )
  const scaled = (factor: number) => Object.fromEntries(fields.map((field) => [field, shaped[field] * (basicFields.includes(field) ? factor : 1)])) as Spreads
  const factor = rootOf((each) => compositeOf(schools, holdingsOf(stage, schools, scaled(each))), compositeTarget[stage][2020], [0.5, 1.5])
  const spreads = scaled(factor)
  const bases = Object.fromEntries(fields.map((field) => [field, baseOf(shapes[field].mean[stage], schools, field, spreads[field])])) as Spreads
  return { holdings: holdingsOf(stage, schools, spreads), spreads, bases }
}

/** Mean of the eight coefficients of basic-2012. */
export const compositeOf = (schools: readonly Counted[], holdings: readonly Holding[]): number =>
  total(basicFields.map((field) => cvOf(field, schools, holdings))) / basicFields.length

/** By halving; `of` rises, but for the steps that whole people and books make. */
export function rootOf(of: (x: number) => number, wanted: number, [low, high]: readonly [number, number]): number {
  let [from, to] = [low, high]
  for (let step = 0; step < 40; step++) {
    const middle = (from + to) / 2
    if (of(middle) < wanted) from = middle
    else to = middle
  }
  return (from + to) / 2
}

/** What a school of `pupils` has at a standing, in whole units; never more than the whole it is part of. */
export function stockAt({ unit }: Pick<Shape, 'unit'>, exact: number, most = Number.POSITIVE_INFINITY): number {
  return Math.min(unit < 1 ? Math.round(exact / unit) / Math.round(1 / unit) : Math.round(exact / unit) * unit, most)
}

function cvOf(field: Field, schools: readonly Counted[], holdings: readonly Holding[]): number {
  const stock = Float64Array.from(schools, (school, i) => holdings[i]![field] * school.share[field])
  return dispersionOf({ stock, pupils: Float64Array.from(schools, ({ pupils }) => pupils), scale: 1 })?.cv ?? 0
}

function holdingsOf(stage: JudgedStage, schools: readonly Counted[], spreads: Spreads): readonly Holding[] {
  const bases = Object.fromEntries(fields.map((field) => [field, baseOf(shapes[field].mean[stage], schools, field, spreads[field])])) as Spreads
  return schools.map((school) =>
    fields.reduce<{ [field in Field]?: number }>((held, field) => {
      const whole = partOf[field]
      const exact = (bases[field] * Math.exp(spreads[field] * school.standing[field]) * school.pupils) / school.share[field]
      return { ...held, [field]: school.decided[field] ?? stockAt(shapes[field], exact, whole && held[whole]) }
    }, {}) as Holding,
  )
}

/** What the school at a standing of 0 has per pupil, so that all schools together have the mean. */
function baseOf(mean: number, schools: readonly Counted[], field: Field, spread: number): number {
  const relative = schools.map(({ pupils, standing }) => pupils * Math.exp(spread * standing[field]))
  return (mean * total(schools.map(({ pupils }) => pupils))) / total(relative)
}
