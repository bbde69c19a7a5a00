import { getHearingReport, getRoster, type ScenarioReply } from '@junheng/contract/layouts.ts'
import { leverQuery } from '@junheng/core/planning/layout/lever-text.ts'
import type { Obstacle } from '@junheng/core/planning/layout/procedure.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Adoption } from './Adoption.tsx'
import { ProcedureForm } from './ProcedureForm.tsx'
import { scenarioQuery, scenariosQuery, useDecide } from './queries.ts'
import { ResultSentence } from './ResultSentence.tsx'

/** The gate of the law: what was done, what is missing, and approval, which stays closed until nothing is. */
export function Procedure({ scenario }: { readonly scenario: string | undefined }) {
  return scenario === undefined ? <ChooseScenario /> : <OneScenario id={scenario} />
}

function ChooseScenario() {
  const said = useWords().layout
  const scenarios = useQuery(scenariosQuery)
  return (
    <Section id="scenarios" title={said.views.procedure}>
      <p>{said.procedure.choose}</p>
      <Await result={scenarios} empty={{ when: (items) => items.length === 0, say: said.compare.none }}>
        {(items) => (
          <ul className="said">
            {items.map(({ id, name, state }) => (
              <li key={id}>
                <Link to="/layout" search={{ view: 'procedure', scenario: id }} preload={false}>
                  {name}
                </Link>{' '}
                {said.compare.states[state]}
              </li>
            ))}
          </ul>
        )}
      </Await>
    </Section>
  )
}

function OneScenario({ id }: { readonly id: string }) {
  const found = useQuery(scenarioQuery(id))
  return <Await result={found}>{(reply) => <Whole reply={reply} />}</Await>
}

/** What is handed out for a hearing. */
function Papers({ scenario: { id, snapshot, levers, planned } }: { readonly scenario: ScenarioReply['scenario'] }) {
  const said = useWords().layout.procedure.papers
  return (
    <p className="filters no-print">
      {(['docx', 'pdf'] as const).map((format) => (
        <a key={format} className="button" href={address(getHearingReport, { params: { id }, query: { format } })} download>
          {said[format]}
        </a>
      ))}
      <a className="button" href={address(getRoster, { query: planned === null ? { snapshot, ...leverQuery(levers) } : { scenario: id } })} download>
        {said.xlsx}
      </a>
    </p>
  )
}

function Whole({ reply }: { readonly reply: ScenarioReply }) {
  const said = useWords().layout
  const { scenario } = reply
  return (
    <>
      <Section id="gate" title={`${scenario.name} · ${said.compare.states[scenario.state]}`}>
        <ResultSentence effects={reply.effects} />
        <Papers scenario={scenario} />
        <Gate reply={reply} />
      </Section>
      <Adoption reply={reply} />
      {scenario.state === 'approved' ? null : <ProcedureForm key={JSON.stringify(reply.procedure)} reply={reply} />}
    </>
  )
}

function Gate({ reply }: { readonly reply: ScenarioReply }) {
  const said = useWords().layout.procedure
  const may = useMay()
  const decide = useDecide(reply.scenario.id)
  const words = useObstacleWords()
  const { state } = reply.scenario
  if (state === 'approved') return <Alert type="success" showIcon title={said.approved} />
  return (
    <>
      <p>{reply.toApprove.length === 0 ? said.open : said.closed(reply.toApprove.length)}</p>
      <ul className="obstacles">
        {reply.toApprove.map((obstacle) => (
          <li key={JSON.stringify(obstacle)}>✕ {words(obstacle)}</li>
        ))}
      </ul>
      <div className="filters">
        {may('layout.plan') && state === 'draft' ? (
          <Button disabled={reply.toSubmit.length > 0} loading={decide.isPending} onClick={() => decide.mutate('submit')}>
            {said.submit}
          </Button>
        ) : null}
        {may('layout.decide') ? (
          <Button type="primary" disabled={reply.toApprove.length > 0} loading={decide.isPending} onClick={() => decide.mutate('approve')}>
            {said.approve}
          </Button>
        ) : null}
      </div>
      {decide.isError ? <Trouble error={decide.error} /> : null}
    </>
  )
}

function useObstacleWords(): (obstacle: Obstacle) => string {
  const said = useWords().layout
  return (obstacle) => {
    if ('step' in obstacle) return said.procedure.ofStep[obstacle.code](said.procedure.steps[obstacle.step])
    if ('blocker' in obstacle) return said.procedure.ofBlocker[obstacle.code](said.blockers.kinds[obstacle.blocker])
    return said.procedure.other[obstacle.code]
  }
}
