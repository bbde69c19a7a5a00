import { getGapWorkbook, listGaps, type GapWork } from '@junheng/contract/gaps.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { address, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { amount, count, figure, line } from '../../ui/format.ts'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { judgementQuery } from '../judgements/queries.ts'
import { stages, standards } from '../judgements/search.ts'
import { namesFrom, type Names } from '../schools/names.ts'
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
  const name = useId()
  const change = (part: { readonly [key in keyof GapSearch]?: GapSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as GapSearch, replace: true, resetScroll: false })
  const indicators = [...new Map(gaps.map((gap) => [gap.indicator, names(gap.standard, gap.indicator).title]))].map(([value, label]) => ({ value, label }))
  return (
    <div className="filters" role="search" aria-label={words.gaps.filters}>
      <Toggle label={words.gaps.state} value={search.state ?? 'open'} options={states.map((value) => ({ value, label: words.gaps.states[value] }))} onChange={(state) => change({ state })} />
      <Choice label={words.judgement.standard} value={search.standard ?? ''} none={words.all} options={standards.map((value) => ({ value, label: words.standards[value] }))} onChange={(standard) => change({ standard })} />
      <Choice label={words.judgement.stage} value={search.stage ?? ''} none={words.all} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(stage) => change({ stage })} />
      <Choice label={words.judgement.indicator} value={search.indicator ?? ''} none={words.all} options={indicators} onChange={(indicator) => change({ indicator })} />
      <span className="choice">
        <label htmlFor={name}>{words.judgement.name}</label>
        <input id={name} type="search" value={search.q ?? ''} onChange={({ target }) => change({ q: target.value === '' ? undefined : target.value })} />
      </span>
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
  const toggle = (id: string, isSelected: boolean) => setSelected(isSelected ? [...selected, id] : selected.filter((each) => each !== id))
  return (
    <>
      {mayMake ? <MakeProject selected={selected} onClear={() => setSelected([])} /> : null}
      <Scroll label={words.titles.gaps} tall>
        <table className="rows">
          <thead>
            <tr>
              {mayMake ? (
                <th scope="col" className="no-print select">
                  <span className="unseen">{words.gapWork.makeOne}</span>
                </th>
              ) : null}
              <th scope="col">{words.judgement.school}</th>
              <th scope="col">{words.judgement.indicator}</th>
              <th scope="col" className="number">{words.gaps.missing}</th>
              <th scope="col" className="number">{words.gaps.value}</th>
              <th scope="col" className="number">{words.gaps.threshold}</th>
              <th scope="col">{words.gaps.opened}</th>
              <th scope="col">{words.gaps.closed}</th>
              <th scope="col">{words.gapWork.work}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map((gap) => (
              <Row
                key={gap.id}
                gap={gap}
                school={schools[gap.school] ?? gap.school}
                title={names(gap.standard, gap.indicator).title}
                standard={standardName(gap.standard, words.standards)}
                work={work.filter((each) => each.gap === gap.id)}
                selection={mayMake ? { isSelected: selected.includes(gap.id), onToggle: (isSelected) => toggle(gap.id, isSelected) } : null}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

interface RowProps {
  readonly gap: Gap
  readonly school: string
  readonly title: string
  readonly standard: string
  readonly work: readonly GapWork[]
  /** Null for whoever may not make projects. */
  readonly selection: { readonly isSelected: boolean; readonly onToggle: (isSelected: boolean) => void } | null
}

const standardName = (id: string, names: Readonly<Record<string, string>>): string => names[id] ?? id

function Row({ gap, school, title, standard, work, selection }: RowProps) {
  const words = useWords()
  const last = gap.history.at(-1)
  return (
    <tr id={gap.id}>
      {selection === null ? null : (
        <td className="no-print select">
          {gap.closedOn === null ? <input type="checkbox" checked={selection.isSelected} aria-label={words.gapWork.select(`${school} ${title}`)} onChange={({ target }) => selection.onToggle(target.checked)} /> : null}
        </td>
      )}
      <th scope="row">
        <Link to="/schools/$id" params={{ id: gap.school }} preload={false}>
          {school}
        </Link>
      </th>
      <td className="middling">
        {title}{' '}
        <small>
          {words.stages[gap.stage]} · {standard}
        </small>
      </td>
      <td className="number">{last === undefined || last.amount === null ? words.unknown : `${amount(last.amount, gap.unit)} ${words.units[gap.unit]}`}</td>
      <td className="number">{last === undefined || last.value === null ? words.unreported : figure(last.value, last.threshold)}</td>
      <td className="number">{last === undefined ? '' : `≥${line(last.threshold)}`}</td>
      <td className="number">{gap.openedOn}</td>
      <td className="date">{gap.closedOn === null ? words.gaps.stillOpen : `${gap.closedOn} ${words.gaps.closedBy[gap.closedBy ?? 'measured']}`}</td>
      <td className="middling">
        <Work work={work} />
      </td>
    </tr>
  )
}
