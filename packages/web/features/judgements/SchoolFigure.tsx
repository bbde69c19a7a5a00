import type { IndicatorJudgement, SchoolJudgement, Verdict } from '@junheng/core/standard/judgement.ts'
import { useWords } from '../../app/language.tsx'
import type { Catalogue } from '../../app/words/zh.ts'
import { figure, line, percent } from '../../ui/format.ts'
import { marks } from '../../ui/Sign.tsx'
import type { JudgedPart } from './part.ts'
import { TraceLink } from './TraceLink.tsx'

interface SchoolFigureProps {
  readonly school: SchoolJudgement
  readonly indicator: IndicatorJudgement
  readonly part: JudgedPart
}

/** A school's value with its sign and what it is held against, as a link to how it came about. */
export function SchoolFigure({ school, indicator, part }: SchoolFigureProps) {
  const words = useWords()
  const value = school.values[indicator.id] ?? null
  const { sign, said } = signOf(value, verdictOf(school, indicator), indicator, words)
  return (
    <TraceLink of={{ standard: part.reply.standard.id, stage: part.stage, indicator: indicator.id, school: school.school }} className="school-figure">
      <span className="cell-value">{value === null ? words.unreported : figure(value, indicator.threshold)}</span>
      <span className="cell-sign" aria-hidden="true">
        {sign}
      </span>
      <span className="unseen">{said}</span>
      <small className={indicator.threshold === null ? undefined : 'same-for-all'}>{target(school, indicator, words)}</small>
    </TraceLink>
  )
}

/** The verdict on one value; a value not reported is unknown whatever the line. */
export function verdictOf(school: SchoolJudgement, { id }: IndicatorJudgement): Verdict {
  return typeof school.values[id] === 'number' ? (school.verdicts[id] ?? 'none') : 'unknown'
}

/** Whether there is something to be done about the value: short of its line, of the county's mean where there is no line, or not known. */
export function isWanting(school: SchoolJudgement, indicator: IndicatorJudgement): boolean {
  const verdict = verdictOf(school, indicator)
  return verdict === 'none' ? (school.values[indicator.id] ?? 0) < (indicator.mean ?? 0) : verdict !== 'met'
}

function signOf(value: number | null, verdict: Verdict, { mean }: IndicatorJudgement, words: Catalogue) {
  if (verdict !== 'none' || value === null || mean === null) return { sign: marks[verdict], said: words.verdicts[verdict] }
  return value < mean ? { sign: '▼', said: words.judgement.belowMean } : { sign: '▲', said: words.judgement.aboveMean }
}

function target(school: SchoolJudgement, { id, threshold }: IndicatorJudgement, words: Catalogue): string {
  if (threshold !== null) return `≥${line(threshold)}`
  const share = school.shares[id]
  return typeof share === 'number' ? words.judgement.shareOfDifference(percent(share)) : ''
}
