import { sensitivityClasses } from '@junheng/contract/permissions.ts'
import { getSensitiveReadsWorkbook, listSensitiveReads, type SensitiveRead } from '@junheng/contract/sensitive-reads.ts'
import { getRouteApi } from '@tanstack/react-router'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Choice, Typed } from '../../ui/Choice.tsx'
import { count, instant } from '../../ui/format.ts'
import { Log, logPage } from '../../ui/Log.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { SensitiveReadSearch } from './search.ts'

const route = getRouteApi('/sensitive-reads')
const pageOf = 100

/** Who read about children, households, health, petitions or ethics, when, what for and how much. */
export function SensitiveReadsPage() {
  const words = useWords()
  return (
    <Page
      title={words.titles.sensitiveReads}
      actions={
        <>
          <a className="button" href={address(getSensitiveReadsWorkbook, { query: route.useSearch() })} download>
            {words.privacy.export}
          </a>
          <PrintButton />
        </>
      }
    >
      <p className="legend">{words.privacy.meaning}</p>
      <Filters />
      <Reads />
    </Page>
  )
}

function Filters() {
  const words = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof SensitiveReadSearch]?: SensitiveReadSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as SensitiveReadSearch, replace: true, resetScroll: false })
  return (
    <div className="filters" role="search" aria-label={words.titles.sensitiveReads}>
      <Choice label={words.privacy.class} value={search.class ?? ''} none={words.privacy.anyClass} options={sensitivityClasses.map((value) => ({ value, label: words.privacy.classes[value] }))} onChange={(only) => change({ class: only })} />
      <Typed label={words.privacy.text} value={search.text} onChange={(text) => change({ text })} />
      <Typed label={words.privacy.since} type="date" value={search.since} onChange={(since) => change({ since })} />
      <Typed label={words.privacy.until} type="date" value={search.until} onChange={(until) => change({ until })} />
    </div>
  )
}

function Reads() {
  const words = useWords()
  const search = route.useSearch()
  const read = async (before: string | undefined, signal: AbortSignal) => logPage(await call(listSensitiveReads, { query: { ...search, before, limit: String(pageOf) }, signal }), pageOf)
  return (
    <Log queryKey={[listSensitiveReads.path, search]} read={read} words={words.privacy}>
      {(reads) => <Rows reads={reads} />}
    </Log>
  )
}

function Rows({ reads }: { readonly reads: readonly SensitiveRead[] }) {
  const words = useWords()
  const { privacy: said } = words
  return (
    <Table
      label={words.titles.sensitiveReads}
      look="sheet-like"
      rows={reads}
      keyOf={({ id }) => id}
      columns={[
        { title: said.at, head: true, render: ({ at }) => instant(at) },
        { title: said.who, render: ({ user, role }) => <>{user ?? said.program} <small>{said.reader[role] ?? role}</small></> },
        { title: said.class, render: ({ classes }) => classes.map((each) => said.classes[each]).join('、') },
        { title: said.purpose, cells: 'long', render: ({ purpose }) => purpose },
        { title: said.what, cells: 'long', render: ({ what, subject }) => <><code>{what}</code> {subject}</> },
        { title: said.rows, render: ({ rows }) => (rows === null ? said.notCounted : count(rows)) },
        { title: said.address, render: ({ address }) => address },
      ]}
    />
  )
}
