import { getJobOutcome, type JobView } from '@junheng/contract/jobs.ts'
import type { PlanOutcome } from '@junheng/contract/layouts.ts'
import { layoutRuleText } from '@junheng/contract/words/layout-rules.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { RunProgress } from '../jobs/RunProgress.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlannedScenario } from './PlannedScenario.tsx'
import { layoutQuery, scenariosQuery } from './queries.ts'
import type { LayoutSearch } from './search.ts'

const route = getRouteApi('/layout')

/** 自动编制: what is asked, the run with its bound and gap, and what came of it. */
export function PlanView({ search }: { readonly search: LayoutSearch }) {
  const words = useWords().layoutPlan
  const may = useMay()
  const navigate = route.useNavigate()
  const layout = useQuery(layoutQuery(search.snapshot))
  if (search.scenario !== undefined) return <PlannedScenario id={search.scenario} search={search} />
  return (
    <>
      <p>{words.meaning}</p>
      {may('layout.plan') ? <Await result={layout}>{({ schools }) => <PlanForm schools={schools} snapshot={search.snapshot} onStarted={(job) => void navigate({ search: (before) => ({ ...before, job }) as LayoutSearch, replace: true, resetScroll: false })} />}</Await> : null}
      {search.job === undefined ? null : <RunProgress id={search.job}>{(job) => <Outcomes job={job} />}</RunProgress>}
      <Made />
    </>
  )
}

/** What came of a run: the way to its scenarios, or why there is none. */
function Outcomes({ job }: { readonly job: JobView }) {
  const outcome = useQuery(query(getJobOutcome, { params: { id: job.id } }))
  return <Await result={outcome}>{({ content }) => (content as readonly PlanOutcome[]).map((each) => <Outcome key={each.name} outcome={each} />)}</Await>
}

function Outcome({ outcome: { name, scenario, status, because, isLeast } }: { readonly outcome: PlanOutcome }) {
  const words = useWords().layoutPlan
  const language = useLanguage()
  return (
    <div role="status">
      <p className="sentence">
        {words.outcomes[status]}
        {scenario === null ? null : (
          <>
            {' · '}
            <Link to="/layout" search={{ view: 'plan', scenario }} preload={false}>
              {words.made(name)}
            </Link>
          </>
        )}
      </p>
      {because.length === 0 ? null : <p>{isLeast === null ? words.broken : isLeast ? words.least : words.notLeast}</p>}
      <ul className="said">
        {because.map((rule) => (
          <li key={JSON.stringify(rule)}>{layoutRuleText(rule, language)}</li>
        ))}
      </ul>
    </div>
  )
}

function Made() {
  const words = useWords().layoutPlan
  const scenarios = useQuery(scenariosQuery)
  return (
    <Section id="made" title={words.list}>
      <Await result={scenarios} empty={{ when: (items) => items.every(({ planned }) => planned === null), say: words.none }}>
        {(items) => (
          <ul className="said">
            {items.flatMap(({ id, name, planned, savedOn }) =>
              planned === null
                ? []
                : [
                    <li key={id}>
                      <Link to="/layout" search={{ view: 'plan', scenario: id }} preload={false}>
                        {name}
                      </Link>{' '}
                      {savedOn} · {words.outcomes[planned.status]}
                    </li>,
                  ],
            )}
          </ul>
        )}
      </Await>
    </Section>
  )
}
