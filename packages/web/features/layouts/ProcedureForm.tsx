import type { ScenarioReply } from '@junheng/contract/layouts.ts'
import { procedureSteps } from '@junheng/core/planning/layout/procedure.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { bodyOf, draftOf, type ProcedureDraft } from './draft.ts'
import { useRecord } from './queries.ts'

interface PartProps {
  readonly draft: ProcedureDraft
  readonly onChange: (draft: ProcedureDraft) => void
}

/** Days and papers of every step, the hearing, objections with replies, who was asked. */
export function ProcedureForm({ reply }: { readonly reply: ScenarioReply }) {
  const words = useWords()
  const said = words.layout.procedure
  const may = useMay()
  const [draft, setDraft] = useState(() => draftOf(reply.procedure))
  const record = useRecord(reply.scenario.id)
  if (!may('layout.plan')) return null
  return (
    <Section id="record" title={said.record}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          record.mutate(bodyOf(draft))
        }}
      >
        <Steps draft={draft} onChange={setDraft} />
        <Hearing draft={draft} onChange={setDraft} />
        <Objections draft={draft} onChange={setDraft} />
        <TextArea label={said.inspection} value={draft.noBedsOrMeals} onChange={(noBedsOrMeals) => setDraft({ ...draft, noBedsOrMeals })} />
        <Button htmlType="submit" loading={record.isPending}>
          {words.save}
        </Button>
        {record.isError ? <Trouble error={record.error} /> : null}
      </form>
    </Section>
  )
}

function Steps({ draft, onChange }: PartProps) {
  const said = useWords().layout.procedure
  const set = (step: (typeof procedureSteps)[number], field: 'from' | 'until' | 'paper', value: string) => onChange({ ...draft, steps: { ...draft.steps, [step]: { ...draft.steps[step], [field]: value } } })
  return (
    <Table
      label={said.record}
      rows={procedureSteps}
      keyOf={(step) => step}
      columns={[
        { title: said.step, head: true, render: (step) => <>{said.steps[step]} <small>{said.basis[step]}</small></> },
        { title: said.from, render: (step) => <input type="date" aria-label={`${said.steps[step]} ${said.from}`} value={draft.steps[step].from} onChange={({ target }) => set(step, 'from', target.value)} /> },
        { title: said.until, render: (step) => <input type="date" aria-label={`${said.steps[step]} ${said.until}`} value={draft.steps[step].until} onChange={({ target }) => set(step, 'until', target.value)} /> },
        { title: said.paper, render: (step) => <input aria-label={`${said.steps[step]} ${said.paper}`} value={draft.steps[step].paper} onChange={({ target }) => set(step, 'paper', target.value)} /> },
      ]}
    />
  )
}

function Hearing({ draft, onChange }: PartProps) {
  const said = useWords().layout.procedure
  const id = useId()
  return (
    <div className="filters">
      {(['representatives', 'against', 'parentsAsked', 'parentsAgainst'] as const).map((field) => (
        <span className="choice" key={field}>
          <label htmlFor={`${id}${field}`}>{said.hearing[field]}</label>
          <input id={`${id}${field}`} type="number" min={0} value={draft.hearing[field]} onChange={({ target }) => onChange({ ...draft, hearing: { ...draft.hearing, [field]: target.value } })} />
        </span>
      ))}
    </div>
  )
}

function Objections({ draft, onChange }: PartProps) {
  const said = useWords().layout.procedure
  const set = (at: number, field: 'from' | 'text' | 'reply', value: string) => onChange({ ...draft, objections: draft.objections.map((each, i) => (i === at ? { ...each, [field]: value } : each)) })
  return (
    <>
      <h3>{said.objections}</h3>
      {draft.objections.map((each, at) => (
        // Objections have no id of their own; their order does not change while they are typed.
        // eslint-disable-next-line react/no-array-index-key
        <div className="filters" key={at}>
          {(['from', 'text', 'reply'] as const).map((field) => (
            <input key={field} aria-label={said.objection[field]} placeholder={said.objection[field]} value={each[field]} onChange={({ target }) => set(at, field, target.value)} />
          ))}
        </div>
      ))}
      <Button onClick={() => onChange({ ...draft, objections: [...draft.objections, { from: '', text: '', reply: '' }] })}>{said.addObjection}</Button>
      <TextArea label={said.askedWhom} value={draft.askedWhom} onChange={(askedWhom) => onChange({ ...draft, askedWhom })} />
    </>
  )
}

function TextArea({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId()
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={2} value={value} onChange={({ target }) => onChange(target.value)} />
    </p>
  )
}
