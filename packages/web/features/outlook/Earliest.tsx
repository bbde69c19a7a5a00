import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'
import type { OutlookReply } from './outlook-reply.ts'

/** 只争朝夕: the next unfinished nodes of every project, when they could be done against when they were planned. */
export function Earliest({ outlook: { projects } }: { readonly outlook: OutlookReply }) {
  const words = useWords()
  const { outlook: said } = words
  const next = projects.flatMap((project) => project.earliest.slice(0, 1).map((node) => ({ project, node })))
  return (
    <>
      <p className="legend">{said.earliestNote}</p>
      <Table
        label={said.tabs.earliest}
        look="sheet-like"
        rows={next}
        keyOf={({ project }) => project.project}
        columns={[
          {
            title: said.project,
            head: true,
            render: ({ project, node }) => (
              <Link to="/projects/$id" params={{ id: project.project }} search={{ node: node.node }}>
                {project.name}
              </Link>
            ),
          },
          { title: said.node, render: ({ project, node }) => project.nodeNames[node.node] },
          { title: said.owner, render: ({ project, node }) => project.owners[node.node] },
          { title: said.plannedFinish, cells: 'date', render: ({ node }) => node.plannedFinish ?? words.meetings.never },
          { title: said.earliestFinish, cells: 'date', render: ({ node }) => node.earliestFinish ?? words.meetings.never },
          { title: said.gain, render: ({ node }) => said.gainDays(node.gainDays) },
          { title: said.said, render: ({ node }) => said.saidDays(node.saidLaterDays) },
        ]}
      />
    </>
  )
}
