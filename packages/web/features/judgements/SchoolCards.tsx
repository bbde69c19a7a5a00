import type { IndicatorJudgement, SchoolJudgement } from '@junheng/core/standard/judgement.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Sign } from '../../ui/Sign.tsx'
import type { JudgedPart } from './part.ts'
import { isWanting, SchoolFigure, verdictOf } from './SchoolFigure.tsx'
import type { Chosen } from './selection.ts'
import { useJudgementSearch } from './use-search.ts'
import { hasSchoolRule } from './weakness.ts'

/** Cards that a thumb can pass. */
const atOnce = 10

/** The matrix on a phone: a card for each school, what is wanting first, the rest behind it. */
export function SchoolCards({ part, chosen }: { readonly part: JudgedPart; readonly chosen: readonly Chosen[] }) {
  const words = useWords()
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      <p className="legend">{hasSchoolRule(part.judged) ? words.judgement.legendLines : words.judgement.legendMean}</p>
      <Order part={part} />
      <ul className="school-cards" aria-label={words.judgement.schools(words.stages[part.stage])}>
        {chosen.slice(0, shown).map((each) => (
          <SchoolCard key={each.judged.school} part={part} chosen={each} />
        ))}
      </ul>
      {shown < chosen.length ? (
        <Button onClick={() => setShown(shown + 5 * atOnce)}>{words.judgement.moreSchools(chosen.length - shown)}</Button>
      ) : null}
    </>
  )
}

/** What the heads of the table's columns do where there is room for them. */
function Order({ part }: { readonly part: JudgedPart }) {
  const words = useWords()
  const title = useTitles(part)
  const [search, change] = useJudgementSearch()
  const indicators = part.judged.indicators.map(({ id }) => ({ value: id, label: title(id) }))
  return (
    <div className="filters">
      <Choice
        label={words.judgement.order}
        value={search.sort ?? ''}
        none={words.judgement.weakestFirst}
        options={[{ value: 'name', label: words.judgement.school }, ...indicators]}
        onChange={(sort) => change({ sort })}
      />
    </div>
  )
}

function SchoolCard({ part, chosen: { judged: school, school: known } }: { readonly part: JudgedPart; readonly chosen: Chosen }) {
  const words = useWords()
  const { indicators } = part.judged
  const wanting = indicators.filter((indicator) => isWanting(school, indicator))
  const rest = indicators.filter((indicator) => !isWanting(school, indicator))
  return (
    <li className="school-card">
      <h3>
        <Link to="/schools/$id" params={{ id: school.school }} search={{ snapshot: part.reply.snapshot.id }} preload={false}>
          {school.name}
        </Link>
      </h3>
      <p>
        {hasSchoolRule(part.judged) ? <Sign verdict={school.verdict} /> : null} <small>{known?.townshipName} · {words.judgement.pupils(count(school.pupils))}</small>
      </p>
      <Figures part={part} school={school} indicators={wanting} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.judgement.moreParts(rest.length)}</summary>
          <Figures part={part} school={school} indicators={rest} />
        </details>
      )}
    </li>
  )
}

function Figures({ part, school, indicators }: { readonly part: JudgedPart; readonly school: SchoolJudgement; readonly indicators: readonly IndicatorJudgement[] }) {
  const title = useTitles(part)
  if (indicators.length === 0) return null
  return (
    <dl className="school-figures">
      {indicators.map((indicator) => (
        <div key={indicator.id} className={`cell ${verdictOf(school, indicator)}`}>
          <dt>{title(indicator.id)}</dt>
          <dd>
            <SchoolFigure school={school} indicator={indicator} part={part} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useTitles({ reply }: JudgedPart): (indicator: string) => string {
  const language = useLanguage()
  return (indicator) => reply.standard.indicators.find(({ id }) => id === indicator)?.title[language] ?? indicator
}
