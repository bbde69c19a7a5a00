import { dueWords, orderWords, spareWords } from '@junheng/contract/words/dispatch.ts'
import { reasonWords } from '@junheng/contract/words/schedule.ts'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import { useIssue, type OrdersReply } from './queries.ts'
import { subjectKey, SubjectLink } from './SubjectLink.tsx'

type DueLine = OrdersReply['due'][number]
type SparedLine = OrdersReply['spared'][number]

/** 应发: what the rule calls for today, and who is spared for which reason. A person decides whether it goes out. */
export function Due({ reply }: { readonly reply: OrdersReply }) {
  const words = useWords()
  const language = useLanguage()
  const { due, spared, rule } = reply
  const called = useCalledColumns<SparedLine>()
  return (
    <>
      <p className="sentence">{words.orders.sum(due.length, spared.length)}</p>
      <DueTable due={due} />
      <Section id="spared" title={words.orders.spared}>
        <Table label={words.orders.spared} rows={spared} keyOf={({ subject }) => subjectKey(subject)} empty={words.orders.noneSpared} columns={[...called, { title: words.orders.why, render: ({ reason }) => spareWords[reason][language] }]} />
      </Section>
      <p className="legend">{words.orders.ruleMeaning(rule)}</p>
      <p className="legend">{words.orders.basis(rule.basis, rule.certainty)}</p>
    </>
  )
}

function DueTable({ due }: Pick<OrdersReply, 'due'>) {
  const words = useWords()
  const language = useLanguage()
  const may = useMay()
  const issue = useIssue()
  const columns: readonly Column<DueLine>[] = [
    ...useCalledColumns<DueLine>(),
    { title: words.orders.office, render: ({ office }) => office },
    { title: words.orders.paper, render: ({ order }) => `${orderWords[order.kind][language]}${words.orders.because(dueWords[order.why][language])}` },
  ]
  const deed: Column<DueLine> = {
    title: words.orders.deed,
    render: ({ subject, order: { kind } }) => (
      <Button size="small" disabled={issue.isPending} onClick={() => issue.mutate({ subject, kind })}>
        {words.orders.issue(orderWords[kind][language])}
      </Button>
    ),
  }
  return (
    <>
      {issue.isError ? <Trouble error={issue.error} /> : null}
      {issue.data === undefined ? null : <p role="status">{words.orders.issuedAs(issue.data.number, issue.data.toOffice, issue.data.replyDue)}</p>}
      <Table label={words.orders.tabs.due} rows={due} keyOf={({ subject }) => subjectKey(subject)} empty={words.orders.noneDue} columns={may('dispatch.manage') ? [...columns, deed] : columns} />
    </>
  )
}

/** The matter, its sign and why it has it, days late, what it costs. */
function useCalledColumns<Line extends Pick<DueLine, 'subject' | 'matter' | 'status' | 'why' | 'daysLate' | 'damage'>>(): readonly Column<Line>[] {
  const words = useWords()
  const language = useLanguage()
  return [
    { title: words.orders.matter, head: true, render: ({ subject, matter }) => <SubjectLink subject={subject}>{matter}</SubjectLink> },
    { title: words.projects.status, render: ({ status }) => <StatusSign status={status} /> },
    { title: words.orders.signWhy, render: ({ why }) => reasonWords[why][language] },
    { title: words.orders.daysLate, number: true, render: ({ daysLate }) => daysLate },
    { title: words.orders.damage, number: true, render: ({ damage }) => (damage === null ? words.orders.unknown : damage.toLocaleString('en-US')) },
  ]
}
