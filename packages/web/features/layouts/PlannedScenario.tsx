import { getJobOutcome } from '@junheng/contract/jobs.ts'
import { repeatLayoutPlan, type PlannedDetails, type ScenarioReply } from '@junheng/contract/layouts.ts'
import { countyRuleText, layoutRuleText } from '@junheng/contract/words/layout-rules.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { call, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { RunProgress } from '../jobs/RunProgress.tsx'
import { Alternatives } from './Alternatives.tsx'
import { BusEffect } from './BusEffect.tsx'
import { Consequences } from './Consequences.tsx'
import { LayoutMap } from './LayoutMap.tsx'
import { layoutQuery, scenarioQuery } from './queries.ts'
import { ResultSentence } from './ResultSentence.tsx'
import type { LayoutSearch } from './search.ts'
import { Why } from './Why.tsx'

/** A planned scenario whole: what it claims, what it does, why, what else there is, and everything that follows. */
export function PlannedScenario({ id, again }: { readonly id: string; readonly again: string | undefined }) {
  const found = useQuery(scenarioQuery(id))
  const none = useWords().layoutPlan.none
  return <Await result={found} empty={{ when: ({ planned }) => planned === null, say: none }}>{(reply) => <Whole reply={reply} planned={reply.planned!} again={again} />}</Await>
}

interface WholeProps {
  readonly reply: ScenarioReply
  readonly planned: PlannedDetails
  readonly again: string | undefined
}

function Whole({ reply, planned, again }: WholeProps) {
  const { scenario, effects } = reply
  const words = useWords()
  const base = useQuery(layoutQuery(scenario.snapshot))
  return (
    <>
      <Section id="claims" title={scenario.name}>
        <ResultSentence effects={effects} />
        <Claims scenario={scenario} planned={planned} />
        <Repeat id={scenario.id} again={again} />
        <p>
          <Link to="/layout" search={{ view: 'procedure', scenario: scenario.id }} preload={false}>
            {words.layout.views.procedure}
          </Link>
          {' · '}
          <Link to="/layout" search={{ view: 'compare' }} preload={false}>
            {words.layout.views.compare}
          </Link>
        </p>
      </Section>
      <Actions planned={planned} />
      <Await result={base}>
        {(layout) => (
          <>
            <LayoutMap base={layout} levers={scenario.levers} effects={effects} />
            <Why scenario={scenario.id} settlements={layout.settlements} bands={planned.bands} />
          </>
        )}
      </Await>
      <Alternatives alternatives={planned.alternatives} />
      <BusEffect closed={scenario.levers.closed} />
      <Consequences effects={effects} />
    </>
  )
}

const figure = (value: number | null) => (value === null ? '—' : count(Math.round(value)))
const tenThousand = (yuan: number) => count(Math.round(yuan / 10_000))

/** What is proven of it, whether it was stopped, and what it breaks. */
function Claims({ scenario, planned }: { readonly scenario: ScenarioReply['scenario']; readonly planned: PlannedDetails }) {
  const words = useWords().layoutPlan
  const language = useLanguage()
  const { status, objective, bound, gap, isStopped } = scenario.planned!
  return (
    <>
      <p>
        <strong>{words.outcomes[status]}</strong> {words.claims({ objective: figure(objective), bound: figure(bound), gap: gap === null ? '—' : percent(gap) })} {isStopped ? words.stopped : null} {words.checked(planned.violations.length)}
      </p>
      {planned.because.length + planned.violations.length === 0 ? null : (
        <>
          <p>{words.broken}</p>
          <ul className="said">
            {planned.because.map((rule) => (
              <li key={JSON.stringify(rule)}>{layoutRuleText(rule, language)}</li>
            ))}
            {planned.violations.map((rule) => (
              <li key={JSON.stringify(rule)}>{countyRuleText(rule, language)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const route = getRouteApi('/layout')

/** Does the run again, and says whether it came out the same. */
function Repeat({ id, again }: { readonly id: string; readonly again: string | undefined }) {
  const words = useWords().layoutPlan
  const navigate = route.useNavigate()
  const repeat = useMutation({
    mutationFn: () => call(repeatLayoutPlan, { params: { id }, body: {} }),
    onSuccess: (job) => void navigate({ search: (before) => ({ ...before, again: job.id }) as LayoutSearch, replace: true, resetScroll: false }),
  })
  return (
    <>
      <p className="no-print">
        <Button loading={repeat.isPending} onClick={() => repeat.mutate()}>
          {words.repeat}
        </Button>
      </p>
      {repeat.isError ? <Trouble error={repeat.error} /> : null}
      {again === undefined ? null : <RunProgress id={again}>{(job) => <Repeated id={job.id} />}</RunProgress>}
    </>
  )
}

function Repeated({ id }: { readonly id: string }) {
  const words = useWords().layoutPlan
  const outcome = useQuery(query(getJobOutcome, { params: { id } }))
  return <Await result={outcome}>{({ content }) => <p role="status">{(content as { readonly isSame: boolean }).isSame ? `✓ ${words.same}` : `✕ ${words.different}`}</p>}</Await>
}

function Actions({ planned: { actions, spent } }: { readonly planned: PlannedDetails }) {
  const words = useWords().layoutPlan
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [words.closes(actions.closed.length), actions.closed],
    [words.builds(actions.opened.length), actions.opened.map(words.builtFor)],
    [words.extends(actions.extended.length), actions.extended.map(words.extendedBy)],
    [words.buys, actions.supplies.map(({ fact, schools, amount }) => words.bought({ fact: words.facts[fact] ?? fact, schools, amount: count(Math.round(amount)) }))],
  ]
  return (
    <Section id="actions" title={words.actions}>
      <ul className="said">
        {lines.map(([title, items]) => (
          <li key={title}>
            <strong>{title}</strong> {items.length === 0 ? words.nothing : items.join('、')}
          </li>
        ))}
        <li>{words.teachers(actions.teachersMoved)}</li>
        <li>{words.spent({ build: tenThousand(spent.buildYuan), close: tenThousand(spent.closeYuan), level: tenThousand(spent.levellingYuan) })}</li>
      </ul>
    </Section>
  )
}
