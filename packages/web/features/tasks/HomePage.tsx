import { owedBy, type Owed } from '@junheng/core/dispatch/owed.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { given } from '../../app/search.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Digest } from '../orders/Digest.tsx'
import { ropeQuery, type RopeReply } from '../dispatch/queries.ts'
import { programmeQuery, type ProgrammeReply } from '../projects/queries.ts'
import '../projects/projects.css'
import { BulkReport } from './BulkReport.tsx'
import { heldNodes, nodesToReport, ownersIn } from './duties.ts'
import { MyPremises } from './MyPremises.tsx'
import { MySchools } from './MySchools.tsx'
import { tasksQuery, type TasksReply } from './queries.ts'
import './tasks.css'
import { SignButton } from './TaskTree.tsx'

const route = getRouteApi('/home')

/** The most lines that are said at the top. */
const shown = 5

/** 我的事: what one's office owes today, in at most five lines, and its nodes to report on at once. */
export function HomePage() {
  const words = useWords()
  const programme = useQuery(programmeQuery)
  const rope = useQuery(ropeQuery())
  const tasks = useQuery(tasksQuery())
  return (
    <Page title={words.titles.home}>
      <Await result={programme}>{(programme) => <Await result={rope}>{(rope) => <Await result={tasks}>{(tasks) => <Duties programme={programme} rope={rope} tasks={tasks} />}</Await>}</Await>}</Await>
    </Page>
  )
}

interface DutiesProps {
  readonly programme: ProgrammeReply
  readonly rope: RopeReply
  readonly tasks: TasksReply
}

function Duties({ programme, rope, tasks }: DutiesProps) {
  const words = useWords()
  const may = useMay()
  const { user } = useSession()
  const navigate = route.useNavigate()
  const { office = tasks.office } = route.useSearch()
  const owed = owedBy(office, { nodes: heldNodes(rope, programme), tasks: tasks.tasks, today: tasks.today, withinDays: tasks.digestDays })
  const nodes = nodesToReport(office, programme)
  return (
    <>
      {may('dispatch.manage') ? (
        <div className="filters no-print">
          <Choice label={words.home.office} value={office} options={[...new Set([tasks.office, ...ownersIn(programme)])].map((value) => ({ value, label: value }))} onChange={(value) => void navigate({ search: given({ office: value }), replace: true })} />
        </div>
      ) : null}
      <p className="sentence">{words.home.owes(office, owed.length)}</p>
      <ol className="owed">
        {owed.slice(0, shown).map((one) => (
          <li key={one.kind === 'node' ? `${one.node.project} ${one.node.node}` : `${one.kind} ${one.task}`}>
            <OwedLine one={one} canSign={office === tasks.office} />
          </li>
        ))}
      </ol>
      {owed.length > shown ? <p className="legend">{words.home.more(owed.length - shown)}</p> : null}
      <Digest office={office} />
      {may('node.report') ? (
        <Section id="nodes" title={words.home.nodes}>
          <BulkReport key={office} nodes={nodes} today={tasks.today} mayReport={office === tasks.office || may('project.manage')} />
        </Section>
      ) : null}
      {user.township === undefined && user.schoolId === undefined ? null : <MySchools />}
      {user.township === undefined ? null : <MyPremises />}
    </>
  )
}

function OwedLine({ one, canSign }: { readonly one: Owed; readonly canSign: boolean }) {
  const words = useWords()
  if (one.kind === 'node') {
    const { project, projectName, node, name, daysLate, daysToCliff } = one.node
    const days = [...(daysLate > 0 ? [words.home.late(daysLate)] : []), daysToCliff === null ? words.home.noCliff : words.home.left(daysToCliff)].join(words.rope.comma)
    return (
      <Link to="/projects/$id" params={{ id: project }} search={{ node }}>
        {words.home.nodeLine(projectName, name, days)}
      </Link>
    )
  }
  const said = { sign: words.home.sign(one.goal), overdue: words.home.overdue(one.goal, -one.daysLeft), unreported: words.home.unreported(one.goal), due: words.home.due(one.goal, one.daysLeft) }[one.kind]
  return (
    <>
      <Link to="/tasks" search={{ task: one.task }}>
        {said}
      </Link>{' '}
      {one.kind === 'sign' && canSign ? <SignButton id={one.task} /> : null}
    </>
  )
}
