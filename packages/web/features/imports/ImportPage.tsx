import { getMarkedWorkbook, type ImportDetail } from '@junheng/contract/imports.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { count, instant, megabytes } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Accept } from './Accept.tsx'
import { DryRunSection } from './DryRun.tsx'
import { Findings } from './Findings.tsx'
import { Mapping } from './Mapping.tsx'
import { importQuery, useStop } from './queries.ts'

const route = getRouteApi('/imports/$id')

/** One workbook on its way to become a snapshot: read, mapped, checked, tried, booked. */
export function ImportPage() {
  const words = useWords()
  const { id } = route.useParams()
  const detail = useQuery(importQuery(id))
  return (
    <Page title={detail.data?.fileName ?? words.titles.imports} actions={detail.data?.findings.length ? <Marked id={id} /> : undefined}>
      <Await result={detail}>{(detail) => <Steps detail={detail} />}</Await>
    </Page>
  )
}

function Marked({ id }: { readonly id: string }) {
  const words = useWords()
  return (
    <a className="button" href={address(getMarkedWorkbook, { params: { id } })} download>
      {words.imports.marked}
    </a>
  )
}

function Steps({ detail }: { readonly detail: ImportDetail }) {
  return (
    <>
      <State detail={detail} />
      {detail.unmapped.length === 0 ? null : <Mapping detail={detail} />}
      {detail.findings.length === 0 ? null : <Findings detail={detail} />}
      {detail.dryRun === null ? null : <DryRunSection dryRun={detail.dryRun} isBooked={detail.state === 'booked'} />}
      {detail.state === 'read' ? <Accept detail={detail} /> : null}
      <Sheets detail={detail} />
    </>
  )
}

function State({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords()
  const isReading = detail.state === 'queued' || detail.state === 'reading'
  return (
    <section className="section" aria-label={words.snapshots.state}>
      <p className="sentence" role="status">
        <strong>{words.imports.states[detail.state]}</strong> {isReading ? null : words.imports.left({ map: detail.toMap, fix: detail.toFix, explain: detail.toExplain })}
      </p>
      {isReading ? <Reading detail={detail} /> : null}
      {detail.snapshot === null ? null : (
        <p>
          <Link to="/check-up" search={{ snapshot: detail.snapshot }}>
            {words.imports.seeSnapshot}
          </Link>
        </p>
      )}
      <p className="legend">
        {words.imports.about({ size: megabytes(detail.bytes), at: instant(detail.uploadedAt), by: detail.uploadedBy, date: detail.date ?? words.unknown })} <code>sha256 {detail.sha256.slice(0, 12)}</code>
      </p>
    </section>
  )
}

function Reading({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords()
  const stop = useStop(detail.id)
  return (
    <>
      <Progress percent={Math.round(detail.progress * 100)} aria-label={words.imports.progress} />
      <Button loading={stop.isPending} onClick={() => stop.mutate()}>
        {words.imports.stop}
      </Button>
      {stop.isError ? <Trouble error={stop.error} /> : null}
    </>
  )
}

function Sheets({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords()
  if (detail.sheets.length === 0) return null
  return (
    <Section id="sheets" title={words.imports.sheets(detail.sheets.length)}>
      <ul className="columns">
        {detail.sheets.map(({ sheet, form, rows }) => (
          <li key={sheet}>
            {sheet} <small>{form === null ? words.imports.notUsed : words.imports.rows(count(rows))}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
