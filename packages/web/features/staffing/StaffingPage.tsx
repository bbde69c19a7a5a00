import { getStaffing, getStaffingWorkbook } from '@junheng/contract/staffing.ts'
import type { StaffingView } from '@junheng/core/planning/staffing/view.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { address, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Closing } from './Closing.tsx'
import { Matrix } from './Matrix.tsx'
import { RotationOfTeachers } from './Rotation.tsx'
import { Heads, Needs, Outside, Retiring } from './Tables.tsx'
import type { StaffingProps } from './staffing-props.ts'
import { staffingViews, taughtStages, type StaffingSearch, type StaffingViewName } from './search.ts'

const route = getRouteApi('/staffing')

/** 核编定岗: need by two rules beside who is there, by school, stage and subject. */
export function StaffingPage() {
  const words = useWords()
  const { close } = route.useSearch()
  const staffing = useQuery({ ...query(getStaffing, { query: { close } }), placeholderData: keepPreviousData })
  return (
    <Page
      title={words.titles.staffing}
      actions={
        <>
          <a className="button" href={address(getStaffingWorkbook, { query: { close } })} download>
            {words.exportWorkbook}
          </a>
          <PrintButton />
        </>
      }
    >
      <Await result={staffing}>{(view) => <Whole view={view} />}</Await>
    </Page>
  )
}

function Whole({ view }: { readonly view: StaffingView }) {
  const words = useWords()
  const language = useLanguage()
  const said = words.staffing
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change: StaffingProps['change'] = (part) => void navigate({ search: (before) => ({ ...before, ...part }) as StaffingSearch, replace: true, resetScroll: false })
  const sum = (of: (cell: StaffingView['cells'][number]) => number) => view.cells.reduce((total, cell) => total + of(cell), 0)
  return (
    <>
      <p>{said.meaning(view.date, view.plan.name[language])}</p>
      <p className="sentence">{said.totals(sum(({ have }) => have), sum(({ need }) => need), sum(({ balance }) => Math.max(0, balance)), sum(({ balance }) => Math.max(0, -balance)))}</p>
      <div className="filters" role="search" aria-label={said.view}>
        <Toggle label={said.view} value={search.view ?? 'matrix'} options={staffingViews.map((value) => ({ value, label: said.views[value] }))} onChange={(next) => change({ view: next, cell: undefined })} />
        {wholeSchools.includes(search.view ?? 'matrix') ? null : <Choice label={said.stage} value={search.stage ?? 'primary'} options={taughtStages.map((value) => ({ value, label: words.stages[value] }))} onChange={(stage) => change({ stage, cell: undefined })} />}
        <Field label={said.search} value={search.q ?? ''} onType={(q) => change({ q: q === '' ? undefined : q })} />
      </div>
      <Part view={view} search={search} change={change} />
      <p>
        <small>{said.source(view.plan.document, view.plan.clause)}</small>
      </p>
    </>
  )
}

/** What is told of a school and not of one of its stages. */
const wholeSchools: readonly StaffingViewName[] = ['heads', 'rotation', 'closing']

function Part(props: StaffingProps) {
  switch (props.search.view) {
    case 'needs':
      return <Needs {...props} />
    case 'retirements':
      return <Retiring {...props} />
    case 'outside':
      return <Outside {...props} />
    case 'heads':
      return <Heads {...props} />
    case 'rotation':
      return <RotationOfTeachers {...props} />
    case 'closing':
      return <Closing {...props} />
    default:
      return <Matrix {...props} />
  }
}
