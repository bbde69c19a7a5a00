import type { Indicator, Standard } from '@junheng/core/standard/standard.ts'
import type { JudgeOptions } from '@junheng/core/standard/judgement.ts'

/**
 * The pupil-weighted coefficients of every county and stage as one SQL query over the table `school`: scope, division of shared stock, netting and
 * both passes of the formula (rules.md §1.3, §1.4), written apart from core. Rows: county, stage, then one coefficient an indicator in the standard's order.
 */
export function weightedCvQuery(standard: Standard, options: JudgeOptions): string {
  const each = eachOf(standard)
  return `${partsAndTotals(standard, options)}
    select part.county, part.stage,
      ${each(({ id }) => `sqrt(sum(part.pupils * (part.${id} / part.pupils - total.${id}) ** 2) / any_value(total.pupils)) / any_value(total.${id}) as ${id}`)}
    from part join total on part.county = total.county and part.stage = total.stage
    group by part.county, part.stage order by part.county, part.stage desc`
}

/** What `judge` says of every school besides: four columns an indicator, namely value, whether the line is met, missing amount, share of the variance. */
export function schoolFiguresQuery(standard: Standard, options: JudgeOptions): string {
  const each = eachOf(standard)
  return `${partsAndTotals(standard, options)}
    select ${each(figuresExpression)} from part join total on part.county = total.county and part.stage = total.stage`
}

function figuresExpression(indicator: Indicator): string {
  const { id, measure } = indicator
  const value = `part.${id} * ${measure.scale} / part.pupils`
  const square = `part.pupils * (part.${id} / part.pupils - total.${id}) ** 2`
  return `${value}, ${value} >= ${lineExpression(indicator)}, greatest(0, ${lineExpression(indicator)} * part.pupils / ${measure.scale} - part.${id}), ${square} / sum(${square}) over (partition by part.county, part.stage)`
}

function lineExpression({ rules }: Indicator): string {
  const atLeast = rules.at(-1)?.atLeast
  return atLeast ? `case part.stage when 'primary' then ${atLeast.primary} else ${atLeast.junior} end` : 'null'
}

const eachOf = (standard: Standard) => (column: (indicator: Indicator) => string) => standard.indicators.map(column).join(', ')

function partsAndTotals(standard: Standard, options: JudgeOptions): string {
  const { nineYear, completeSecondary } = standard.split
  const each = eachOf(standard)
  const stock = (stage: 'Primary' | 'Junior') => each((indicator) => `${stockExpression(indicator, stage)} as ${indicator.id}`)
  return `
    with part as (
      select county, 'primary' as stage, pupilsPrimary as pupils,
        case when pupilsJunior is null then 1 else ${nineYear.primary} * pupilsPrimary / (${nineYear.primary} * pupilsPrimary + ${nineYear.junior} * pupilsJunior) end as part, ${stock('Primary')}
      from school where pupilsPrimary > 0 and ${pointCondition(options)}
      union all
      select county, 'junior' as stage, pupilsJunior as pupils,
        case when pupilsPrimary is not null then ${nineYear.junior} * pupilsJunior / (${nineYear.primary} * pupilsPrimary + ${nineYear.junior} * pupilsJunior)
          when pupilsSenior is not null then ${completeSecondary.junior} * pupilsJunior / (${completeSecondary.junior} * pupilsJunior + ${completeSecondary.senior} * pupilsSenior)
          else 1 end as part, ${stock('Junior')}
      from school where pupilsJunior > 0
    ),
    total as (select county, stage, sum(pupils) as pupils, ${each(({ id }) => `sum(${id}) / sum(pupils) as ${id}`)} from part group by county, stage)`
}

/** The scale of an indicator cancels out of its coefficient. `part` is the column of the same select. */
function stockExpression({ measure }: Indicator, stage: 'Primary' | 'Junior'): string {
  if (measure.stock === 'stage') return `${measure.of}${stage}`
  const netted = [measure.of, measure.plus && `+ ${measure.plus}`, measure.less && `- ${measure.less}`].filter(Boolean).join(' ')
  return `(${netted}) * part`
}

function pointCondition({ teachingPoints }: JudgeOptions): string {
  if (teachingPoints === 'all') return 'true'
  return teachingPoints === 'none' ? 'kind <> 218' : '(kind <> 218 or pupilsPrimary >= 50)'
}
