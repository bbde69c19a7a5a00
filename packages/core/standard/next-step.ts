import type { SchoolId } from '../county/snapshot.ts'
import type { Gap, IndicatorId, JudgedStage, Judgement } from './judgement.ts'
import type { Standard } from './standard.ts'
import { reaches } from './verdicts.ts'

/** The cheapest way for one school to pass the school rule. */
export interface NextStep {
  readonly stage: JudgedStage
  /** The indicator the rule allows to stay below its line, at its floor or above; null when none stays below. */
  readonly leftAtFloor: IndicatorId | null
  /** What must be added; empty where nothing must. */
  readonly actions: readonly NextAction[]
  /** Null where a unit cost is not known. */
  readonly yuan: number | null
  /** Indicators that nobody reported: the step holds only if they reach their lines. */
  readonly unknown: readonly IndicatorId[]
}

export interface NextAction {
  readonly indicator: IndicatorId
  /** People, rooms and items are whole, rounded up; m² and yuan are not rounded. */
  readonly amount: number
  readonly unit: Gap['unit']
  readonly yuan: number | null
}

/** Yuan for one more of an indicator's stock. Assumptions: packages/standards/unit-costs.yaml. */
export type UnitCosts = { readonly [indicator: IndicatorId]: { readonly yuan: number } }

/**
 * Every choice of the one indicator that may stay at its floor is priced, and the cheapest taken; ties go to the earlier
 * indicator. Each amount is bought on its own: a teacher who fills two needs at once makes it cheaper still.
 * Null where the standard has no school rule, no line is in force, or the school was not judged at the stage.
 */
export function nextStep(standard: Standard, judgement: Judgement, at: { readonly stage: JudgedStage; readonly school: SchoolId }, costs: UnitCosts): NextStep | null {
  const shortfalls = shortfallsOf(standard, judgement, at)
  if (standard.schoolRule === null || shortfalls === null) return null

  const short = shortfalls.filter(({ toLine }) => toLine !== null && toLine > 0)
  const allowed = standard.indicators.length > standard.schoolRule.atLeastMet ? short.map(({ indicator }) => indicator) : []
  const unknown = shortfalls.filter(({ toLine }) => toLine === null).map(({ indicator }) => indicator)
  const choices = [...allowed, null].map((leftAtFloor): NextStep => {
    const actions = short.flatMap((each) => actionOf(each, each.indicator === leftAtFloor, costs))
    return { stage: at.stage, leftAtFloor, actions, yuan: total(actions), unknown }
  })
  return choices.reduce((best, each) => (priceOf(each) < priceOf(best) ? each : best))
}

interface Shortfall {
  readonly indicator: IndicatorId
  readonly unit: Gap['unit']
  /** In the indicator's stock, to the line and to the floor; 0 where reached, null where not known. */
  readonly toLine: number | null
  readonly toFloor: number | null
}

function shortfallsOf(standard: Standard, judgement: Judgement, { stage, school }: { readonly stage: JudgedStage; readonly school: SchoolId }): readonly Shortfall[] | null {
  const judged = judgement.stages[stage]
  const row = judged?.schools.find((each) => each.school === school)
  if (judged === undefined || row === undefined || row.verdict === 'none') return null
  return standard.indicators.map(({ id, measure }, i) => {
    const value = row.values[id] ?? null
    const line = judged.indicators[i]!.threshold!
    const missing = (to: number) => (value === null ? null : reaches(value, to) ? 0 : ((to - value) * row.pupils) / measure.scale)
    return { indicator: id, unit: measure.amount, toLine: missing(line), toFloor: missing(line * (standard.schoolRule?.floorShare ?? 1)) }
  })
}

function actionOf({ indicator, unit, toLine, toFloor }: Shortfall, left: boolean, costs: UnitCosts): readonly NextAction[] {
  const amount = whole((left ? toFloor : toLine) ?? 0, unit)
  const price = costs[indicator]?.yuan
  return amount === 0 ? [] : [{ indicator, amount, unit, yuan: price === undefined ? null : amount * price }]
}

/** 2.0000000001 teachers are two: the rest is what binary fractions add. */
function whole(amount: number, unit: Gap['unit']): number {
  return unit === 'm2' || unit === 'yuan' ? amount : Math.ceil(amount - 1e-9)
}

function total(actions: readonly NextAction[]): number | null {
  return actions.every(({ yuan }) => yuan !== null) ? actions.reduce((sum, { yuan }) => sum + (yuan ?? 0), 0) : null
}

function priceOf({ yuan }: NextStep): number {
  return yuan ?? Infinity
}
