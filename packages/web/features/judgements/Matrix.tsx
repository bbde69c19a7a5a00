import type { StandardSummary } from '@junheng/contract/judgements.ts'
import type { SchoolJudgement } from '@junheng/core/standard/judgement.ts'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { count, line } from '../../ui/format.ts'
import { Scroll } from '../../ui/Scroll.tsx'
import { Sign } from '../../ui/Sign.tsx'
import type { JudgedPart } from './part.ts'
import { SchoolFigure, verdictOf } from './SchoolFigure.tsx'
import type { Chosen } from './selection.ts'
import { hasSchoolRule } from './weakness.ts'
import { useJudgementSearch } from './use-search.ts'

type MatrixProps = JudgedPart & { readonly chosen: readonly Chosen[] }

/** School × indicator: value, sign and target in each cell. The first column stays while the rest scrolls. */
export function Matrix(part: MatrixProps) {
  const words = useWords()
  const { reply, stage, judged, chosen } = part
  return (
    <>
      <p className="legend">{hasSchoolRule(part.judged) ? words.judgement.legendLines : words.judgement.legendMean}</p>
      <Scroll label={words.judgement.schools(words.stages[stage])} tall>
        <table className="matrix">
          <Head {...part} />
          <tbody>
            {chosen.map(({ judged: school, school: known }) => (
              <tr key={school.school}>
                <th scope="row">
                  <Link to="/schools/$id" params={{ id: school.school }} search={{ snapshot: reply.snapshot.id }} preload={false}>
                    {school.name}
                  </Link>
                  <small>
                    {known?.townshipName} · {words.judgement.pupils(count(school.pupils))}
                  </small>
                </th>
                {hasSchoolRule(part.judged) ? (
                  <td>
                    <Sign verdict={school.verdict} />
                    <Missed school={school} />
                  </td>
                ) : null}
                {judged.indicators.map((indicator) => (
                  <td key={indicator.id} className={`cell ${verdictOf(school, indicator)}`}>
                    <SchoolFigure school={school} indicator={indicator} part={part} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

function Missed({ school }: { readonly school: SchoolJudgement }) {
  const words = useWords()
  const verdicts = Object.values(school.verdicts)
  const met = verdicts.filter((verdict) => verdict === 'met').length
  return <small>{words.judgement.linesMet(met, verdicts.length)}</small>
}

function Head(part: MatrixProps) {
  const words = useWords()
  const language = useLanguage()
  return (
    <thead>
      <tr>
        <SortHead sort="name">{words.judgement.school}</SortHead>
        {hasSchoolRule(part.judged) ? <SortHead sort={undefined}>{words.judgement.verdict}</SortHead> : null}
        {part.judged.indicators.map((indicator) => (
          <SortHead key={indicator.id} sort={indicator.id}>
            {titleOf(part.reply.standard, indicator.id)?.[language] ?? indicator.id}
            <small>
              {part.reply.standard.indicators.find((each) => each.id === indicator.id)?.unit[language]}
              {indicator.threshold === null ? '' : ` · ≥${line(indicator.threshold)}`}
            </small>
          </SortHead>
        ))}
      </tr>
    </thead>
  )
}

function SortHead({ sort, children }: { readonly sort: string | undefined; readonly children: React.ReactNode }) {
  const [search, change] = useJudgementSearch()
  const isSorted = search.sort === sort
  return (
    <th scope="col" aria-sort={isSorted ? 'ascending' : 'none'}>
      <button type="button" className="sort" onClick={() => change({ sort: isSorted ? undefined : sort })}>
        {children}
        <span aria-hidden="true">{isSorted ? ' ▾' : ''}</span>
      </button>
    </th>
  )
}

function titleOf(standard: StandardSummary, id: string) {
  return standard.indicators.find((each) => each.id === id)?.title
}
