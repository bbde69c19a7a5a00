import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { Table } from '../../ui/Table.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import type { TasksReply } from './queries.ts'

/** 民生实事: how far each is, and how content those who were asked are. */
export function Livelihood({ reply }: { readonly reply: TasksReply }) {
  const words = useWords()
  const rows = reply.tasks.filter(({ task, removedOn }) => task.category === 'livelihood' && removedOn === null)
  if (rows.length === 0) return <p className="empty">{words.tasks.noLivelihood}</p>
  return (
    <Table
      label={words.tasks.tabs.livelihood}
      rows={rows}
      keyOf={({ task }) => task.id}
      columns={[
        {
          title: words.tasks.goal,
          head: true,
          cells: 'long',
          render: ({ task }) => (
            <Link to="/tasks" search={{ task: task.id }}>
              {task.goal}
            </Link>
          ),
        },
        { title: words.projects.status, render: ({ status }) => <StatusSign status={status} /> },
        { title: words.tasks.owner, render: ({ task }) => task.owner },
        { title: words.tasks.due, cells: 'date', render: ({ due }) => due },
        { title: words.tasks.progress, number: true, render: ({ report }) => (report?.progress == null ? words.unknown : `${report.progress}%`) },
        { title: words.rope.share, cells: 'wide', render: ({ report }) => <Bar value={report?.progress ?? null} limit={null} most={100} verdict="none" /> },
        { title: words.tasks.satisfied, cells: 'middling', render: ({ report }) => (report?.asked == null || report.satisfied === null ? words.tasks.notAsked : words.tasks.content(report.satisfied, report.asked)) },
      ]}
    />
  )
}
