import { getZoneAddresses, type ZoneAddress } from '@junheng/contract/zones.ts'
import { grouped } from '@junheng/core/county/grouped.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Table, type Column } from '../../ui/Table.tsx'

const route = getRouteApi('/school-zones')

/** What is published of one settlement, by stage. */
interface Found {
  readonly place: string
  readonly primary: readonly ZoneAddress[]
  readonly junior: readonly ZoneAddress[]
}

/** 按住址查学校: for whoever asks, without signing in; published zones alone, and nothing about persons. */
export function SchoolZonesPage() {
  const words = useWords().zones.parents
  const { q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page title={words.title} actions={<PrintButton />}>
      <p>{words.intro}</p>
      <p className="no-print">
        <label className="choice">
          {words.search} <input type="search" value={q} onChange={({ target }) => void navigate({ search: target.value === '' ? {} : { q: target.value }, replace: true, resetScroll: false })} />
        </label>
      </p>
      <Addresses wanted={q.trim()} />
    </Page>
  )
}

function Addresses({ wanted }: { readonly wanted: string }) {
  const words = useWords().zones.parents
  const addresses = useQuery(query(getZoneAddresses, { query: {} }))
  return (
    <Await result={addresses} empty={{ when: (all) => all.length === 0, say: words.none }}>
      {(all) => {
        const rows = foundIn(all, wanted)
        return (
          <>
            <p role="status">{wanted === '' ? words.found(rows.length) : `${wanted} · ${words.found(rows.length)}`}</p>
            <Places rows={rows} />
          </>
        )
      }}
    </Await>
  )
}

/** Settlements that the wish names, by a part of their own, their township's or their school's name. */
function foundIn(all: readonly ZoneAddress[], wanted: string): readonly Found[] {
  const places = [...grouped(all, ({ township, place }) => `${township} ${place}`)]
  return places
    .filter(([place, rows]) => [place, place.replace(' ', ''), ...rows.map(({ schools }) => schools)].some((name) => name.includes(wanted)))
    .map(([place, rows]) => ({ place, primary: rows.filter(({ stage }) => stage === 'primary'), junior: rows.filter(({ stage }) => stage === 'junior') }))
}

function Places({ rows }: { readonly rows: readonly Found[] }) {
  const words = useWords().zones.parents
  const columns: readonly Column<Found>[] = [
    { title: words.place, head: true, render: ({ place }) => place },
    { title: words.primary, render: ({ primary }) => <Schools of={primary} /> },
    { title: words.junior, render: ({ junior }) => <Schools of={junior} /> },
  ]
  return <Table label={words.title} columns={columns} rows={rows} keyOf={({ place }) => place} empty={words.noMatch} />
}

/** What holds, and below it what is published for a later day. */
function Schools({ of }: { readonly of: readonly ZoneAddress[] }) {
  const words = useWords().zones.parents
  if (of.length === 0) return words.notYet
  return of.map(({ schools, decisionNumber, effectiveFrom }) => (
    <div key={`${decisionNumber} ${effectiveFrom}`}>
      {schools}
      {schools.includes('、') ? words.shared : ''}
      <br />
      <small>{words.since({ number: decisionNumber, from: effectiveFrom })}</small>
    </div>
  ))
}
