import { replyWords } from '@junheng/contract/words/dispatch.ts'
import { bureau } from '@junheng/core/dispatch/offices.ts'
import { standingReplies } from '@junheng/core/dispatch/source-replies.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Faults } from '../projects/Faults.tsx'
import { useReplyToSource, type NewReply, type SourceReply, type SourcesReply } from './queries.ts'

/** Where the reply to a document stands: its state in words, and the days left, or the days by which it was late. */
export function ReplyState({ source: { reply, replyDue } }: { readonly source: Pick<SourcesReply[number], 'reply' | 'replyDue'> }) {
  const words = useWords()
  const language = useLanguage()
  if (reply === null) return '—'
  const { state, daysLeft, workingDaysLeft, daysLate } = reply
  const days = daysLeft !== null ? words.tasks.replyLeft(daysLeft, workingDaysLeft!) : daysLate > 0 ? words.tasks.replyLate(daysLate) : ''
  return (
    <>
      {state === 'overdue' ? <strong className="flag">{replyWords[state][language]}</strong> : replyWords[state][language]} <small className="line">{[replyDue === null ? words.tasks.noReplyDay : words.tasks.replyBy(replyDue), days].join(' ')}</small>
    </>
  )
}

/** 答复: what was written back, corrected ones struck through; whoever sees to it adds one, or corrects one. */
export function Replies({ source }: { readonly source: SourceReply }) {
  const words = useWords()
  const may = useMay()
  if (source.reply === null) return null
  const standing = standingReplies(source.replies)
  return (
    <>
      <h3>{words.tasks.replies}</h3>
      <p>
        <ReplyState source={source} />
      </p>
      {source.replies.length === 0 ? <p className="empty">{words.tasks.noReply}</p> : null}
      <ul>
        {source.replies.map((reply) => (
          <li key={reply.id}>
            <Said reply={reply} stands={standing.includes(reply)} />
          </li>
        ))}
      </ul>
      {may('dispatch.manage') ? <AddReply key={source.replies.length} source={source} standing={standing} /> : null}
    </>
  )
}

type Reply = SourceReply['replies'][number]

function Said({ reply: { on, number, office, text, by, reason }, stands }: { readonly reply: Reply; readonly stands: boolean }) {
  const words = useWords()
  const said = `${[on, office, number].filter((part) => part !== null).join(' ')}${words.rope.colon}${text}`
  return (
    <>
      {stands ? said : <del>{said}</del>} <small>{`${words.tasks.recordedBy(by)}${reason === null ? '' : ` ${words.tasks.correctedFor(reason)}`}`}</small>
    </>
  )
}

/** As it is typed; nothing typed is none. */
const blank = { number: '', office: bureau, text: '', corrects: '', reason: '' }
type Draft = typeof blank & { readonly on: string }

const bodyOf = ({ number, corrects, reason, ...said }: Draft): NewReply => ({ ...said, number: given(number), corrects: given(corrects), reason: corrects === '' ? null : reason })
const given = (typed: string) => (typed.trim() === '' ? null : typed)

function isWhole({ on, office, text, corrects, reason }: Draft): boolean {
  return on !== '' && office.trim() !== '' && text.trim().length >= 2 && (corrects === '' || reason.trim().length >= 2)
}

function AddReply({ source, standing }: { readonly source: SourceReply; readonly standing: readonly Reply[] }) {
  const words = useWords()
  const { today } = useSession()
  const textId = useId()
  const send = useReplyToSource(source.id)
  const [draft, setDraft] = useState<Draft>({ ...blank, on: today })
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const corrects = draft.corrects !== ''
  return (
    <div className="form no-print">
      {standing.length === 0 ? null : <Choice label={words.tasks.corrects} value={draft.corrects} none={words.tasks.correctsNone} options={standing.map(({ id, on, number }) => ({ value: id, label: `${on} ${number ?? ''}` }))} onChange={(id) => set({ corrects: id ?? '' })} />}
      <Field label={words.tasks.repliedOn} type="date" value={draft.on} max={today} onType={(on) => set({ on })} />
      <Field label={words.tasks.replyOffice} maxLength={40} value={draft.office} onType={(office) => set({ office })} />
      <Field label={words.tasks.number} maxLength={60} value={draft.number} onType={(number) => set({ number })} />
      <span className="field body-field">
        <label htmlFor={textId}>{words.tasks.replyText}</label>
        <textarea id={textId} rows={3} maxLength={2000} value={draft.text} onChange={({ target }) => set({ text: target.value })} />
      </span>
      {corrects ? <Field label={words.tasks.correctionReason} maxLength={300} value={draft.reason} onType={(reason) => set({ reason })} /> : null}
      {send.isError ? <Faults error={send.error} /> : null}
      <Button type="primary" loading={send.isPending} disabled={!isWhole(draft)} onClick={() => send.mutate(bodyOf(draft))}>
        {corrects ? words.tasks.correctReply : words.tasks.recordReply}
      </Button>
    </div>
  )
}
