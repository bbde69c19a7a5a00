import { getRoster } from '@junheng/contract/layouts.ts'
import { leverQuery } from '@junheng/core/planning/layout/lever-text.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Attendance } from './Attendance.tsx'
import { Compare } from './Compare.tsx'
import { Consequences } from './Consequences.tsx'
import { Kindergartens } from './Kindergartens.tsx'
import { LayoutMap } from './LayoutMap.tsx'
import { LeverTable } from './LeverTable.tsx'
import { Assign } from './Assign.tsx'
import { Procedure } from './Procedure.tsx'
import { BusEffect } from './BusEffect.tsx'
import { PlanView } from './PlanView.tsx'
import { effectsQuery, layoutQuery } from './queries.ts'
import { SaveScenario } from './SaveScenario.tsx'
import { leversIn, views, withLevers, type LayoutSearch } from './search.ts'
import { ResultSentence } from './ResultSentence.tsx'
import './layouts.css'

const route = getRouteApi('/layout')

/** 布局推演: move one lever and see all the others move. Keeping a school takes no more than closing one. */
export function LayoutPage() {
  const words = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const levers = leversIn(search)
  const roster = search.view === 'plan' && search.scenario !== undefined ? { scenario: search.scenario } : { snapshot: search.snapshot, ...leverQuery(levers) }
  return (
    <Page
      title={words.titles.layout}
      actions={
        <>
          <a className="button" href={address(getRoster, { query: roster })} download>
            {words.layout.roster}
          </a>
          <PrintButton />
        </>
      }
    >
      <p>{words.layout.meaning}</p>
      <div className="filters">
        <Toggle
          label={words.layout.view}
          value={search.view ?? 'effects'}
          options={views.map((value) => ({ value, label: words.layout.views[value] }))}
          onChange={(view) => void navigate({ search: (before) => ({ ...before, view }), replace: true, resetScroll: false })}
        />
      </div>
      <View levers={levers} search={search} />
    </Page>
  )
}

function View({ levers, search }: { readonly levers: Levers; readonly search: LayoutSearch }) {
  switch (search.view) {
    case 'kindergartens':
      return <Kindergartens levers={levers} search={search} />
    case 'plan':
      return <PlanView search={search} />
    case 'compare':
      return <Compare search={search} />
    case 'procedure':
      return <Procedure scenario={search.scenario} />
    case 'attendance':
      return <Attendance search={search} />
    default:
      return <Trial levers={levers} search={search} />
  }
}

function Trial({ levers, search }: { readonly levers: Levers; readonly search: LayoutSearch }) {
  const navigate = route.useNavigate()
  const layout = useQuery(layoutQuery(search.snapshot))
  const effects = useQuery({ ...effectsQuery(levers, search.snapshot), placeholderData: keepPreviousData })
  const move = (next: Levers) => void navigate({ search: (before) => withLevers(before as LayoutSearch, next), replace: true, resetScroll: false })
  const narrow = (part: Partial<LayoutSearch>) => void navigate({ search: (before) => ({ ...before, ...part }) as LayoutSearch, replace: true, resetScroll: false })
  return (
    <Await result={layout}>
      {(base) => (
        <>
          <Await result={effects}>{(found) => <ResultSentence effects={found} />}</Await>
          <div className="layout-desk">
            <div>
              <LeverTable base={base} levers={levers} search={search} onMove={move} onNarrow={narrow} />
              <Assign base={base} levers={levers} onMove={move} />
              <SaveScenario levers={levers} snapshot={search.snapshot} />
            </div>
            <div>
              <LayoutMap base={base} levers={levers} effects={effects.data} onMove={move} />
            </div>
          </div>
          <BusEffect closed={levers.closed} />
          <Await result={effects}>{(found) => <Consequences effects={found} />}</Await>
        </>
      )}
    </Await>
  )
}
