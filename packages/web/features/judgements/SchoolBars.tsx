import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { figure, line } from '../../ui/format.ts'
import { Sign } from '../../ui/Sign.tsx'
import { Table } from '../../ui/Table.tsx'
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
  const rows = chosen.map(({ judged: school }) => {
    const value = school.values[shown.id] ?? null
    return { school, value, verdict: value === null ? ('unknown' as const) : (school.verdicts[shown.id] ?? ('none' as const)) }
  })
  return (
    <>
      <div className="filters">
        <Choice label={words.judgement.indicator} value={shown.id} options={judged.indicators.map(({ id }) => ({ value: id, label: titles.get(id) ?? id }))} onChange={(indicator) => change({ indicator })} />
        <span className="found">{mark === null ? '' : shown.threshold === null ? words.judgement.meanIs(figure(mark)) : words.judgement.lineIs(line(mark))}</span>
      </div>
      <Table
        label={titles.get(shown.id) ?? shown.id}
        look="bars"
        tall
        rows={rows}
        keyOf={({ school }) => school.school}
        columns={[
          {
            title: words.judgement.school,
            head: true,
            render: ({ school }) => (
              <Link to="/schools/$id" params={{ id: school.school }} search={{ snapshot: reply.snapshot.id }} preload={false}>
                {school.name}
              </Link>
            ),
          },
          { title: titles.get(shown.id), number: true, render: ({ school, value }) => <TraceLink of={{ standard: reply.standard.id, stage, indicator: shown.id, school: school.school }}>{value === null ? words.unreported : figure(value, shown.threshold)}</TraceLink> },
          { title: words.judgement.picture, unseen: true, cells: 'wide', render: ({ value, verdict }) => <Bar value={value} limit={mark} most={most} verdict={verdict} /> },
          { title: words.judgement.verdict, render: ({ verdict }) => <Sign verdict={verdict} /> },
        ]}
      />
    </>
  )
}
