import { blockerKinds, policyLevels } from '@junheng/contract/dispatch.ts'
import { blockerWords } from '@junheng/contract/words/dispatch.ts'
import type { BlockerKind } from '@junheng/core/dispatch/node-ledger.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import { Alert, Button } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useNodeEntry, type NodeEntry } from '../dispatch/queries.ts'
import { faultsOf } from './Faults.tsx'
import { mayConfirm, mayEnter, type NodeView } from './node-view.ts'

interface EntriesProps {
  readonly project: string
  readonly view: NodeView
  readonly today: string
}

/** What is taken down of a node beside its reports: papers that pass, what blocks it, and 销号 by another office. */
export function NodeEntries({ project, view: { node }, today }: EntriesProps) {
  const words = useWords()
  const session = useSession()
  const entry = useNodeEntry(project, node.id)
  const form = { entry, today }
  return (
    <section className="node-entries no-print" aria-label={words.entries.title}>
      {mayConfirm(session, node) ? <ConfirmationForm {...form} /> : null}
      {mayEnter(session, node) && node.actualFinish === undefined ? (
        <>
          <HandoverForm {...form} />
          <BlockerForm {...form} />
        </>
      ) : null}
      {entry.isError && faultsOf(entry.error).length === 0 ? <Trouble error={entry.error} /> : null}
      {entry.isSuccess ? <Alert type="success" showIcon role="status" title={words.entries.taken} /> : null}
    </section>
  )
}

interface FormProps {
  readonly entry: ReturnType<typeof useNodeEntry>
  readonly today: string
}

/** A form that opens under its own name: only what happens is asked for. */
function Fold({ title, onSend, children }: { readonly title: string; readonly onSend: () => void; readonly children: ReactNode }) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <details>
      <summary>{title}</summary>
      <form className="report-form" noValidate onSubmit={send}>
        {children}
      </form>
    </details>
  )
}

/** 送审、退回: a return says why. */
function HandoverForm({ entry, today }: FormProps) {
  const words = useWords()
  const [draft, setDraft] = useState({ kind: 'submitted' as 'submitted' | 'returned', on: today, reason: '' })
  const body = { ...draft, reason: said(draft.reason) }
  const options = (['submitted', 'returned'] as const).map((value) => ({ value, label: words.entries[value] }))
  return (
    <Fold title={words.entries.handover} onSend={() => entry.mutate({ kind: 'handover', body })}>
      <Toggle label={words.entries.handover} value={draft.kind} options={options} onChange={(kind) => setDraft({ ...draft, kind })} />
      <div className="form">
        <Field label={words.entries.on} type="date" max={today} value={draft.on} onType={(on) => setDraft({ ...draft, on })} />
        <Field label={words.entries.reason} hint={draft.kind === 'returned' ? words.entries.returnReason : undefined} maxLength={300} value={draft.reason} onType={(reason) => setDraft({ ...draft, reason })} />
      </div>
      <Button htmlType="submit" loading={entry.isPending} disabled={draft.kind === 'returned' && body.reason === null}>
        {words.entries.take}
      </Button>
    </Fold>
  )
}

type BlockerBody = Extract<NodeEntry, { readonly kind: 'blocker' }>['body']
interface BlockerDraft extends Omit<BlockerBody, 'level' | 'document'> {
  readonly level: NonNullable<BlockerBody['level']>
  readonly document: string
}

/** Days until a blocker is looked at again, unless said otherwise. */
const nextLook = 7

/** 卡点, with whom it waits for and when somebody looks next. Of a policy from above also the level and the paper. */
function BlockerForm({ entry, today }: FormProps) {
  const words = useWords()
  const language = useLanguage()
  const [draft, setDraft] = useState<BlockerDraft>({ kind: 'department', waitsFor: '', level: 'province', document: '', what: '', since: today, nextCheckOn: addDays(today, nextLook) })
  const change = (part: Partial<BlockerDraft>) => setDraft({ ...draft, ...part })
  const faults = faultsOf(entry.error)
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.[language]
  return (
    <Fold title={words.entries.blocker} onSend={() => entry.mutate({ kind: 'blocker', body: blockerOf(draft) } satisfies NodeEntry)}>
      <div className="form">
        <Choice<BlockerKind> label={words.entries.kind} value={draft.kind} options={blockerKinds.map((value) => ({ value, label: blockerWords[value][language] }))} onChange={(kind) => change({ kind: kind ?? draft.kind })} />
        <Field label={words.rope.waitsFor} maxLength={40} value={draft.waitsFor} onType={(waitsFor) => change({ waitsFor })} />
        <Field label={words.entries.what} maxLength={300} value={draft.what} onType={(what) => change({ what })} />
        {draft.kind === 'policy' ? <PolicyFields draft={draft} faultOf={faultOf} onChange={change} /> : null}
        <Field label={words.rope.since} type="date" max={today} value={draft.since} fault={faultOf('since')} onType={(since) => change({ since })} />
        <Field label={words.rope.nextCheck} type="date" min={today} value={draft.nextCheckOn} fault={faultOf('nextCheckOn')} onType={(nextCheckOn) => change({ nextCheckOn })} />
      </div>
      <Button htmlType="submit" loading={entry.isPending} disabled={draft.waitsFor.trim() === '' || draft.what.trim().length < 2}>
        {words.entries.take}
      </Button>
    </Fold>
  )
}

interface PolicyProps {
  readonly draft: BlockerDraft
  readonly faultOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<BlockerDraft>) => void
}

function PolicyFields({ draft, faultOf, onChange }: PolicyProps) {
  const words = useWords()
  return (
    <>
      <Choice label={words.entries.level} value={draft.level} options={policyLevels.map((value) => ({ value, label: words.entries.levels[value] }))} onChange={(level) => onChange({ level: level ?? draft.level })} />
      <Field label={words.entries.document} maxLength={200} value={draft.document} fault={faultOf('document')} onType={(document) => onChange({ document })} />
    </>
  )
}

/** Level and paper only where a policy is waited for. */
function blockerOf({ level, document, ...rest }: BlockerDraft): BlockerBody {
  return rest.kind === 'policy' ? { ...rest, level, document: said(document) } : { ...rest, level: null, document: null }
}

/** 销号 by another office than the owner; a refusal says why. */
function ConfirmationForm({ entry }: FormProps) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const send = (verdict: 'confirmed' | 'refused') => entry.mutate({ kind: 'confirmation', body: { verdict, reason: said(reason) } })
  return (
    <Fold title={words.entries.confirmation} onSend={() => send('confirmed')}>
      <p className="legend">{words.entries.look}</p>
      <Field label={words.tasks.refusalReason} maxLength={300} value={reason} onType={setReason} />
      <span className="row-actions">
        <Button type="primary" htmlType="submit" loading={entry.isPending}>
          {words.tasks.confirm}
        </Button>
        <Button disabled={entry.isPending || said(reason) === null} onClick={() => send('refused')}>
          {words.tasks.refuse}
        </Button>
      </span>
    </Fold>
  )
}

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())
