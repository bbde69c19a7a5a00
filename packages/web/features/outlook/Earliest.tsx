import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Rows } from './Rows.tsx'
import type { OutlookReply } from './outlook-reply.ts'

/** 只争朝夕: the next unfinished nodes of every project, when they could be done against when they were planned. */
export function Earliest({ outlook: { projects } }: { readonly outlook: OutlookReply }) {
  const words = useWords()
  const { outlook: said } = words
  const next = projects.flatMap((project) => project.earliest.slice(0, 1).map((node) => ({ project, node })))
  return (
    <>
      <p className="legend">{said.earliestNote}</p>
      <Rows label={said.tabs.earliest} heads={[said.project, said.node, said.owner, said.plannedFinish, said.earliestFinish, said.gain, said.said]}>
        {next.map(({ project, node }) => (
          <tr key={project.project}>
            <th scope="row">
              <Link to="/projects/$id" params={{ id: project.project }} search={{ node: node.node }}>
                {project.name}
              </Link>
            </th>
            <td>{project.nodeNames[node.node]}</td>
            <td>{project.owners[node.node]}</td>
            <td className="date">{node.plannedFinish ?? words.meetings.never}</td>
            <td className="date">{node.earliestFinish ?? words.meetings.never}</td>
            <td>{said.gainDays(node.gainDays)}</td>
            <td>{said.saidDays(node.saidLaterDays)}</td>
          </tr>
        ))}
      </Rows>
    </>
  )
}
