import { getCounty } from '@junheng/contract/county.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { stages } from '../judgements/search.ts'
import { useState } from 'react'
import type { LayoutReply } from '@junheng/contract/layouts.ts'
import { layoutQuery } from './queries.ts'
import type { LayoutSearch } from './search.ts'

const route = getRouteApi('/layout')

/** Where children live × where they attend, unit by unit; an estimate, and named one. */
export function Attendance({ search }: { readonly search: LayoutSearch }) {
  const words = useWords()
  const navigate = route.useNavigate()
  const [stage, setStage] = useState<'primary' | 'junior'>('primary')
  const layout = useQuery(layoutQuery(search.snapshot))
  const units = useQuery(query(getCounty)).data?.townships ?? []
  const unit = search.unit ?? units.find(({ kind }) => kind !== 'street')?.code
  return (
    <Section id="attendance" title={words.layout.views.attendance}>
      <div className="filters">
        <Choice label={words.layout.unit} value={unit ?? ''} options={units.map(({ code, name }) => ({ value: code, label: name }))} onChange={(value) => void navigate({ search: (before) => ({ ...before, unit: value }) as LayoutSearch, replace: true, resetScroll: false })} />
        <Toggle label={words.layout.stage} value={stage} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={setStage} />
      </div>
      <Await result={layout}>{(base) => <Matrix base={base} unit={unit} stage={stage} />}</Await>
      <p className="legend">{words.layout.attendanceMeans}</p>
    </Section>
  )
}

function Matrix({ base, unit, stage }: { readonly base: LayoutReply; readonly unit: string | undefined; readonly stage: 'primary' | 'junior' }) {
  const words = useWords()
  const homes = base.settlements.filter(({ township }) => township === unit)
  const ids = new Set(homes.map(({ id }) => id))
  const rows = base.attendance.filter((row) => row.stage === stage && ids.has(row.settlement))
  const schools = base.schools.filter(({ id }) => rows.some((row) => row.school === id))
  if (rows.length === 0) return <p className="empty">{words.layout.noSchools}</p>
  return (
    <Table
      label={words.layout.views.attendance}
      tall
      rows={homes}
      keyOf={({ id }) => id}
      columns={[
        { title: words.layout.home, head: true, render: ({ name }) => name },
        ...schools.map(({ id, name }) => ({ title: name, number: true, render: (home: LayoutReply['settlements'][number]) => <Pupils found={rows.find((row) => row.settlement === home.id && row.school === id)} /> })),
      ]}
    />
  )
}

/** How many go to a school, and how long they are under way. */
function Pupils({ found }: { readonly found: LayoutReply['attendance'][number] | undefined }) {
  const words = useWords()
  return (
    <>
      {found === undefined ? '' : count(found.children)} {found?.minutes == null ? null : <small>{words.layout.minutes(found.minutes.toFixed(0))}</small>}
    </>
  )
}
