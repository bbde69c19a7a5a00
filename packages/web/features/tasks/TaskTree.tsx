import { categoryWords } from '@junheng/contract/words/dispatch.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { given } from '../../app/search.ts'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import { inTree, officesIn } from './tree.ts'
import { OneTask } from './OneTask.tsx'
import { useSign, type TasksReply } from './queries.ts'

const route = getRouteApi('/tasks')

/** The tasks of the year, each below the one it is a part of, and the one that is opened. */
export function TaskTree({ reply }: { readonly reply: TasksReply }) {
  const words = useWords()
  const { office, task } = route.useSearch()
  const navigate = route.useNavigate()
  const all = reply.tasks.filter(({ removedOn }) => removedOn === null)
  const shown = inTree(all).filter(({ view }) => office === undefined || view.task.owner === office || view.task.helpers.includes(office))
  const late = all.filter(({ unsigned }) => unsigned.length > 0).length
  return (
    <>
      <p className="sentence">{words.tasks.sum({ year: reply.year, tasks: all.length, unsigned: late, days: reply.signDays })}</p>
      <div className="filters">
        <Choice label={words.tasks.office} none={words.tasks.everyOffice} value={office ?? ''} options={officesIn(all).map((value) => ({ value, label: value }))} onChange={(value) => void navigate({ search: (before) => given({ ...before, office: value }), replace: true })} />
      </div>
      {task === undefined ? null : <OneTask key={task} id={task} office={reply.office} today={reply.today} />}
      <Section id="tree" title={words.tasks.found(shown.length)}>
        <Table
          label={words.tasks.tabs.tree}
          tall={false}
          rows={shown}
          keyOf={({ view }) => view.task.id}
          rowIs={({ depth }) => ({ className: depth === 0 ? undefined : 'part' })}
          columns={[
            { title: words.tasks.goal, head: true, cells: 'long', render: ({ view }) => <Goal task={view.task} /> },
            { title: words.projects.status, render: ({ view }) => <StatusSign status={view.status} /> },
            { title: words.tasks.owner, render: ({ view }) => view.task.owner },
            { title: words.tasks.due, cells: 'date', render: ({ view }) => view.due },
            { title: words.tasks.signing, cells: 'middling', render: ({ view }) => <Signing view={view} office={reply.office} /> },
            { title: words.tasks.origin, cells: 'middling', render: ({ view: { sentence } }) => (sentence === null ? '—' : <Link to="/tasks" search={{ tab: 'sources', source: sentence.document }}>{words.tasks.at(sentence.title, sentence.position + 1)}</Link>) },
          ]}
        />
      </Section>
    </>
  )
}

type TaskView = TasksReply['tasks'][number]

function Goal({ task: { id, goal, category } }: Pick<TaskView, 'task'>) {
  const language = useLanguage()
  const search = route.useSearch()
  return (
    <>
      <Link to="/tasks" search={{ ...search, task: id }}>
        {goal}
      </Link>{' '}
      <small className="line">
        {id} · {categoryWords[category][language]}
      </small>
    </>
  )
}

/** Who has not signed yet; the reader's own office signs here. */
function Signing({ view: { task, missing, unsigned }, office }: { readonly view: TaskView; readonly office: string }) {
  const words = useWords()
  if (missing.includes(office)) return <SignButton id={task.id} />
  return missing.length === 0 ? words.tasks.allSigned : words.tasks.missing(missing.join(words.rope.comma), unsigned.length > 0)
}

/** One click signs for one's own office. */
export function SignButton({ id }: { readonly id: string }) {
  const words = useWords()
  const sign = useSign()
  return (
    <>
      <Button size="small" type="primary" loading={sign.isPending} onClick={() => sign.mutate(id)}>
        {words.tasks.sign}
      </Button>
      {sign.isError ? <Trouble error={sign.error} /> : null}
    </>
  )
}
