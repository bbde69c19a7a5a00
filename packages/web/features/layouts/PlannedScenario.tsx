import { getJobOutcome } from '@junheng/contract/jobs.ts'
import { repeatLayoutPlan, type PlannedDetails, type ScenarioReply } from '@junheng/contract/layouts.ts'
import { countyRuleText, layoutRuleText } from '@junheng/contract/words/layout-rules.ts'
import type { KindergartenEffects as Found } from '@junheng/core/planning/layout/kindergarten-effects.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { call, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { RunProgress } from '../jobs/RunProgress.tsx'
import { Alternatives } from './Alternatives.tsx'
import { BusEffect } from './BusEffect.tsx'
import { ConsequencesOf } from './Consequences.tsx'
import { KindergartenEffects } from './KindergartenEffects.tsx'
import { LayoutMap } from './LayoutMap.tsx'
import { layoutQuery, scenarioQuery } from './queries.ts'
import { ResultSentence } from './ResultSentence.tsx'
import { plannedParts, type LayoutSearch } from './search.ts'
import { Why } from './Why.tsx'

/** A planned scenario: what it claims, and by parts what it does, why and what else there is, and everything that follows. */
export function PlannedScenario({ id, search }: { readonly id: string; readonly search: LayoutSearch }) {
  const found = useQuery(scenarioQuery(id))
  const none = useWords().layoutPlan.none
  return <Await result={found} empty={{ when: ({ planned }) => planned === null, say: none }}>{(reply) => <Whole reply={reply} planned={reply.planned!} search={search} />}</Await>
}

interface WholeProps {
  readonly reply: ScenarioReply
  readonly planned: PlannedDetails
  readonly search: LayoutSearch
}

function Whole({ reply, planned, search: { again, part = 'deeds' } }: WholeProps) {
  const { scenario, effects } = reply
  const words = useWords()
  const navigate = route.useNavigate()
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
      <div className="filters parts">
        <Toggle label={words.layoutPlan.part} value={part} options={plannedParts.filter((value) => value !== 'kindergartens' || effects.kindergartens !== undefined).map((value) => ({ value, label: words.layoutPlan.parts[value] }))} onChange={(chosen) => void navigate({ search: (before) => ({ ...before, part: chosen }) as LayoutSearch, replace: true, resetScroll: false })} />
      </div>
      <Part part={part} reply={reply} planned={planned} />
    </>
  )
}

function Part({ part, reply: { scenario, effects }, planned }: Pick<WholeProps, 'reply' | 'planned'> & { readonly part: (typeof plannedParts)[number] }) {
  const base = useQuery(layoutQuery(scenario.snapshot))
  switch (part) {
    case 'deeds':
      return (
        <>
          <Actions planned={planned} />
          <Await result={base}>{(layout) => <LayoutMap base={layout} levers={scenario.levers} effects={effects} />}</Await>
        </>
      )
    case 'reasons':
      return (
        <>
          <Await result={base}>{(layout) => <Why scenario={scenario.id} settlements={layout.settlements} bands={planned.bands} />}</Await>
          <Alternatives alternatives={planned.alternatives} />
        </>
      )
    case 'ways':
      return (
        <>
          <BusEffect closed={scenario.levers.closed} />
          <ConsequencesOf part="ways" effects={effects} />
        </>
      )
    case 'schools':
    case 'children':
      return <ConsequencesOf part={part} effects={effects} />
    case 'kindergartens':
      return effects.kindergartens === undefined ? null : (
        <>
          <KindergartenDeeds planned={planned} found={effects.kindergartens} />
          <KindergartenEffects found={effects.kindergartens} />
        </>
      )
  }
}

/** What is done to kindergartens, and what the search claims of it. */
function KindergartenDeeds({ planned: { kindergartens: claims }, found }: { readonly planned: PlannedDetails; readonly found: Found }) {
  const { kindergartens: said, layoutPlan: words } = useWords()
  const language = useLanguage()
  const named = (decision: Found['kindergartens'][number]['decision']) => found.kindergartens.filter((each) => each.decision === decision).map(({ name, childrenAfter }) => (decision === 'close' ? name : words.builtFor({ name, children: childrenAfter })))
  const lines = [[words.closes, named('close')], [words.builds, named('build')], [words.extends, named('extend')]] as const
  return (
    <Section id="kindergarten-deeds" title={said.planned}>
      {claims === null ? null : <p>{said.claims({ status: words.outcomes[claims.status], objective: figure(claims.objective), bound: figure(claims.bound), gap: claims.gap === null ? '—' : percent(claims.gap) })}</p>}
      <ul className="said">
        {lines.map(([title, names]) => (
          <li key={title(0)}>
            <strong>{title(names.length)}</strong> {names.join('、') || words.nothing}
          </li>
        ))}
        {(claims?.because ?? []).map((rule) => (
          <li key={JSON.stringify(rule)}>{layoutRuleText(rule, language)}</li>
        ))}
      </ul>
    </Section>
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
