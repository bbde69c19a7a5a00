import { getGapWorkbook, listGaps, type GapWork } from '@junheng/contract/gaps.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { address, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice, Toggle, Typed } from '../../ui/Choice.tsx'
import { amount, count } from '../../ui/format.ts'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { judgementQuery } from '../judgements/queries.ts'
import { stages, standards } from '../judgements/search.ts'
import { namesFrom, type Names } from '../schools/names.ts'
import { useGapColumns } from './columns.ts'
import { MakeProject } from './MakeProject.tsx'
import { states, type GapSearch } from './search.ts'
import { narrow, totals } from './totals.ts'
import { Work } from './Work.tsx'

const route = getRouteApi('/gaps')

/** 缺口台账: each shortfall a row, open until a later snapshot re-measures it closed. */
export function GapsPage() {
  const words = useWords()
  const search = route.useSearch()
  const asked = { standard: search.standard, state: search.state ?? 'open' }
  const ledger = useQuery({ ...query(listGaps, { query: asked }), placeholderData: keepPreviousData })
  return (
    <Page
      title={words.titles.gaps}
      actions={
        <>
          <a className="button" href={address(getGapWorkbook, { query: asked })} download>
            {words.exportWorkbook}
          </a>
          <PrintButton />
        </>
      }
    >
      <p>{words.gaps.meaning}</p>
      <Await result={ledger}>{({ gaps, names, work }) => <Ledger gaps={gaps} schools={names} work={work} />}</Await>
    </Page>
  )
}

interface LedgerProps {
  readonly gaps: readonly Gap[]
  readonly schools: Readonly<Record<string, string>>
  readonly work: readonly GapWork[]
}

function Ledger({ gaps, schools, work }: LedgerProps) {
  const words = useWords()
  const language = useLanguage()
  const search = route.useSearch()
  const basic = useQuery(judgementQuery('basic-2012', {})).data
  const quality = useQuery(judgementQuery('quality-2017', {})).data
  const names = namesFrom([basic?.standard, quality?.standard], language)
  const shown = narrow(gaps, schools, search)
  return (
    <>
      <Filters gaps={gaps} names={names} />
      <Section id="totals" title={words.gaps.count(count(shown.length))}>
        <ul className="totals">
          {totals(shown).map(({ unit, sum, unknown }) => (
            <li key={unit}>
              <strong>{amount(sum, unit)}</strong> {words.units[unit]}
              {unknown === 0 ? null : <small> {words.gaps.andUnknown(unknown)}</small>}
            </li>
          ))}
        </ul>
        {shown.length === 0 ? <p className="empty">{words.gaps.none}</p> : <Rows gaps={shown} schools={schools} names={names} work={work} />}
      </Section>
    </>
  )
}

function Filters({ gaps, names }: { readonly gaps: readonly Gap[]; readonly names: Names }) {
  const words = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof GapSearch]?: GapSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as GapSearch, replace: true, resetScroll: false })
  const indicators = [...new Map(gaps.map((gap) => [gap.indicator, names(gap.standard, gap.indicator).title]))].map(([value, label]) => ({ value, label }))
  return (
    <div className="filters" role="search" aria-label={words.gaps.filters}>
      <Toggle label={words.gaps.state} value={search.state ?? 'open'} options={states.map((value) => ({ value, label: words.gaps.states[value] }))} onChange={(state) => change({ state })} />
      <Choice label={words.judgement.standard} value={search.standard ?? ''} none={words.all} options={standards.map((value) => ({ value, label: words.standards[value] }))} onChange={(standard) => change({ standard })} />
      <Choice label={words.judgement.stage} value={search.stage ?? ''} none={words.all} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(stage) => change({ stage })} />
      <Choice label={words.judgement.indicator} value={search.indicator ?? ''} none={words.all} options={indicators} onChange={(indicator) => change({ indicator })} />
      <Typed label={words.judgement.name} value={search.q} onChange={(q) => change({ q })} />
    </div>
  )
}

interface RowsProps extends LedgerProps {
  readonly names: Names
}

/** Whoever may make projects selects gaps here, and makes one for them. */
function Rows({ gaps, schools, names, work }: RowsProps) {
  const words = useWords()
  const may = useMay()
  const [selected, setSelected] = useState<readonly string[]>([])
  const mayMake = may('project.manage')
  const { missing, value, threshold, opened, closed } = useGapColumns()
  const school = (gap: Gap) => schools[gap.school] ?? gap.school
  const title = (gap: Gap) => names(gap.standard, gap.indicator).title
  const select = { selected, onSelect: setSelected }
  return (
    <>
      {mayMake ? <MakeProject selected={selected} onClear={() => setSelected([])} /> : null}
      <Table
        label={words.titles.gaps}
        tall
        rows={gaps}
        keyOf={({ id }) => id}
        rowIs={({ id }) => ({ id })}
        columns={[
          mayMake && { title: words.gapWork.makeOne, unseen: true, screenOnly: true, cells: 'select', render: (gap) => <Selection gap={gap} about={`${school(gap)} ${title(gap)}`} {...select} /> },
          {
            title: words.judgement.school,
            head: true,
            render: (gap) => (
              <Link to="/schools/$id" params={{ id: gap.school }} preload={false}>
                {school(gap)}
              </Link>
            ),
          },
          { title: words.judgement.indicator, cells: 'middling', render: (gap) => <>{title(gap)} <small>{words.stages[gap.stage]} · {standardName(gap.standard, words.standards)}</small></> },
          missing,
          value,
          threshold,
          opened,
          closed,
          { title: words.gapWork.work, cells: 'middling', render: ({ id }) => <Work work={work.filter(({ gap }) => gap === id)} /> },
        ]}
      />
    </>
  )
}

const standardName = (id: string, names: Readonly<Record<string, string>>): string => names[id] ?? id

interface SelectionProps {
  readonly gap: Gap
  readonly about: string
  readonly selected: readonly string[]
  readonly onSelect: (selected: readonly string[]) => void
}

/** Only a gap that is open can be closed by a project. */
function Selection({ gap: { id, closedOn }, about, selected, onSelect }: SelectionProps) {
  const words = useWords()
  if (closedOn !== null) return null
  return <input type="checkbox" checked={selected.includes(id)} aria-label={words.gapWork.select(about)} onChange={({ target }) => onSelect(target.checked ? [...selected, id] : selected.filter((each) => each !== id))} />
}
