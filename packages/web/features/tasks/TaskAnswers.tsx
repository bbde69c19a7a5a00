import { reportedWords } from '@junheng/contract/words/schedule.ts'
import type { TaskView } from '@junheng/contract/tasks.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useConfirmTask, useReportTask } from './queries.ts'

const states = ['notStarted', 'underWay', 'finished'] as const

/** State, progress and a note; a finish is today's. */
export function ReportTask({ view, today }: { readonly view: TaskView; readonly today: string }) {
  const words = useWords()
  const language = useLanguage()
  const report = useReportTask(view.task.id)
  const [draft, setDraft] = useState({ state: view.report?.state ?? 'underWay', progress: String(view.report?.progress ?? ''), note: '' })
  const send = () =>
    report.mutate({
      state: draft.state,
      finishedOn: draft.state === 'finished' ? today : null,
      progress: draft.progress === '' ? null : Number(draft.progress),
      asked: view.report?.asked ?? null,
      satisfied: view.report?.satisfied ?? null,
      note: draft.note.trim() === '' ? null : draft.note,
    })
  return (
    <div className="form no-print">
      <Toggle label={words.report.state} value={draft.state} options={states.map((value) => ({ value, label: reportedWords[value][language] }))} onChange={(state) => setDraft({ ...draft, state })} />
      <Field label={words.tasks.progress} type="number" min={0} max={100} value={draft.progress} onType={(progress) => setDraft({ ...draft, progress })} />
      <Field label={words.report.note} maxLength={1000} value={draft.note} onType={(note) => setDraft({ ...draft, note })} />
      {report.isError ? <Trouble error={report.error} /> : null}
      <Button type="primary" loading={report.isPending} onClick={send}>
        {words.report.send}
      </Button>
    </div>
  )
}

/** 销号 by another office, with a score where it is a reform task; a refusal says why. */
export function ConfirmTask({ view }: { readonly view: TaskView }) {
  const words = useWords()
  const confirm = useConfirmTask(view.task.id)
  const [quality, setQuality] = useState('')
  const [reason, setReason] = useState('')
  const send = (verdict: 'confirmed' | 'refused') => confirm.mutate({ verdict, reason: reason.trim() === '' ? null : reason, quality: quality === '' ? null : Number(quality) })
  return (
    <div className="form no-print">
      {view.task.category === 'reform' ? <Field label={words.tasks.quality} type="number" min={0} max={100} value={quality} onType={setQuality} /> : null}
      <Field label={words.tasks.refusalReason} maxLength={300} value={reason} onType={setReason} />
      {confirm.isError ? <Trouble error={confirm.error} /> : null}
      <span className="row-actions">
        <Button type="primary" loading={confirm.isPending} onClick={() => send('confirmed')}>
          {words.tasks.confirm}
        </Button>
        <Button disabled={confirm.isPending} onClick={() => send('refused')}>
          {words.tasks.refuse}
        </Button>
      </span>
    </div>
  )
}
