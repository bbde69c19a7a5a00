import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Fact } from '../projects/Fact.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import { ChangeTask } from './ChangeTask.tsx'
import { ConfirmTask, ReportTask } from './TaskAnswers.tsx'
import { taskQuery, type TaskDetail } from './queries.ts'

interface OneTaskProps {
  readonly id: string
  /** In whose name whoever reads acts. */
  readonly office: string
  readonly today: string
}

/** A task with its sentence, who has signed, what was reported, every version, and what whoever reads may do about it. */
export function OneTask({ id, office, today }: OneTaskProps) {
  const words = useWords()
  return (
    <Await result={useQuery(taskQuery(id))}>
      {(view) => (
        <Section id="task" title={`${view.task.id} ${view.task.goal}`} aside={<Link to="/tasks" search={{}}>{words.close}</Link>}>
          <dl className="facts">
            <What view={view} />
            <Progress view={view} />
          </dl>
          <Deeds view={view} office={office} today={today} />
        </Section>
      )}
    </Await>
  )
}

function What({ view: { task, status, due, sentence } }: { readonly view: TaskDetail }) {
  const words = useWords()
  return (
    <>
      <Fact term={words.projects.status}>
        <StatusSign status={status} />
      </Fact>
      <Fact term={words.tasks.origin}>{sentence === null ? '—' : `${sentence.title}：${sentence.text}`}</Fact>
      <Fact term={words.tasks.measure}>{task.measure === '' ? '—' : task.measure}</Fact>
      <Fact term={words.tasks.owner}>{task.owner}</Fact>
      <Fact term={words.tasks.helpers}>{task.helpers.join(words.rope.comma) || '—'}</Fact>
      <Fact term={words.tasks.due}>{due === task.due ? due : words.tasks.extended(task.due, due)}</Fact>
      {task.project === null ? null : (
        <Fact term={words.rope.project}>
          <Link to="/projects/$id" params={{ id: task.project.id }} search={task.project.node === null ? {} : { node: task.project.node }}>
            {task.project.id}
          </Link>
        </Fact>
      )}
    </>
  )
}

function Progress({ view: { signatures, missing, unsigned, report, versions } }: { readonly view: TaskDetail }) {
  const words = useWords()
  const signed = signatures.map((signature) => words.tasks.signedOn(signature.office, signature.on))
  const lacking = missing.length === 0 ? [] : [words.tasks.missing(missing.join(words.rope.comma), unsigned.length > 0)]
  return (
    <>
      <Fact term={words.tasks.signing}>{[...signed, ...lacking].join(words.rope.comma)}</Fact>
      <Fact term={words.tasks.report}>{report === null ? words.tasks.noReport : words.tasks.reported(report.on, report.progress)}</Fact>
      <Fact term={words.tasks.versions}>
        {versions.map((each) => (
          <span key={each.version} className="line">
            {words.tasks.version(each)} {each.changes.map(({ field, before, after }) => words.tasks.moved(field, before, after)).join(words.rope.comma)}
          </span>
        ))}
      </Fact>
    </>
  )
}

/** The owner reports, another office confirms, and whoever sees to the tasks changes them. */
function Deeds({ view, office, today }: { readonly view: TaskDetail; readonly office: string; readonly today: string }) {
  const may = useMay()
  const isOwner = view.task.owner === office
  const manages = may('dispatch.manage')
  if (view.removedOn !== null) return null
  return (
    <>
      {may('task.answer') && (isOwner || manages) ? <ReportTask view={view} today={today} /> : null}
      {manages && view.status === 'claimed' && !isOwner ? <ConfirmTask view={view} /> : null}
      {manages ? <ChangeTask view={view} /> : null}
    </>
  )
}
