import type { OrderView } from '@junheng/contract/orders.ts'
import { orderWords } from '@junheng/contract/words/dispatch.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { given } from '../../app/search.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Table } from '../../ui/Table.tsx'
import { OneOrder } from './OneOrder.tsx'
import type { OrdersReply } from './queries.ts'

const route = getRouteApi('/orders')

/** 已发: every order by number, and the one that is opened. */
export function Issued({ reply: { orders, office: own, today } }: { readonly reply: OrdersReply }) {
  const words = useWords()
  const language = useLanguage()
  const navigate = route.useNavigate()
  const { office, order } = route.useSearch()
  const opened = orders.find(({ id }) => id === order)
  const offices = [...new Set(orders.map(({ toOffice }) => toOffice))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'))
  const shown = orders.filter(({ toOffice }) => office === undefined || toOffice === office)
  return (
    <>
      <div className="filters no-print">
        <Choice label={words.orders.office} value={office ?? ''} none={words.tasks.everyOffice} options={offices.map((value) => ({ value, label: value }))} onChange={(value) => void navigate({ search: given({ tab: 'issued' as const, office: value }), replace: true })} />
      </div>
      {opened === undefined ? null : <OneOrder key={opened.id} order={opened} own={own} today={today} />}
      <Table<OrderView>
        label={words.orders.tabs.issued}
        rows={shown}
        keyOf={({ id }) => id}
        empty={words.orders.noneIssued}
        columns={[
          {
            title: words.orders.number,
            head: true,
            render: ({ id, number }) => (
              <Link to="/orders" search={given({ tab: 'issued' as const, office, order: id })}>
                {number}
              </Link>
            ),
          },
          { title: words.orders.paper, render: ({ kind }) => orderWords[kind][language] },
          { title: words.orders.matter, render: ({ content }) => content.matter },
          { title: words.orders.office, render: ({ toOffice }) => toOffice },
          { title: words.orders.issuedOn, render: ({ issuedOn }) => <span className="date">{issuedOn}</span> },
          { title: words.orders.replyDue, render: ({ replyDue }) => <span className="date">{replyDue}</span> },
          { title: words.orders.state, render: ({ state }) => (state === 'overdue' ? <strong>{words.orders.states[state]}</strong> : words.orders.states[state]) },
        ]}
      />
    </>
  )
}
