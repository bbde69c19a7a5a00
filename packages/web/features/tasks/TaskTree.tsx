import { categoryWords } from '@junheng/contract/words/dispatch.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { given } from '../../app/search.ts'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
        <Scroll label={words.tasks.tabs.tree}>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{words.tasks.goal}</th>
                <th scope="col">{words.projects.status}</th>
                <th scope="col">{words.tasks.owner}</th>
                <th scope="col">{words.tasks.due}</th>
                <th scope="col">{words.tasks.signing}</th>
                <th scope="col">{words.tasks.origin}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ view, depth }) => (
                <Row key={view.task.id} view={view} depth={depth} office={reply.office} />
              ))}
            </tbody>
          </table>
        </Scroll>
      </Section>
    </>
  )
}

function Row({ view, depth, office }: { readonly view: TasksReply['tasks'][number]; readonly depth: number; readonly office: string }) {
  const words = useWords()
  const language = useLanguage()
  const search = route.useSearch()
  const { task, status, due, missing, unsigned, sentence } = view
  return (
    <tr>
      <th scope="row" className={depth === 0 ? 'long' : 'long part'}>
        <Link to="/tasks" search={{ ...search, task: task.id }}>
          {task.goal}
        </Link>{' '}
        <small className="line">
          {task.id} · {categoryWords[task.category][language]}
        </small>
      </th>
      <td>
        <StatusSign status={status} />
      </td>
      <td>{task.owner}</td>
      <td className="date">{due}</td>
      <td className="middling">{missing.includes(office) ? <SignButton id={task.id} /> : missing.length === 0 ? words.tasks.allSigned : words.tasks.missing(missing.join(words.rope.comma), unsigned.length > 0)}</td>
      <td className="middling">{sentence === null ? '—' : <Link to="/tasks" search={{ tab: 'sources', source: sentence.document }}>{words.tasks.at(sentence.title, sentence.position + 1)}</Link>}</td>
    </tr>
  )
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
