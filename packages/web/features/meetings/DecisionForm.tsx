import { decisionKinds, type DecisionKind } from '@junheng/contract/meetings.ts'
import { decisionWords } from '@junheng/contract/words/meetings.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { ApiProblem } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { namesIn } from './names.ts'
import { useDecide } from './queries.ts'

/** What a decision is about, and what the matter suggests. */
export interface DecisionSubject {
  readonly project: string
  readonly node: string
  readonly owner: string
  readonly text: string
  readonly dueOn: string
  /** The offices of the project, to be chosen from. */
  readonly offices: readonly string[]
}

interface DecisionFormProps {
  readonly meeting: string
  readonly suggested: string
  /** Null for a decision on no node. */
  readonly subject: DecisionSubject | null
}

/** Records a decision; what is wrong with it is said beside each field. */
export function DecisionForm({ meeting, suggested, subject }: DecisionFormProps) {
  const { meetings: words } = useWords()
  const language = useLanguage()
  const { today } = useSession()
  const decide = useDecide(meeting)
  const [kind, setKind] = useState<DecisionKind>(subject === null ? 'other' : 'hold')
  const [asked, setAsked] = useState(() => firstWish(suggested, subject, today))
  const type = (field: keyof typeof asked) => (value: string) => setAsked((before) => ({ ...before, [field]: value }))
  const faultOf = faultsIn(decide.error, language)
  const send = () => decide.mutate({ ...asked, kind, project: subject?.project ?? null, node: subject?.node ?? null, helpers: namesIn(asked.helpers) })
  const isComplete = asked.text.trim().length >= 2 && asked.owner.trim() !== '' && asked.dueOn !== '' && asked.checkOn !== ''
  return (
    <div className="decision-form" role="group" aria-label={words.decide}>
      <div className="form">
        <Field label={words.number} value={asked.number} maxLength={40} onType={type('number')} />
        <Choice label={words.kind} value={kind} options={decisionKinds.map((value) => ({ value, label: decisionWords[value][language] }))} onChange={(value) => setKind(value ?? 'other')} />
        <Field label={words.owner} value={asked.owner} maxLength={40} list="decision-offices" fault={faultOf('owner')} onType={type('owner')} />
        <datalist id="decision-offices">
          {(subject?.offices ?? []).map((office) => (
            <option key={office} value={office} />
          ))}
        </datalist>
        <Field label={words.helpers} value={asked.helpers} maxLength={200} onType={type('helpers')} />
        <Field label={words.dueOn} type="date" value={asked.dueOn} fault={faultOf('dueOn')} onType={type('dueOn')} />
        <Field label={words.checkOn} type="date" value={asked.checkOn} fault={faultOf('checkOn')} onType={type('checkOn')} />
      </div>
      <Field label={words.text} value={asked.text} maxLength={200} fault={faultOf('node') ?? faultOf('kind')} onType={type('text')} />
      <Button type="primary" disabled={!isComplete} loading={decide.isPending} onClick={send}>
        {words.record}
      </Button>
      {decide.error === null ? null : <Trouble error={decide.error} />}
    </div>
  )
}

function firstWish(number: string, subject: DecisionSubject | null, today: string) {
  const dueOn = subject?.dueOn ?? addDays(today, 14)
  const checkOn = addDays(today, 7) < dueOn ? addDays(today, 7) : dueOn
  return { number, text: subject?.text ?? '', owner: subject?.owner ?? '', helpers: '', dueOn, checkOn }
}

/** What the server found wrong, by field. */
function faultsIn(error: unknown, language: 'zh' | 'en'): (field: string) => string | undefined {
  const faults = error instanceof ApiProblem && error.code === 'decision_faulty' ? (error.details as { readonly faults: readonly { readonly field: string; readonly zh: string; readonly en: string }[] }).faults : []
  return (field) => faults.find((fault) => fault.field === field)?.[language]
}
