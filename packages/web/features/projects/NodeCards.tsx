import { useWords } from '../../app/language.tsx'
import { Fact } from './Fact.tsx'
import { DaysLeft } from './Figures.tsx'
import { NodePanel } from './NodePanel.tsx'
import type { NodeView } from './node-view.ts'
import { Actual, Light, NodeName, Offices, OpenButton, Said, Span, Takes, type NodesProps } from './NodeParts.tsx'

/** At phone width each node is a card. */
export function NodeCards({ views, reply, opened, onToggle }: NodesProps) {
  return (
    <ol className="project-cards">
      {views.map((view) => (
        <li key={view.node.id}>
          <NodeName view={view} reply={reply} />
          <Facts view={view} />
          <OpenButton view={view} isOpen={opened === view.node.id} onToggle={onToggle} />
          {opened === view.node.id ? <NodePanel project={reply.project.id} view={view} today={reply.today} /> : null}
        </li>
      ))}
    </ol>
  )
}

function Facts({ view }: { readonly view: NodeView }) {
  const words = useWords()
  const { node, plan, forecast, standing } = view
  return (
    <dl>
      <Fact term={words.nodes.status}>
        <Light view={view} />
      </Fact>
      <Fact term={words.nodes.daysLeft}>
        <DaysLeft standing={standing} />
      </Fact>
      <Fact term={words.nodes.owner}>
        <Offices node={node} />
      </Fact>
      <Fact term={words.nodes.days}>
        <Takes view={view} />
      </Fact>
      <Fact term={words.nodes.plan}>
        <Span from={plan?.start} to={plan?.finish} />
      </Fact>
      <Fact term={words.nodes.forecast}>
        <Span from={forecast?.start} to={forecast?.finish} />
      </Fact>
      {node.actualStart === undefined && node.actualFinish === undefined ? null : (
        <Fact term={words.nodes.actual}>
          <Actual view={view} />
        </Fact>
      )}
      {node.reported === undefined && view.evidence.length === 0 ? null : (
        <Fact term={words.nodes.report}>
          <Said view={view} />
        </Fact>
      )}
    </dl>
  )
}
