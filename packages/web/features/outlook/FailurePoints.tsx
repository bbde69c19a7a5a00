import { Link, getRouteApi } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Rows } from './Rows.tsx'
import type { OutlookReply } from './outlook-reply.ts'

const route = getRouteApi('/outlook')

/** Nodes that could stop a project, the earliest last day for another way first. */
export function FailurePoints({ outlook: { projects, classListOn, rate } }: { readonly outlook: OutlookReply }) {
  const { outlook: words } = useWords()
  const language = useLanguage()
  const navigate = route.useNavigate()
  const { show } = route.useSearch()
  const points = projects.flatMap((project) => project.points.map((point) => ({ project, point })))
  const shown = points.filter(({ point }) => show === 'all' || point.isItsTurn).toSorted((a, b) => compare(a.point.lastDayForPlanB ?? '', b.point.lastDayForPlanB ?? ''))
  return (
    <>
      <p className="legend">{words.pointsNote}</p>
      <div className="filters">
        <Toggle label={words.show} value={show ?? 'turn'} options={[{ value: 'turn', label: words.onlyTurn }, { value: 'all', label: words.all }]} onChange={(value) => void navigate({ search: { tab: 'points', ...(value === 'all' && { show: 'all' as const }) }, replace: true })} />
      </div>
      <Rows label={words.tabs.points} heads={[words.project, words.node, words.owner, words.lastDay, words.planB, words.lastDayForPlanB, words.cost]}>
        {shown.map(({ project, point }) => (
          <tr key={`${project.project} ${point.node}`}>
            <th scope="row">
              <Link to="/projects/$id" params={{ id: project.project }} search={{ node: point.node }}>
                {project.name}
              </Link>
            </th>
            <td>{project.nodeNames[point.node]}</td>
            <td>{project.owners[point.node]}</td>
            <td className="date">{point.lastDay}</td>
            <td className="long">{point.planB === null || point.planB === undefined ? <strong>{words.noPlanB}</strong> : words.planBDays(point.planB.name, point.planB.days)}</td>
            <td className="date">
              <LastDay day={point.lastDayForPlanB} />
            </td>
            <td className="long">{project.cost === null ? '' : words.costOf({ ...project.cost, classes: project.cost.oversizeClasses })}</td>
          </tr>
        ))}
      </Rows>
      <p className="legend">{words.costNote(classListOn, language === 'zh' ? rate.basis : '')}</p>
    </>
  )
}

function LastDay({ day }: { readonly day: string | null }) {
  const { outlook: words } = useWords()
  const { today } = useSession()
  if (day === null) return words.neverInTime
  return day < today ? <strong>{words.past(day)}</strong> : day
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
