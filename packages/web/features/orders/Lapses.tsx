import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { given } from '../../app/search.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { lapsesQuery, type LapsesReply } from './queries.ts'
import { SubjectLink } from './SubjectLink.tsx'

const route = getRouteApi('/orders')

/** 失报逾期记录 of every office, or of one. */
export function OfficeLapses() {
  const words = useWords()
  const navigate = route.useNavigate()
  const { office } = route.useSearch()
  return (
    <Await result={useQuery(lapsesQuery({}))}>
      {(reply) => {
        const offices = [...new Set(reply.lapses.map(({ owner }) => owner))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'))
        const shown = reply.lapses.filter(({ owner }) => office === undefined || owner === office)
        return (
          <>
            <div className="filters no-print">
              <Choice label={words.programme.office} value={office ?? ''} none={words.tasks.everyOffice} options={offices.map((value) => ({ value, label: value }))} onChange={(value) => void navigate({ search: given({ tab: 'lapses' as const, office: value }), replace: true })} />
            </div>
            <p className="sentence">{words.orders.lapseSum(daysOf(shown, 'unreported'), daysOf(shown, 'late'), shown.filter(({ lapse }) => lapse.isOpen).length)}</p>
            <LapseTable lapses={shown} />
          </>
        )
      }}
    </Await>
  )
}

const daysOf = (lapses: LapsesReply['lapses'], kind: 'unreported' | 'late') => lapses.filter(({ lapse }) => lapse.kind === kind).reduce((sum, { lapse }) => sum + lapse.days, 0)

/** Those of one project. */
export function ProjectLapses({ project }: { readonly project: string }) {
  const words = useWords()
  return (
    <Section id="lapses" title={words.orders.tabs.lapses}>
      <Await result={useQuery(lapsesQuery({ project }))}>{({ lapses }) => <LapseTable lapses={lapses} />}</Await>
    </Section>
  )
}

function LapseTable({ lapses }: Pick<LapsesReply, 'lapses'>) {
  const words = useWords()
  return (
    <>
      <Table<LapsesReply['lapses'][number]>
        label={words.orders.tabs.lapses}
        rows={lapses}
        keyOf={({ project, node, lapse }) => `${project} ${node} ${lapse.kind} ${lapse.from}`}
        empty={words.orders.noLapses}
        columns={[
          { title: words.orders.matter, head: true, render: ({ project, node, projectName, nodeName }) => <SubjectLink subject={{ project, node }}>{`${projectName}：${nodeName}`}</SubjectLink> },
          { title: words.programme.office, render: ({ owner }) => owner },
          { title: words.orders.lapse, render: ({ lapse }) => words.orders.lapseKinds[lapse.kind] },
          { title: words.rope.span, render: ({ lapse }) => <span className="date">{lapse.isOpen ? words.orders.openSince(lapse.from) : words.rope.between(lapse.from, lapse.to)}</span> },
          { title: words.orders.days, number: true, render: ({ lapse }) => lapse.days },
        ]}
      />
      <p className="legend">{words.orders.lapseMeaning}</p>
    </>
  )
}
