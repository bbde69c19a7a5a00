import type { TaskDraft, TaskView } from '@junheng/contract/tasks.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { useChangeTask } from './queries.ts'

/** Goal, owner and date; what is given up needs the number of a decision. Removing it, too. */
export function ChangeTask({ view: { task, version } }: { readonly view: TaskView }) {
  const words = useWords()
  const change = useChangeTask(task.id)
  const [draft, setDraft] = useState({ goal: task.goal, owner: task.owner, due: task.due, reason: '', decision: '' })
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const { id: _id, year: _year, ...rest } = task
  const send = (after: TaskDraft | null) => change.mutate({ version, reason: draft.reason, decision: draft.decision.trim() === '' ? null : draft.decision, task: after })
  const whole: TaskDraft = { ...rest, helpers: [...rest.helpers], goal: draft.goal, owner: draft.owner, due: draft.due }
  return (
    <details className="no-print">
      <summary>{words.tasks.change}</summary>
      <div className="form">
        <Field label={words.tasks.goal} maxLength={200} value={draft.goal} onType={(goal) => set({ goal })} />
        <Field label={words.tasks.owner} maxLength={40} value={draft.owner} onType={(owner) => set({ owner })} />
        <Field label={words.tasks.due} type="date" value={draft.due} onType={(due) => set({ due })} />
        <Field label={words.tasks.reason} maxLength={300} value={draft.reason} onType={(reason) => set({ reason })} />
        <Field label={words.tasks.decision} maxLength={60} hint={words.tasks.decisionHint} value={draft.decision} onType={(decision) => set({ decision })} />
        {change.isError ? <Trouble error={change.error} /> : null}
        <span className="row-actions">
          <Button type="primary" loading={change.isPending} disabled={draft.reason.trim() === ''} onClick={() => send(whole)}>
            {words.tasks.save}
          </Button>
          <Button danger disabled={change.isPending || draft.reason.trim() === ''} onClick={() => send(null)}>
            {words.tasks.remove}
          </Button>
        </span>
      </div>
    </details>
  )
}
