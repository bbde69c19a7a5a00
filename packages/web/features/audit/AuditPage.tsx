import { getAuditWorkbook, listAudit, type AuditRow } from '@junheng/contract/audit.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useId } from 'react'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { instant } from '../../ui/format.ts'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
          <Log />
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
      <Field label={words.audit.whoHas} type="search" value={search.who} onChange={(who) => change({ who })} />
      <Field label={words.audit.words} type="search" value={search.text} onChange={(text) => change({ text })} />
      <Field label={words.audit.since} type="date" value={search.since} onChange={(since) => change({ since })} />
      <Field label={words.audit.until} type="date" value={search.until} onChange={(until) => change({ until })} />
    </div>
  )
}

interface FieldProps {
  readonly label: string
  readonly type: 'search' | 'date'
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function Field({ label, type, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input id={id} type={type} value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)} />
    </span>
  )
}

function Log() {
  const words = useWords()
  const { view: _, ...search } = route.useSearch()
  const audit = useInfiniteQuery({
    queryKey: [listAudit.path, search],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...search, before: pageParam }, signal }),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.rows),
  })
  return (
    <>
      <Await result={audit} empty={{ when: (rows) => rows.length === 0, say: words.audit.none }}>
        {(rows) => <Rows rows={rows} />}
      </Await>
      {audit.hasNextPage ? (
        <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.audit.earlier}
        </Button>
      ) : null}
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly AuditRow[] }) {
  const words = useWords()
  return (
    <Scroll label={words.titles.audit}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            <th scope="col">{words.audit.at}</th>
            <th scope="col">{words.audit.who}</th>
            <th scope="col">{words.audit.address}</th>
            <th scope="col">{words.audit.action}</th>
            <th scope="col">{words.audit.subject}</th>
            <th scope="col">{words.audit.details}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{instant(row.at)}</th>
              <td>{row.user?.name ?? words.audit.nobody}</td>
              <td>{whence(row.address, words.audit)}</td>
              <td>
                {named(row.action, words.audit.actions)} <code>{row.action}</code>
              </td>
              <td className="long">{row.subject}</td>
              <td className="long">
                {row.details == null ? '' : JSON.stringify(row.details)}
                {row.hasChanges ? <Changes id={row.id} at={instant(row.at)} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const whence = (address: string | null, { console, itself }: { readonly console: string; readonly itself: string }): string => (address === 'console' ? console : (address ?? itself))

const named = (action: string, names: Readonly<Record<string, string>>): string => names[action] ?? ''
