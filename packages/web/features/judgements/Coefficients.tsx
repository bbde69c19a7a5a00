import { useLanguage, useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { coefficient, figure, limit } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Sign } from '../../ui/Sign.tsx'
import { Table } from '../../ui/Table.tsx'
import type { JudgedPart } from './part.ts'
import { TraceLink } from './TraceLink.tsx'
import { rank } from './weakness.ts'

/** Each indicator's coefficient with its limit, the largest first. The bars are drawn in a table, so they read as one. */
export function Coefficients({ reply, stage, judged }: JudgedPart) {
  const words = useWords()
  const language = useLanguage()
  const title = words.judgement.coefficients(words.stages[stage], words.standards[reply.standard.id])
  const rows = [...compositeOf(judged), ...judged.indicators.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || (b.cv ?? 0) - (a.cv ?? 0))]
  const most = Math.max(judged.compositeLimit ?? 0, ...rows.map((row) => Math.max(row.cv ?? 0, row.limit ?? 0))) * 1.08 || 1
  const indicatorOf = (id: string) => reply.standard.indicators.find((each) => each.id === id)
  return (
    <Section id="coefficients" title={title}>
      <Table
        label={title}
        look="bars"
        rows={rows}
        keyOf={({ id }) => id}
        rowIs={({ id }) => ({ className: id === 'composite' ? 'total' : undefined })}
        columns={[
          { title: words.judgement.indicator, head: true, render: ({ id }) => (id === 'composite' ? words.judgement.composite : (indicatorOf(id)?.title[language] ?? id)) },
          { title: words.judgement.coefficient, number: true, render: ({ id, cv }) => <TraceLink of={{ standard: reply.standard.id, stage, indicator: id }}>{cv === null ? words.unknown : coefficient(cv)}</TraceLink> },
          { title: words.judgement.limit, number: true, render: (row) => (row.limit === null ? words.noLine : `≤ ${limit(row.limit)}`) },
          { title: words.judgement.picture, unseen: true, cells: 'wide', render: (row) => <Bar value={row.cv} limit={row.limit} most={most} verdict={verdictOf(row)} /> },
          { title: words.judgement.verdict, render: (row) => <Sign verdict={verdictOf(row)} /> },
          { title: words.judgement.mean, number: true, render: ({ id, mean }) => (id === 'composite' ? null : <>{mean === null ? words.unknown : figure(mean)} <small>{indicatorOf(id)?.unit[language]}</small></>) },
        ]}
      />
    </Section>
  )
}

type CoefficientRow = Pick<JudgedPart['judged']['indicators'][number], 'cv' | 'limit' | 'verdict' | 'mean'> & { readonly id: JudgedPart['judged']['indicators'][number]['id'] | 'composite' }

/** The composite stands over the indicators where the standard judges it. */
function compositeOf({ composite, compositeLimit, verdict }: JudgedPart['judged']): readonly CoefficientRow[] {
  return compositeLimit === null ? [] : [{ id: 'composite', cv: composite, limit: compositeLimit, verdict, mean: null }]
}

const verdictOf = ({ cv, verdict }: CoefficientRow) => (cv === null ? 'unknown' : verdict)
