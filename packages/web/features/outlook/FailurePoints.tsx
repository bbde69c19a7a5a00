import { Link, getRouteApi } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Table } from '../../ui/Table.tsx'
import type { OutlookReply } from './outlook-reply.ts'

const route = getRouteApi('/outlook')

/** Nodes that could stop a project, the earliest last day for another way first. */
export function FailurePoints({ outlook: { projects, rate } }: { readonly outlook: OutlookReply }) {
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
      <Table
        label={words.tabs.points}
        look="sheet-like"
        rows={shown}
        keyOf={({ project, point }) => `${project.project} ${point.node}`}
        columns={[
          {
            title: words.project,
            head: true,
            render: ({ project, point }) => (
              <Link to="/projects/$id" params={{ id: project.project }} search={{ node: point.node }}>
                {project.name}
              </Link>
            ),
          },
          { title: words.node, render: ({ project, point }) => project.nodeNames[point.node] },
          { title: words.owner, render: ({ project, point }) => project.owners[point.node] },
          { title: words.lastDay, cells: 'date', render: ({ point }) => point.lastDay },
          { title: words.planB, cells: 'long', render: ({ point: { planB } }) => (planB === null || planB === undefined ? <strong>{words.noPlanB}</strong> : words.planBDays(planB.name, planB.days)) },
          { title: words.lastDayForPlanB, cells: 'date', render: ({ point }) => <LastDay day={point.lastDayForPlanB} /> },
          { title: words.cost, cells: 'long', render: ({ project: { cost } }) => (cost === null ? '' : words.costOf({ ...cost, classes: cost.oversizeClasses })) },
        ]}
      />
      <p className="legend">{words.costNote(language === 'zh' ? rate.basis : '')}</p>
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
