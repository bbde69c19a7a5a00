import { holdReasonWords } from '@junheng/contract/words/dispatch.ts'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Table } from '../../ui/Table.tsx'
import type { RopeProject, RopeReply } from './queries.ts'

const route = getRouteApi('/rope')

/** Days held by every office, then project by project; one of them stretch by stretch. */
export function Held({ rope }: { readonly rope: RopeReply }) {
  const words = useWords()
  const { project } = route.useSearch()
  const opened = rope.projects.find(({ id }) => id === project)
  return (
    <>
      <p className="sentence">{words.rope.sum({ ...rope.period, days: rope.elapsed, projects: rope.projects.length, late: lateOf(rope.held) })}</p>
      {opened === undefined ? null : <Stretches project={opened} />}
      <Section id="held" title={words.rope.byOffice}>
        <Offices rope={rope} />
      </Section>
      <Section id="projects" title={words.rope.byProject}>
        <Projects rope={rope} />
      </Section>
      <p className="legend">{words.rope.meaning}</p>
    </>
  )
}

const lateOf = (held: RopeReply['held']) => held.reduce((sum, { late }) => sum + late, 0)

/** Late days of the nodes that are in somebody's hands today, by office. */
function lateInHand(rope: RopeReply): ReadonlyMap<string, number> {
  const late = new Map<string, number>()
  for (const { inHand, stretches } of rope.projects) {
    for (const stretch of stretches.filter(({ node }) => node === inHand?.node)) late.set(stretch.holder.office, (late.get(stretch.holder.office) ?? 0) + stretch.late)
  }
  return late
}

function Offices({ rope }: { readonly rope: RopeReply }) {
  const words = useWords()
  const most = Math.max(1, ...rope.held.map(({ days }) => days))
  const inHand = lateInHand(rope)
  return (
    <Scroll label={words.rope.byOffice}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.rope.office}</th>
            <th scope="col" className="number">{words.rope.late}</th>
            <th scope="col" className="number">{words.rope.lateInHand}</th>
            <th scope="col" className="number">{words.rope.days}</th>
            <th scope="col" className="wide">{words.rope.share}</th>
          </tr>
        </thead>
        <tbody>
          {rope.held.map(({ office, outside, days, late }) => (
            <tr key={`${office} ${outside}`}>
              <th scope="row">{words.rope.holder(office, outside)}</th>
              <td className="number">{late}</td>
              <td className="number">{inHand.get(office) ?? 0}</td>
              <td className="number">{days}</td>
              <td className="wide">
                <Bar value={days} limit={null} most={most} verdict={late > 0 ? 'short' : 'none'} />
              </td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{words.rope.total}</th>
            <td className="number">{lateOf(rope.held)}</td>
            <td className="number">{[...inHand.values()].reduce((sum, late) => sum + late, 0)}</td>
            <td className="number">{rope.elapsed}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

/** Those with most late days first. */
function Projects({ rope }: { readonly rope: RopeReply }) {
  const words = useWords()
  const search = route.useSearch()
  const sorted = rope.projects.filter(({ elapsed }) => elapsed > 0).toSorted((a, b) => lateOf(b.held) - lateOf(a.held) || b.elapsed - a.elapsed)
  return (
    <Table
      label={words.rope.byProject}
      tall={false}
      rows={sorted}
      keyOf={(project) => project.id}
      columns={[
        {
          title: words.rope.project,
          head: true,
          cells: 'long',
          render: (project) => (
            <Link to="/rope" search={{ ...search, project: project.id }} resetScroll={false}>
              {project.name}
            </Link>
          ),
        },
        { title: words.rope.inHand, cells: 'middling', render: (project) => (project.inHand === null ? words.rope.allDone : words.rope.held(project.inHand.name, words.rope.holder(project.inHand.holder.office, project.inHand.holder.outside), project.inHand.since)) },
        { title: words.rope.elapsed, number: true, render: (project) => project.elapsed },
        { title: words.rope.late, number: true, render: (project) => lateOf(project.held) },
        { title: words.rope.who, cells: 'middling', render: (project) => project.held.map(({ office, outside, days }) => `${words.rope.holder(office, outside)} ${days}`).join(words.rope.comma) },
      ]}
    />
  )
}

/** How the days of one project came about, with the paper or blocker that says so. */
function Stretches({ project }: { readonly project: RopeProject }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Section id="stretches" title={words.rope.stretchesOf(project.name)} aside={<Link to="/projects/$id" params={{ id: project.id }}>{words.rope.toProject}</Link>}>
      <Scroll label={words.rope.stretchesOf(project.name)}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.rope.node}</th>
              <th scope="col">{words.rope.who}</th>
              <th scope="col">{words.rope.span}</th>
              <th scope="col" className="number">{words.rope.days}</th>
              <th scope="col" className="number">{words.rope.late}</th>
              <th scope="col">{words.rope.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {project.stretches.map(({ node, holder, from, to, days, late, why, evidence }) => (
              <tr key={`${node} ${from}`}>
                <th scope="row">
                  <Link to="/projects/$id" params={{ id: project.id }} search={{ node }}>
                    {project.nodes[node]}
                  </Link>
                </th>
                <td>{words.rope.holder(holder.office, holder.outside)}</td>
                <td className="date">{words.rope.between(from, to)}</td>
                <td className="number">{days}</td>
                <td className="number">{late}</td>
                <td className="middling">{[holdReasonWords[why][language], evidenceOf(project, evidence)].filter((part) => part !== '').join(words.rope.colon)}</td>
              </tr>
            ))}
            <tr className="total">
              <th scope="row" colSpan={3}>{words.rope.total}</th>
              <td className="number">{project.elapsed}</td>
              <td className="number">{lateOf(project.held)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}

/** What was written down: of a blocker what is waited for, of a return why. */
function evidenceOf({ ledger }: RopeProject, id: string | null): string {
  const blocker = ledger.blockers.find((each) => each.id === id)
  if (blocker !== undefined) return [blocker.what, blocker.document].filter((part) => part !== null).join(' ')
  const paper = ledger.handovers.find((each) => each.id === id)
  return paper === undefined ? '' : [paper.on, paper.reason].filter((part) => part !== null).join(' ')
}
