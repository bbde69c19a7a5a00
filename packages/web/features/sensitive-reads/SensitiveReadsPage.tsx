import { sensitivityClasses } from '@junheng/contract/permissions.ts'
import { getSensitiveReadsWorkbook, listSensitiveReads, type SensitiveRead } from '@junheng/contract/sensitive-reads.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useId } from 'react'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count, instant } from '../../ui/format.ts'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
      <Log />
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
      <Field label={words.privacy.text} type="search" value={search.text} onChange={(text) => change({ text })} />
      <Field label={words.privacy.since} type="date" value={search.since} onChange={(since) => change({ since })} />
      <Field label={words.privacy.until} type="date" value={search.until} onChange={(until) => change({ until })} />
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
      <input id={id} type={type} maxLength={100} value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)} />
    </span>
  )
}

function Log() {
  const words = useWords()
  const search = route.useSearch()
  const log = useInfiniteQuery({
    queryKey: [listSensitiveReads.path, search],
    queryFn: ({ pageParam, signal }) => call(listSensitiveReads, { query: { ...search, before: pageParam, limit: String(pageOf) }, signal }),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.length < pageOf ? undefined : last.at(-1)!.id),
    select: ({ pages }) => pages.flat(),
  })
  return (
    <>
      <Await result={log} empty={{ when: (reads) => reads.length === 0, say: words.privacy.none }}>
        {(reads) => <Rows reads={reads} />}
      </Await>
      {log.hasNextPage ? (
        <Button className="no-print" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {words.privacy.earlier}
        </Button>
      ) : null}
    </>
  )
}

function Rows({ reads }: { readonly reads: readonly SensitiveRead[] }) {
  const words = useWords()
  const { at, who, class: about, purpose, what, rows, address } = words.privacy
  return (
    <Scroll label={words.titles.sensitiveReads}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            {[at, who, about, purpose, what, rows, address].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reads.map((read) => (
            <Row key={read.id} read={read} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ read: { at, user, role, classes, purpose, what, subject, rows, address } }: { readonly read: SensitiveRead }) {
  const words = useWords()
  return (
    <tr>
      <th scope="row">{instant(at)}</th>
      <td>
        {user ?? words.privacy.program} <small>{words.privacy.reader[role] ?? role}</small>
      </td>
      <td>{classes.map((each) => words.privacy.classes[each]).join('、')}</td>
      <td className="long">{purpose}</td>
      <td className="long">
        <code>{what}</code> {subject}
      </td>
      <td>{rows === null ? words.privacy.notCounted : count(rows)}</td>
      <td>{address}</td>
    </tr>
  )
}
