import type { Headline, HeadlinePart, JudgedStage, StageJudgement, Verdict } from './judgement.ts'

/** Everything the county must reach, the weakest part first: unmet before unknown before met, then by strain. */
export function headlineOf(stages: { readonly [stage in JudgedStage]?: StageJudgement }): Headline {
  const parts = (Object.entries(stages) as [JudgedStage, StageJudgement][]).flatMap(([stage, judged]) => partsOf(stage, judged))
  const ordered = parts.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || (b.strain ?? 0) - (a.strain ?? 0))
  return { verdict: ordered[0]?.verdict ?? 'none', parts: ordered }
}

const rank: Record<Verdict, number> = { short: 0, unknown: 1, met: 2, none: 3 }

/** The strain of a line of which nothing is reached: finite, so that it survives JSON and still stands first. */
const utmostStrain = 1e6

function partsOf(stage: JudgedStage, judged: StageJudgement): readonly HeadlinePart[] {
  if (judged.schoolCount === 0) return []
  if (judged.compositeLimit !== null) {
    return [ceiling({ stage, what: 'composite', indicator: null, value: judged.composite, limit: judged.compositeLimit, verdict: judged.verdict })]
  }
  const coefficients = judged.indicators.flatMap(({ id, cv, limit, verdict }) =>
    limit === null ? [] : [ceiling({ stage, what: 'cv', indicator: id, value: cv, limit, verdict })],
  )
  return [...coefficients, ...schoolsPart(stage, judged)]
}

function ceiling(part: Omit<HeadlinePart, 'strain'>): HeadlinePart {
  return { ...part, strain: part.value === null ? null : part.value / part.limit }
}

/** The share of schools that are shown to meet the school rule, against all of them. */
function schoolsPart(stage: JudgedStage, { schools }: StageJudgement): readonly HeadlinePart[] {
  const verdict = schools.reduce<Verdict>((worst, school) => (rank[school.verdict] < rank[worst] ? school.verdict : worst), 'none')
  if (verdict === 'none') return []
  const value = schools.filter((school) => school.verdict === 'met').length / schools.length
  const strain = verdict === 'unknown' ? null : Math.min(1 / value, utmostStrain)
  return [{ stage, what: 'schoolsMeeting', indicator: null, value, limit: 1, strain, verdict }]
}
