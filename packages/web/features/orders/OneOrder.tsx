import { getOrderFile, type OrderView } from '@junheng/contract/orders.ts'
import { orderWords } from '@junheng/contract/words/dispatch.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Fact } from '../projects/Fact.tsx'
import { AskExtension } from './AskExtension.tsx'
import { useClose, useReply } from './queries.ts'
import { SubjectLink } from './SubjectLink.tsx'

interface OneOrderProps {
  readonly order: OrderView
  /** In whose name whoever reads acts. */
  readonly own: string
  readonly today: string
}

/** An order with what it says, its replies, and what whoever reads may do about it. */
export function OneOrder({ order, own, today }: OneOrderProps) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Section id="order" title={`${orderWords[order.kind][language]} ${order.number}`} aside={<Link to="/orders" search={{ tab: 'issued' }}>{words.close}</Link>}>
      <Facts order={order} />
      <Says order={order} />
      <p className="no-print">
        {(['docx', 'pdf'] as const).map((format) => (
          <a key={format} className="button" href={address(getOrderFile, { params: { id: order.id }, query: { format } })} download>
            {words.orders.files[format]}
          </a>
        ))}
      </p>
      <Replies order={order} />
      {order.closed === null ? <Deeds order={order} own={own} today={today} /> : null}
    </Section>
  )
}

function Facts({ order: { subject, toOffice, content, issuedOn, replyDue, by, state } }: Pick<OneOrderProps, 'order'>) {
  const words = useWords()
  return (
    <dl className="facts">
      <Fact term={words.orders.matter}>
        <SubjectLink subject={subject}>{content.matter}</SubjectLink>
      </Fact>
      <Fact term={words.orders.office}>{toOffice}</Fact>
      <Fact term={words.orders.issuedOn}>{`${issuedOn} ${by}`}</Fact>
      <Fact term={words.orders.replyDue}>{replyDue}</Fact>
      <Fact term={words.orders.state}>{words.orders.states[state]}</Fact>
    </dl>
  )
}

/** What the paper says, word for word. */
function Says({ order: { content } }: Pick<OneOrderProps, 'order'>) {
  const words = useWords()
  return (
    <>
      <h3>{words.orders.facts}</h3>
      <p>{content.facts.join('')}</p>
      <h3>{words.orders.demands}</h3>
      <ol>
        {content.demands.map((demand) => (
          <li key={demand}>{demand}</li>
        ))}
      </ol>
      <h3>{words.orders.rule}</h3>
      <p>{content.rule}</p>
    </>
  )
}

function Replies({ order: { replies, closed } }: Pick<OneOrderProps, 'order'>) {
  const words = useWords()
  return (
    <>
      <h3>{words.orders.replies}</h3>
      {replies.length === 0 ? <p className="empty">{words.orders.noReply}</p> : null}
      <ul>
        {replies.map(({ office, on, by, text }, at) => (
          <li key={at}>
            {text} <small>{`${office} ${by} ${on}`}</small>
          </li>
        ))}
      </ul>
      {closed === null ? null : <p>{words.orders.closedAs(closed.on, closed.by, closed.note)}</p>}
    </>
  )
}

/** The addressee replies and asks for more time; whoever follows up closes. */
function Deeds({ order, own, today }: OneOrderProps) {
  const words = useWords()
  const may = useMay()
  const reply = useReply(order.id)
  const close = useClose(order.id)
  const isOwn = order.toOffice === own
  return (
    <div className="no-print">
      {may('task.answer') && (isOwn || may('dispatch.manage')) ? <Say label={words.orders.replyText} button={words.orders.reply} sending={reply} /> : null}
      {may('task.answer') && isOwn ? <AskExtension subject={order.subject} today={today} /> : null}
      {may('dispatch.manage') ? <Say label={words.orders.closeNote} button={words.orders.close} sending={close} /> : null}
    </div>
  )
}

interface SayProps {
  readonly label: string
  readonly button: string
  readonly sending: { readonly mutate: (text: string) => void; readonly isPending: boolean; readonly error: Error | null }
}

function Say({ label, button, sending }: SayProps) {
  const [text, setText] = useState('')
  return (
    <div className="form">
      <Field label={label} maxLength={500} value={text} onType={setText} />
      <Button loading={sending.isPending} disabled={text.trim().length < 2} onClick={() => sending.mutate(text)}>
        {button}
      </Button>
      {sending.error === null ? null : <Trouble error={sending.error} />}
    </div>
  )
}
