import { getBusPlan, listBusPlans, type BusPlanHead } from '@junheng/contract/buses.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { CoverageView } from './CoverageView.tsx'
import { Plans } from './Plans.tsx'
import { Register } from './Register.tsx'
import { Runs } from './Runs.tsx'
import { views } from './search.ts'
import { Times } from './Times.tsx'
import { Today } from './Today.tsx'
import { useBusSearch } from './use-search.ts'
import { Violations } from './Violations.tsx'
import './buses.css'

/** 校车: who may run today, the runs and their papers, whom they reach, and how they are planned. */
export function BusesPage() {
  const words = useWords()
  const plans = useQuery(query(listBusPlans))
  const [{ view = 'today' }, change] = useBusSearch()
  return (
    <Page title={words.titles.buses} actions={<PrintButton />}>
      <div className="filters" role="search" aria-label={words.buses.view}>
        <Toggle label={words.buses.view} value={view} options={views.map((value) => ({ value, label: words.buses.views[value] }))} onChange={(chosen) => change({ view: chosen, run: undefined, q: undefined })} />
      </div>
      <Await result={plans}>{(heads) => <Chosen heads={heads} />}</Await>
    </Page>
  )
}

function Chosen({ heads }: { readonly heads: readonly BusPlanHead[] }) {
  const words = useWords().buses
  const [{ view = 'today', plan: wanted }] = useBusSearch()
  const head = heads.find(({ id }) => id === wanted) ?? heads.find(({ adopted }) => adopted) ?? heads[0]
  if (view === 'plans') return <Plans heads={heads} />
  if (view === 'register') return <Register />
  if (head === undefined) return <p className="empty">{words.noPlan}</p>
  return <WithPlan head={head} />
}

function WithPlan({ head }: { readonly head: BusPlanHead }) {
  const words = useWords().buses
  const [{ view = 'today' }] = useBusSearch()
  const plan = useQuery(query(getBusPlan, { params: { id: head.id } }))
  return (
    <Await result={plan}>
      {(found) => (
        <>
          <p className="legend">{words.about({ name: head.name, date: found.date, adopted: head.adopted, buses: found.cost.buses, bound: found.bound, violations: found.violations.length })}</p>
          {found.violations.length === 0 ? null : <details><summary>{words.check.all}</summary><Violations violations={found.violations} /></details>}
          {view === 'today' ? <Today plan={found} id={head.id} /> : view === 'runs' ? <Runs plan={found} /> : view === 'coverage' ? <CoverageView plan={found} /> : <Times plan={found} />}
        </>
      )}
    </Await>
  )
}
