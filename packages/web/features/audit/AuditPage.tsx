import { getAuditWorkbook, listAudit, type AuditRow } from '@junheng/contract/audit.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Choice, Typed } from '../../ui/Choice.tsx'
import { instant } from '../../ui/format.ts'
import { Log } from '../../ui/Log.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { AnchorSheet } from './AnchorSheet.tsx'
import { Chain } from './Chain.tsx'
import { Changes } from './Changes.tsx'
import './audit.css'
import type { AuditSearch } from './search.ts'

const route = getRouteApi('/audit')

/** Who did what and when, newest first. */
export function AuditPage() {
  const words = useWords()
  const { view, ...search } = route.useSearch()
  return (
    <Page
      title={words.titles.audit}
      actions={
        <>
          <a className="button" href={address(getAuditWorkbook, { query: search })} download>
            {words.audit.export}
          </a>
          <Link className="button" to="/audit" search={view === undefined ? { ...search, view: 'anchor' } : search}>
            {view === undefined ? words.audit.anchorSheet : words.audit.wholePage}
          </Link>
          <PrintButton />
        </>
      }
    >
      {view === 'anchor' ? (
        <AnchorSheet />
      ) : (
        <>
          <Chain />
          <Filters />
          <Entries />
        </>
      )}
    </Page>
  )
}

function Filters() {
  const words = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof AuditSearch]?: AuditSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as AuditSearch, replace: true, resetScroll: false })
  const actions = Object.entries(words.audit.actions).map(([value, label]) => ({ value, label }))
  return (
    <div className="filters" role="search" aria-label={words.audit.search}>
      <Choice label={words.audit.actionIs} value={search.action ?? ''} none={words.audit.anyAction} options={actions} onChange={(action) => change({ action })} />
      <Typed label={words.audit.whoHas} value={search.who} onChange={(who) => change({ who })} />
      <Typed label={words.audit.words} value={search.text} onChange={(text) => change({ text })} />
      <Typed label={words.audit.since} type="date" value={search.since} onChange={(since) => change({ since })} />
      <Typed label={words.audit.until} type="date" value={search.until} onChange={(until) => change({ until })} />
    </div>
  )
}

function Entries() {
  const words = useWords()
  const { view: _, ...search } = route.useSearch()
  return (
    <Log queryKey={[listAudit.path, search]} read={(before, signal) => call(listAudit, { query: { ...search, before }, signal })} words={words.audit}>
      {(rows) => <Rows rows={rows} />}
    </Log>
  )
}

function Rows({ rows }: { readonly rows: readonly AuditRow[] }) {
  const words = useWords()
  return (
    <Table
      label={words.titles.audit}
      look="sheet-like"
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { title: words.audit.at, head: true, render: (row) => instant(row.at) },
        { title: words.audit.who, render: (row) => row.user?.name ?? words.audit.nobody },
        { title: words.audit.address, render: (row) => whence(row.address, words.audit) },
        { title: words.audit.action, render: (row) => <>{named(row.action, words.audit.actions)} <code>{row.action}</code></> },
        { title: words.audit.subject, cells: 'long', render: (row) => row.subject },
        {
          title: words.audit.details,
          cells: 'long',
          render: (row) => (
            <>
              {row.details == null ? '' : JSON.stringify(row.details)}
              {row.hasChanges ? <Changes id={row.id} at={instant(row.at)} /> : null}
            </>
          ),
        },
      ]}
    />
  )
}

const whence = (address: string | null, { console, itself }: { readonly console: string; readonly itself: string }): string => (address === 'console' ? console : (address ?? itself))

const named = (action: string, names: Readonly<Record<string, string>>): string => names[action] ?? ''
