import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import type { TasksReply } from './queries.ts'

/** 民生实事: how far each is, and how content those who were asked are. */
export function Livelihood({ reply }: { readonly reply: TasksReply }) {
  const words = useWords()
  const rows = reply.tasks.filter(({ task, removedOn }) => task.category === 'livelihood' && removedOn === null)
  if (rows.length === 0) return <p className="empty">{words.tasks.noLivelihood}</p>
  return (
    <Scroll label={words.tasks.tabs.livelihood}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.tasks.goal}</th>
            <th scope="col">{words.projects.status}</th>
            <th scope="col">{words.tasks.owner}</th>
            <th scope="col">{words.tasks.due}</th>
            <th scope="col" className="number">{words.tasks.progress}</th>
            <th scope="col" className="wide">{words.rope.share}</th>
            <th scope="col">{words.tasks.satisfied}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ task, status, due, report }) => (
            <tr key={task.id}>
              <th scope="row" className="long">
                <Link to="/tasks" search={{ task: task.id }}>
                  {task.goal}
                </Link>
              </th>
              <td>
                <StatusSign status={status} />
              </td>
              <td>{task.owner}</td>
              <td className="date">{due}</td>
              <td className="number">{report?.progress == null ? words.unknown : `${report.progress}%`}</td>
              <td className="wide">
                <Bar value={report?.progress ?? null} limit={null} most={100} verdict="none" />
              </td>
              <td className="middling">{report?.asked == null || report.satisfied === null ? words.tasks.notAsked : words.tasks.content(report.satisfied, report.asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
