import { answerChecklistItem, getChecklist, type ChecklistItem } from '@junheng/contract/checklist.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Sign } from '../../ui/Sign.tsx'

const checklistQuery = query(getChecklist)
const groups = ['government', 'quality', 'recognition', 'veto'] as const

/** 15 + 9 + 1 further items: what the snapshot measures is shown as measured, the rest is answered with evidence. */
export function ChecklistPage() {
  const words = useWords()
  const items = useQuery(checklistQuery)
  return (
    <Page title={words.titles.checklist} actions={<PrintButton />}>
      <Await result={items} empty={{ when: (items) => items.length === 0, say: words.checklist.none }}>
        {(items) => (
          <>
            <Summary items={items} />
            {groups.map((group) => (
              <Group key={group} group={group} items={items.filter((item) => item.group === group)} />
            ))}
          </>
        )}
      </Await>
    </Page>
  )
}

function Summary({ items }: { readonly items: readonly ChecklistItem[] }) {
  const words = useWords()
  const having = (verdict: string): string => count(items.filter((item) => standing(item) === verdict).length)
  return <p className="sentence">{words.checklist.summary({ of: count(items.length), met: having('met'), short: having('short'), unknown: having('unknown') })}</p>
}

function Group({ group, items }: { readonly group: (typeof groups)[number]; readonly items: readonly ChecklistItem[] }) {
  const words = useWords()
  if (items.length === 0) return null
  return (
    <Section id={group} title={`${words.checklist.groups[group]}（${items.length}）`}>
      <ol className="checklist">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
    </Section>
  )
}

/** What was measured goes before what was said. */
const standing = (item: ChecklistItem): 'met' | 'short' | 'unknown' => item.measured?.verdict ?? item.answer?.verdict ?? 'unknown'

function Item({ item }: { readonly item: ChecklistItem }) {
  const words = useWords()
  const language = useLanguage()
  const may = useMay()
  return (
    <li>
      <p>
        <strong>{item.title[language]}</strong>{' '}
        <small>
          {item.document} {item.clause}
        </small>
      </p>
      <p>
        <Sign verdict={standing(item)} /> <small>{item.measured === null ? (item.answer === null ? words.checklist.unanswered : words.checklist.answered) : words.checklist.measured}</small>
      </p>
      {item.measured === null ? null : <Measured measured={item.measured} />}
      {item.answer === null ? null : (
        <p>
          {item.measured === null ? null : <Sign verdict={item.answer.verdict} />} {item.answer.evidence} <small>{words.checklist.by(item.answer.by, item.answer.on)}</small>
        </p>
      )}
      {may('checklist.answer') ? <Answer item={item} /> : null}
    </li>
  )
}

function Measured({ measured }: { readonly measured: NonNullable<ChecklistItem['measured']> }) {
  const words = useWords()
  const language = useLanguage()
  if (measured.failing.length === 0) return null
  return (
    <details>
      <summary>{words.checklist.failing(measured.failing.length)}</summary>
      <ul>
        {measured.failing.map((school, at) => (
          <li key={`${school.school} ${at}`}>
            {words.checklist.failure(school.name, school.found?.[language] ?? words.unreported, school.line[language])}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Answer({ item }: { readonly item: ChecklistItem }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <Form item={item} onDone={() => setOpen(false)} />
  ) : (
    <Button size="small" className="no-print" onClick={() => setOpen(true)} aria-label={`${item.answer === null ? words.checklist.answer : words.checklist.revise}：${item.id}`}>
      {item.answer === null ? words.checklist.answer : words.checklist.revise}
    </Button>
  )
}

function Form({ item, onDone }: { readonly item: ChecklistItem; readonly onDone: () => void }) {
  const words = useWords()
  const { today } = useSession()
  const client = useQueryClient()
  const [verdict, setVerdict] = useState(item.answer?.verdict ?? 'unknown')
  const [evidence, setEvidence] = useState(item.answer?.evidence ?? '')
  const [on, setOn] = useState(item.answer?.on ?? today)
  const [evidenceId, onId] = [useId(), useId()]
  const send = useMutation({
    mutationFn: () => call(answerChecklistItem, { params: { item: item.id }, body: { verdict, evidence, on } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [getChecklist.path] })
      onDone()
    },
  })
  return (
    <form
      className="panel no-print"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <Choice label={words.judgement.verdict} value={verdict} options={(['met', 'short', 'unknown'] as const).map((value) => ({ value, label: words.verdicts[value] }))} onChange={(chosen) => setVerdict(chosen ?? 'unknown')} />
      <span className="field">
        <label htmlFor={evidenceId}>{words.checklist.evidence}</label>
        <textarea id={evidenceId} required minLength={4} maxLength={2000} rows={3} value={evidence} onChange={({ target }) => setEvidence(target.value)} />
      </span>
      <span className="field">
        <label htmlFor={onId}>{words.checklist.on}</label>
        <input id={onId} type="date" required value={on} onChange={({ target }) => setOn(target.value)} />
      </span>
      {send.isError ? <Trouble error={send.error} /> : null}
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {words.save}
      </Button>{' '}
      <Button onClick={onDone}>{words.cancel}</Button>
    </form>
  )
}
