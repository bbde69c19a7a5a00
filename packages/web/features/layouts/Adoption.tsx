import type { ScenarioReply } from '@junheng/contract/layouts.ts'
import { endsOf } from '@junheng/core/county/facts.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { layoutQuery } from './queries.ts'

/** What approval makes of a scenario: projects in the dispatch loop, and dated facts of the snapshots to come. Before approval it is said as what will be. */
export function Adoption({ reply }: { readonly reply: ScenarioReply }) {
  const said = useWords().layout.procedure
  const { works, projects, scenario } = reply
  const isApproved = scenario.state === 'approved'
  return (
    <Section id="adopted" title={isApproved ? said.adopted(projects.length) : said.willBecome(works.length)}>
      <Table
        label={said.works}
        empty={said.noWorks}
        rows={works.map((work, at) => ({ ...work, id: projects[at] }))}
        keyOf={(_, at) => at}
        columns={[
          { title: said.project, head: true, render: ({ name, id }) => (id === undefined ? name : <Link to="/projects/$id" params={{ id }} preload={false}>{name}</Link>) },
          { title: said.kind, render: ({ kind }) => said.kinds[kind] },
          { title: said.pupils, number: true, render: ({ pupils }) => count(pupils) },
          { title: said.budget, number: true, render: ({ budgetYuan }) => (budgetYuan === null ? '—' : count(Math.round(budgetYuan / 10_000))) },
        ]}
      />
      <Facts reply={reply} />
    </Section>
  )
}

function Facts({ reply: { changes, works, scenario, effects: { decision } } }: { readonly reply: ScenarioReply }) {
  const said = useWords().layout.procedure
  const { data } = useQuery(layoutQuery(scenario.snapshot))
  const built = [...(decision.opened ?? []), ...(decision.kindergartens?.opened ?? [])].map(({ school }) => school)
  const nameOf = (id: string) => [...built, ...(data?.schools ?? [])].find((school) => school.id === id)?.name ?? id
  if (works.length === 0) return null
  return (
    <>
      <h3>{said.facts(changes.length)}</h3>
      <Table
        label={said.facts(changes.length)}
        empty={said.noFacts}
        rows={changes}
        keyOf={(change) => JSON.stringify(change)}
        columns={[
          { title: said.on, head: true, render: ({ on }) => on },
          { title: said.change, render: ({ kind }) => said.changes[kind] },
          { title: said.fromSchool, render: (change) => endsOf(change).from.map(nameOf).join('、') || '—' },
          { title: said.intoSchool, render: (change) => endsOf(change).into.map(nameOf).join('、') || '—' },
        ]}
      />
      <p className="legend">{said.factsRule}</p>
    </>
  )
}
