import type { SourceKind, TaskCategory } from '@junheng/core/dispatch/task.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Replies } from './Replies.tsx'
import { sourceQuery, useAddTask, useExcuse, type SourceReply } from './queries.ts'

/** A document sentence by sentence: each demand has its tasks, its reason, or stands out as silent. */
export function Lines({ id }: { readonly id: string }) {
  const words = useWords()
  return (
    <Await result={useQuery(sourceQuery(id))}>
      {(source) => (
        <Section id="lines" title={source.title} aside={<Link to="/tasks" search={{ tab: 'sources' }}>{words.close}</Link>}>
          <ol className="lines">
            {source.lines.map((line) => (
              <Line key={line.position} source={source} line={line} />
            ))}
          </ol>
          <Replies source={source} />
        </Section>
      )}
    </Await>
  )
}

type LineProps = { readonly source: SourceReply; readonly line: SourceReply['lines'][number] }

function Line({ source, line }: LineProps) {
  const words = useWords()
  const may = useMay()
  const { text, demand, noTaskReason, tasks } = line
  const isSilent = demand && tasks.length === 0 && noTaskReason === null
  return (
    <li className={isSilent ? 'silent' : undefined}>
      {text}{' '}
      {tasks.map((task) => (
        <Link key={task} to="/tasks" search={{ task }} className="line-task">
          {task}
        </Link>
      ))}
      {noTaskReason === null ? null : <small>{words.tasks.noTask(noTaskReason)}</small>}
      {isSilent ? <strong>{words.tasks.isSilent}</strong> : null}
      {isSilent && may('dispatch.manage') ? <Handle source={source} line={line} /> : null}
    </li>
  )
}

/** Of the tasks that a document of some kinds asks for. */
const categoryOf: { readonly [kind in SourceKind]?: TaskCategory } = { instruction: 'instruction', proposal: 'oversight' }

/** A silent sentence becomes a task, or says why it does not. */
function Handle({ source, line: { position, text } }: LineProps) {
  const words = useWords()
  const add = useAddTask()
  const excuse = useExcuse(source.id)
  const [draft, setDraft] = useState({ owner: '', due: '', reason: '' })
  const make = () =>
    add.mutate({ year: source.year, category: categoryOf[source.kind] ?? 'ordinary', goal: text.slice(0, 200), measure: '', owner: draft.owner, helpers: [], due: draft.due, source: { document: source.id, sentence: position }, parent: null, project: null, field: null })
  return (
    <div className="form no-print">
      <Field label={words.tasks.owner} maxLength={40} value={draft.owner} onType={(owner) => setDraft({ ...draft, owner })} />
      <Field label={words.tasks.due} type="date" value={draft.due} onType={(due) => setDraft({ ...draft, due })} />
      <Button type="primary" loading={add.isPending} disabled={draft.owner.trim() === '' || draft.due === ''} onClick={make}>
        {words.tasks.make}
      </Button>
      <Field label={words.tasks.noTaskReason} maxLength={300} value={draft.reason} onType={(reason) => setDraft({ ...draft, reason })} />
      <Button loading={excuse.isPending} disabled={draft.reason.trim().length < 2} onClick={() => excuse.mutate({ position, noTaskReason: draft.reason })}>
        {words.tasks.excuse}
      </Button>
      {add.isError ? <Trouble error={add.error} /> : null}
      {excuse.isError ? <Trouble error={excuse.error} /> : null}
    </div>
  )
}
