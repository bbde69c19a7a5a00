import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { given } from '../../app/search.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import '../projects/projects.css'
import '../tasks/tasks.css'
import { Disputes } from './Disputes.tsx'
import { Due } from './Due.tsx'
import { Extensions } from './Extensions.tsx'
import { Issued } from './Issued.tsx'
import { OfficeLapses } from './Lapses.tsx'
import { ordersQuery, type OrdersReply } from './queries.ts'
import { orderTabs } from './search.ts'

const route = getRouteApi('/orders')

const parts: { readonly [tab in Exclude<(typeof orderTabs)[number], 'lapses'>]: (props: { readonly reply: OrdersReply }) => ReactNode } = { due: Due, issued: Issued, extensions: Extensions, disputes: Disputes }

/** 督办: what the rule calls for, what was issued and answered, extensions, disputes, and the record of lapses. */
export function OrdersPage() {
  const words = useWords()
  const navigate = route.useNavigate()
  const { tab = 'due' } = route.useSearch()
  const result = useQuery(ordersQuery)
  const Part = tab === 'lapses' ? null : parts[tab]
  return (
    <Page title={words.titles.orders} actions={<PrintButton />}>
      <div className="filters task-tabs">
        <Toggle label={words.orders.tabLabel} value={tab} options={orderTabs.map((value) => ({ value, label: words.orders.tabs[value] }))} onChange={(value) => void navigate({ search: (before) => given({ office: before.office, tab: value === 'due' ? undefined : value }), replace: true })} />
      </div>
      {Part === null ? <OfficeLapses /> : <Await result={result}>{(reply) => <Part reply={reply} />}</Await>}
    </Page>
  )
}
