import { getTemplates, type ImportSummary } from '@junheng/contract/imports.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState, type DragEvent } from 'react'
import { Allowed } from '../../app/Allowed.tsx'
import { address, ApiProblem } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { instant, megabytes, percent } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { importsQuery, useSendWorkbook } from './queries.ts'

/** Where a workbook is dropped, and what became of the earlier ones. */
export function ImportsPage() {
  const words = useWords()
  return (
    <Page title={words.titles.imports} actions={<Templates />}>
      <Allowed to="import.run">
        <Drop />
        <Earlier />
      </Allowed>
    </Page>
  )
}

function Earlier() {
  const words = useWords()
  const imports = useQuery(importsQuery)
  return (
    <Section id="imports" title={words.imports.earlier}>
      <Await result={imports} empty={{ when: (all) => all.length === 0, say: words.imports.none }}>
        {(imports) => <Imports imports={imports} />}
      </Await>
    </Section>
  )
}

function Templates() {
  const words = useWords()
  const may = useMay()
  return !may('import.run') ? null : (
    <a className="button" href={address(getTemplates)} download>
      {words.imports.templates}
    </a>
  )
}

function Drop() {
  const words = useWords()
  const navigate = useNavigate()
  const send = useSendWorkbook()
  const input = useId()
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => {
    if (file !== undefined) send.mutate(file, { onSuccess: ({ id }) => void navigate({ to: '/imports/$id', params: { id } }) })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <label htmlFor={input}>{words.imports.drop}</label>
      <input id={input} type="file" accept=".xlsx,.xls,.ods,.pbf,.osm,.gz,.geojson" disabled={send.isPending} onChange={({ target }) => take(target.files?.[0])} />
      <p className="legend">{words.imports.dropMeans}</p>
      <div role="status">{send.isPending ? words.imports.sending : null}</div>
      {send.isError ? <Trouble error={send.error} /> : null}
      <MapFaults error={send.error} />
    </div>
  )
}

/** Why a map of roads cannot be used, each with its remedy. */
function MapFaults({ error }: { readonly error: unknown }) {
  const language = useLanguage()
  if (!(error instanceof ApiProblem) || error.code !== 'map_faulty') return null
  const { faults } = error.details as { readonly faults: readonly { readonly zh: string; readonly en: string }[] }
  return <ul className="said">{faults.map((fault) => <li key={fault.en}>{fault[language]}</li>)}</ul>
}

function Imports({ imports }: { readonly imports: readonly ImportSummary[] }) {
  const words = useWords()
  return (
    <Table
      label={words.imports.earlier}
      tall={false}
      rows={imports}
      keyOf={(each) => each.id}
      columns={[
        {
          title: words.imports.file,
          head: true,
          render: (each) => (
            <>
              <Link to="/imports/$id" params={{ id: each.id }}>
                {each.fileName}
              </Link>{' '}
              <small>{megabytes(each.bytes)}</small>
            </>
          ),
        },
        { title: words.snapshots.state, render: (each) => <>{words.imports.states[each.state]} {each.state === 'reading' ? percent(each.progress) : ''}</> },
        { title: words.imports.stands, render: (each) => words.imports.left({ map: each.toMap, fix: each.toFix, explain: each.toExplain }) },
        { title: words.snapshots.date, render: (each) => each.date ?? words.unknown },
        { title: words.imports.sent, render: (each) => <>{instant(each.uploadedAt)} <small>{each.uploadedBy}</small></> },
      ]}
    />
  )
}
