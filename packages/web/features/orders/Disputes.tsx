import { supervisionOffice } from '@junheng/core/dispatch/offices.ts'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'
import type { OrdersReply } from './queries.ts'
import { SubjectLink } from './SubjectLink.tsx'

/** 主办争议: those that the supervision office settles now, then those it does not yet have. */
export function Disputes({ reply: { disputes, rule } }: { readonly reply: OrdersReply }) {
  const words = useWords()
  return (
    <>
      <p className="sentence">{words.orders.disputeSum(disputes.length, disputes.filter(({ isEscalated }) => isEscalated).length, rule.disputeDays, supervisionOffice)}</p>
      <Table<OrdersReply['disputes'][number]>
        label={words.orders.tabs.disputes}
        rows={disputes}
        keyOf={({ blocker }) => blocker.id}
        empty={words.orders.noDisputes}
        columns={[
          { title: words.orders.matter, head: true, render: ({ project, blocker, matter }) => <SubjectLink subject={{ project, node: blocker.node }}>{matter}</SubjectLink> },
          { title: words.tasks.owner, render: ({ owner }) => owner },
          { title: words.orders.with, render: ({ blocker }) => blocker.waitsFor },
          { title: words.orders.what, render: ({ blocker }) => blocker.what },
          { title: words.rope.since, render: ({ blocker }) => <span className="date">{blocker.since}</span> },
          { title: words.orders.workingDays, number: true, render: ({ workingDays }) => workingDays },
          { title: words.orders.settles, render: ({ isEscalated }) => (isEscalated ? <strong>{supervisionOffice}</strong> : words.orders.themselves) },
        ]}
      />
    </>
  )
}
