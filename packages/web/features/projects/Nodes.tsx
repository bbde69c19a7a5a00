import { Fragment, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { DaysLeft } from './Figures.tsx'
import { NodeCards } from './NodeCards.tsx'
import { NodePanel } from './NodePanel.tsx'
import { nodeViews, type NodeView } from './node-view.ts'
import { Actual, Light, NodeName, Offices, OpenButton, Said, Span, Takes, type NodesProps } from './NodeParts.tsx'
import type { ProjectReply } from './queries.ts'

/** Every node: who answers for it, its dates, its sign and why, what was said of it. */
export function Nodes({ reply }: { readonly reply: ProjectReply }) {
  const words = useWords()
  const hasRoom = useHasRoom()
  const [opened, setOpened] = useState<string>()
  const toggle = (id: string) => setOpened(opened === id ? undefined : id)
  const views = nodeViews(reply)
  const shown = { views, reply, opened, onToggle: toggle }
  return (
    <Section id="nodes" title={words.nodes.title(views.length)}>
      {hasRoom ? <Table {...shown} /> : <NodeCards {...shown} />}
    </Section>
  )
}

function Table({ views, reply, opened, onToggle }: NodesProps) {
  const words = useWords()
  return (
    <Scroll label={words.nodes.title(views.length)}>
      <table className="rows nodes">
        <thead>
          <tr>
            <th scope="col">{words.nodes.order}</th>
            <th scope="col">{words.nodes.name}</th>
            <th scope="col">{words.nodes.owner}</th>
            <th scope="col">{words.nodes.days}</th>
            <th scope="col">{words.nodes.plan}</th>
            <th scope="col">{words.nodes.forecast}</th>
            <th scope="col">{words.nodes.actual}</th>
            <th scope="col">{words.nodes.status}</th>
            <th scope="col">{words.nodes.daysLeft}</th>
            <th scope="col">{words.nodes.report}</th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <Fragment key={view.node.id}>
              <Row view={view} reply={reply} isOpen={opened === view.node.id} onToggle={onToggle} />
              {opened === view.node.id ? (
                <tr className="no-print">
                  <td colSpan={10}>
                    <NodePanel project={reply.project.id} view={view} today={reply.today} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface RowProps {
  readonly view: NodeView
  readonly reply: ProjectReply
  readonly isOpen: boolean
  readonly onToggle: (id: string) => void
}

function Row({ view, reply, isOpen, onToggle }: RowProps) {
  const { node, plan, forecast, standing } = view
  return (
    <tr>
      <td className="number">{view.position}</td>
      <th scope="row">
        <NodeName view={view} reply={reply} />
      </th>
      <td className="middling">
        <Offices node={node} />
      </td>
      <td className="middling">
        <Takes view={view} />
      </td>
      <td className="date">
        <Span from={plan?.start} to={plan?.finish} />
      </td>
      <td className="date">
        <Span from={forecast?.start} to={forecast?.finish} />
      </td>
      <td className="date">
        <Actual view={view} />
      </td>
      <td className="signs">
        <Light view={view} />
      </td>
      <td>
        <DaysLeft standing={standing} />
      </td>
      <td className="middling">
        <Said view={view} />
        <OpenButton view={view} isOpen={isOpen} onToggle={onToggle} />
      </td>
    </tr>
  )
}
