import { sourceKinds } from '@junheng/contract/tasks.ts'
import { proposalMonths, repliedKinds } from '@junheng/core/dispatch/source-replies.ts'
import { monthsAfter } from '@junheng/core/schedule/day.ts'
import type { SourceKind } from '@junheng/core/dispatch/task.ts'
import { sourceWords } from '@junheng/contract/words/dispatch.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { useAddSource, type NewSource } from './queries.ts'

/** A document is pasted once; its sentences are split as it is entered. */
export function AddSource() {
  const words = useWords()
  const language = useLanguage()
  const { today } = useSession()
  const navigate = useNavigate()
  const textId = useId()
  const add = useAddSource()
  const [draft, setDraft] = useState<NewSource>({ kind: 'speech', title: '', number: null, issuedOn: today, replyDue: null, body: '' })
  const set = (part: Partial<NewSource>) => setDraft({ ...draft, ...part })
  const send = () => add.mutate(draft, { onSuccess: ({ id }) => void navigate({ to: '/tasks', search: { tab: 'sources', source: id } }) })
  return (
    <Section id="add-source" title={words.tasks.addSource}>
      <div className="form no-print">
        <Choice label={words.tasks.kind} value={draft.kind} options={sourceKinds.map((value) => ({ value, label: sourceWords[value][language] }))} onChange={(kind = 'speech') => set({ kind, replyDue: usualDue(kind, draft.issuedOn) })} />
        <Field label={words.tasks.title} maxLength={120} value={draft.title} onType={(title) => set({ title })} />
        <Field label={words.tasks.number} maxLength={60} value={draft.number ?? ''} onType={(number) => set({ number: number.trim() === '' ? null : number })} />
        <Field label={words.tasks.issuedOn} type="date" value={draft.issuedOn} onType={(issuedOn) => set({ issuedOn, ...(draft.kind === 'proposal' && { replyDue: usualDue('proposal', issuedOn) }) })} />
        {repliedKinds.includes(draft.kind) ? <Field label={words.tasks.replyDue} type="date" value={draft.replyDue ?? ''} hint={draft.kind === 'proposal' ? words.tasks.proposalHint : undefined} onType={(day) => set({ replyDue: day === '' ? null : day })} /> : null}
        <span className="field body-field">
          <label htmlFor={textId}>{words.tasks.body}</label>
          <textarea id={textId} rows={6} value={draft.body} onChange={({ target }) => set({ body: target.value })} />
        </span>
        {add.isError ? <Trouble error={add.error} /> : null}
        <Button type="primary" loading={add.isPending} disabled={draft.title.trim().length < 2 || draft.body.trim().length < 2} onClick={send}>
          {words.tasks.split}
        </Button>
      </div>
    </Section>
  )
}

/** The law gives the reply to a suggestion its months; whoever wrote an instruction says the day. */
const usualDue = (kind: SourceKind, issuedOn: string) => (kind === 'proposal' && issuedOn !== '' ? monthsAfter(issuedOn, proposalMonths) : null)
