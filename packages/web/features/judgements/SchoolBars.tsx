import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { figure, line } from '../../ui/format.ts'
import { Scroll } from '../../ui/Scroll.tsx'
import { Sign } from '../../ui/Sign.tsx'
import type { JudgedPart } from './part.ts'
import type { Chosen } from './selection.ts'
import { TraceLink } from './TraceLink.tsx'
import { useJudgementSearch } from './use-search.ts'

/** One indicator over the schools chosen, with the school line, or the county's mean where there is none. */
export function SchoolBars({ reply, stage, judged, chosen }: JudgedPart & { readonly chosen: readonly Chosen[] }) {
  const words = useWords()
  const language = useLanguage()
  const [search, change] = useJudgementSearch()
  const shown = judged.indicators.find((each) => each.id === search.indicator) ?? judged.indicators[0]
  if (shown === undefined) return null
  const titles = new Map(reply.standard.indicators.map((each) => [each.id, each.title[language]]))
  const mark = shown.threshold ?? shown.mean
  const most = Math.max(mark ?? 0, ...chosen.map(({ judged }) => judged.values[shown.id] ?? 0)) * 1.05 || 1
  return (
    <>
      <div className="filters">
        <Choice label={words.judgement.indicator} value={shown.id} options={judged.indicators.map(({ id }) => ({ value: id, label: titles.get(id) ?? id }))} onChange={(indicator) => change({ indicator })} />
        <span className="found">{mark === null ? '' : shown.threshold === null ? words.judgement.meanIs(figure(mark)) : words.judgement.lineIs(line(mark))}</span>
      </div>
      <Scroll label={titles.get(shown.id) ?? shown.id} tall>
        <table className="rows bars">
          <thead>
            <tr>
              <th scope="col">{words.judgement.school}</th>
              <th scope="col" className="number">{titles.get(shown.id)}</th>
              <th scope="col" className="wide"><span className="unseen">{words.judgement.picture}</span></th>
              <th scope="col">{words.judgement.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {chosen.map(({ judged: school }) => {
              const value = school.values[shown.id] ?? null
              const verdict = value === null ? 'unknown' : (school.verdicts[shown.id] ?? 'none')
              return (
                <tr key={school.school}>
                  <th scope="row">
                    <Link to="/schools/$id" params={{ id: school.school }} search={{ snapshot: reply.snapshot.id }} preload={false}>
                      {school.name}
                    </Link>
                  </th>
                  <td className="number">
                    <TraceLink of={{ standard: reply.standard.id, stage, indicator: shown.id, school: school.school }}>
                      {value === null ? words.unreported : figure(value, shown.threshold)}
                    </TraceLink>
                  </td>
                  <td className="wide">
                    <Bar value={value} limit={mark} most={most} verdict={verdict} />
                  </td>
                  <td>
                    <Sign verdict={verdict} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
