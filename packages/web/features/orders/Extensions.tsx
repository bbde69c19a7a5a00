import type { ExtensionView } from '@junheng/contract/orders.ts'
import type { Subject } from '@junheng/core/dispatch/order.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { programmeQuery } from '../projects/queries.ts'
import { nodesToReport } from '../tasks/duties.ts'
import { AskExtension } from './AskExtension.tsx'
import { useDecideExtension, type OrdersReply } from './queries.ts'
import { subjectKey, SubjectLink } from './SubjectLink.tsx'

/** 延期: those to decide first; the planned day is struck through where another was granted. */
export function Extensions({ reply: { extensions, office, today } }: { readonly reply: OrdersReply }) {
  const words = useWords()
  const may = useMay()
  return (
    <>
      {may('task.answer') ? <AskForOwn office={office} today={today} /> : null}
      <Table<ExtensionView>
        label={words.orders.tabs.extensions}
        rows={extensions}
        keyOf={({ id }) => id}
        empty={words.orders.noExtensions}
        columns={[
          { title: words.orders.matter, head: true, render: ({ subject, matter }) => <SubjectLink subject={subject}>{matter}</SubjectLink> },
          { title: words.orders.office, render: ({ office }) => office },
          { title: words.orders.first, render: ({ first, verdict }) => <span className="date">{verdict?.granted === true ? <del>{first ?? '—'}</del> : (first ?? '—')}</span> },
          { title: words.orders.until, render: ({ until }) => <span className="date">{until}</span> },
          { title: words.orders.extensionReason, render: ({ reason, askedOn, by }) => `${reason}（${askedOn} ${by}）` },
          { title: words.orders.verdict, render: (extension) => <Verdict extension={extension} isOwn={extension.office === office} /> },
        ]}
      />
    </>
  )
}

function Verdict({ extension: { id, verdict }, isOwn }: { readonly extension: ExtensionView; readonly isOwn: boolean }) {
  const words = useWords()
  const may = useMay()
  if (verdict !== null) return <>{words.orders.decided(verdict)}</>
  return may('dispatch.manage') && !isOwn ? <Decide id={id} /> : <>{words.orders.undecided}</>
}

function Decide({ id }: { readonly id: string }) {
  const words = useWords()
  const decide = useDecideExtension(id)
  const [draft, setDraft] = useState({ decision: '', reason: '' })
  const send = (granted: boolean) => decide.mutate({ granted, decision: granted ? said(draft.decision) : null, reason: said(draft.reason) })
  return (
    <div className="form no-print">
      <Field label={words.tasks.decision} maxLength={60} value={draft.decision} onType={(decision) => setDraft({ ...draft, decision })} />
      <Field label={words.tasks.reason} maxLength={300} value={draft.reason} onType={(reason) => setDraft({ ...draft, reason })} />
      <span className="row-actions">
        <Button size="small" disabled={decide.isPending || draft.decision.trim().length < 2} onClick={() => send(true)}>
          {words.orders.grant}
        </Button>
        <Button size="small" disabled={decide.isPending || draft.reason.trim().length < 2} onClick={() => send(false)}>
          {words.orders.refuse}
        </Button>
      </span>
      {decide.isError ? <Trouble error={decide.error} /> : null}
    </div>
  )
}

const said = (text: string) => (text.trim() === '' ? null : text.trim())

/** Whoever owns a node asks for it, with or without an order. */
function AskForOwn({ office, today }: { readonly office: string; readonly today: string }) {
  const words = useWords()
  const [chosen, setChosen] = useState<string>()
  return (
    <Section id="ask" title={words.orders.askExtension}>
      <Await result={useQuery(programmeQuery)}>
        {(programme) => {
          const own = nodesToReport(office, programme).map(({ project, node }) => ({ subject: { project: project.id, node: node.id } satisfies Subject, label: `${project.name}：${node.name}` }))
          const subject = own.find((one) => subjectKey(one.subject) === chosen)?.subject
          if (own.length === 0) return <p className="empty">{words.home.noNodes}</p>
          return (
            <>
              <Choice label={words.orders.matter} value={chosen ?? ''} none={words.orders.choose} options={own.map((one) => ({ value: subjectKey(one.subject), label: one.label }))} onChange={setChosen} />
              {subject === undefined ? null : <AskExtension key={chosen} subject={subject} today={today} />}
            </>
          )
        }}
      </Await>
    </Section>
  )
}
