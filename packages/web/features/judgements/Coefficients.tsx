import { useLanguage, useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { coefficient, figure, limit } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Sign } from '../../ui/Sign.tsx'
import type { JudgedPart } from './part.ts'
import { TraceLink } from './TraceLink.tsx'
import { rank } from './weakness.ts'

/** Each indicator's coefficient with its limit, the largest first. The bars are drawn in a table, so they read as one. */
export function Coefficients({ reply, stage, judged }: JudgedPart) {
  const words = useWords()
  const language = useLanguage()
  const title = words.judgement.coefficients(words.stages[stage], words.standards[reply.standard.id])
  const rows = judged.indicators.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || (b.cv ?? 0) - (a.cv ?? 0))
  const most = Math.max(judged.compositeLimit ?? 0, ...rows.map((row) => Math.max(row.cv ?? 0, row.limit ?? 0))) * 1.08 || 1
  const indicatorOf = (id: string) => reply.standard.indicators.find((each) => each.id === id)
  return (
    <Section id="coefficients" title={title}>
      <Scroll label={title}>
        <table className="rows bars">
          <thead>
            <tr>
              <th scope="col">{words.judgement.indicator}</th>
              <th scope="col" className="number">{words.judgement.coefficient}</th>
              <th scope="col" className="number">{words.judgement.limit}</th>
              <th scope="col" className="wide"><span className="unseen">{words.judgement.picture}</span></th>
              <th scope="col">{words.judgement.verdict}</th>
              <th scope="col" className="number">{words.judgement.mean}</th>
            </tr>
          </thead>
          <tbody>
            {judged.compositeLimit === null ? null : <CompositeRow reply={reply} stage={stage} judged={judged} most={most} />}
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{indicatorOf(row.id)?.title[language] ?? row.id}</th>
                <td className="number">
                  <TraceLink of={{ standard: reply.standard.id, stage, indicator: row.id }}>{row.cv === null ? words.unknown : coefficient(row.cv)}</TraceLink>
                </td>
                <td className="number">{row.limit === null ? words.noLine : `≤ ${limit(row.limit)}`}</td>
                <td className="wide">
                  <Bar value={row.cv} limit={row.limit} most={most} verdict={row.cv === null ? 'unknown' : row.verdict} />
                </td>
                <td>
                  <Sign verdict={row.cv === null ? 'unknown' : row.verdict} />
                </td>
                <td className="number">
                  {row.mean === null ? words.unknown : figure(row.mean)} <small>{indicatorOf(row.id)?.unit[language]}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}

function CompositeRow({ reply, stage, judged, most }: JudgedPart & { readonly most: number }) {
  const words = useWords()
  return (
    <tr className="total">
      <th scope="row">{words.judgement.composite}</th>
      <td className="number">
        <TraceLink of={{ standard: reply.standard.id, stage, indicator: 'composite' }}>{judged.composite === null ? words.unknown : coefficient(judged.composite)}</TraceLink>
      </td>
      <td className="number">≤ {limit(judged.compositeLimit ?? 0)}</td>
      <td className="wide">
        <Bar value={judged.composite} limit={judged.compositeLimit} most={most} verdict={judged.verdict} />
      </td>
      <td>
        <Sign verdict={judged.verdict} />
      </td>
      <td />
    </tr>
  )
}
