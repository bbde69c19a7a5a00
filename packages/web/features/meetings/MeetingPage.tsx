import { getMinutes } from '@junheng/contract/meetings.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Decisions } from './Decisions.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import './meetings.css'
import { Moves } from './Moves.tsx'
import { Presentation } from './Presentation.tsx'
import { meetingQuery, useCloseMeeting, type MeetingReply } from './queries.ts'

const route = getRouteApi('/meetings/$id')

/** One meeting: its decisions, its minutes, what moved since; and its matters on the projector. */
export function MeetingPage() {
  const words = useWords()
  const { id } = route.useParams()
  const { matter } = route.useSearch()
  const result = useQuery(meetingQuery(id))
  if (matter !== undefined && result.data !== undefined) return <Presentation reply={result.data} matter={matter} />
  return (
    <Page title={result.data?.meeting.title ?? words.titles.meetings} actions={result.data === undefined ? undefined : <Actions reply={result.data} />}>
      <Await result={result}>{(reply) => <Sheet reply={reply} />}</Await>
    </Page>
  )
}

function Actions({ reply: { meeting } }: { readonly reply: MeetingReply }) {
  const { meetings: words } = useWords()
  const may = useMay()
  return (
    <>
      <Link to="/meetings/$id" params={{ id: meeting.id }} search={{ matter: 1 }} className="button">
        {words.present}
      </Link>
      {(['docx', 'pdf'] as const).map((format) => (
        <Button key={format} href={address(getMinutes, { params: { id: meeting.id }, query: { format } })}>
          {words.minutes} {format === 'docx' ? 'Word' : 'PDF'}
        </Button>
      ))}
      {may('meeting.hold') && meeting.closedOn === null ? <Close id={meeting.id} /> : null}
    </>
  )
}

function Close({ id }: { readonly id: string }) {
  const { meetings: words, close } = useWords()
  const [isAsked, setAsked] = useState(false)
  const closing = useCloseMeeting(id)
  return (
    <>
      <Button onClick={() => setAsked(true)}>{words.close}</Button>
      {isAsked ? (
        <Modal open title={words.close} onCancel={() => setAsked(false)} onOk={() => closing.mutate(undefined)} okText={words.close} confirmLoading={closing.isPending} closable={{ 'aria-label': close }}>
          <p>{words.closeMeans}</p>
          {closing.error === null ? null : <Trouble error={closing.error} />}
        </Modal>
      ) : null}
    </>
  )
}

function Sheet({ reply }: { readonly reply: MeetingReply }) {
  const { meetings: words } = useWords()
  const may = useMay()
  const { meeting, decisions, suggestedNumber } = reply
  return (
    <>
      <dl className="facts">
        <dt>{words.number}</dt>
        <dd>{meeting.number}</dd>
        <dt>{words.heldOn}</dt>
        <dd>{meeting.heldOn}</dd>
        <dt>{words.chair}</dt>
        <dd>{meeting.chair}</dd>
        <dt>{words.presentOffices}</dt>
        <dd>{meeting.attendees.join('、') || words.unset}</dd>
        <dt>{words.state}</dt>
        <dd>{meeting.closedOn === null ? words.isOpen : words.closed(meeting.closedOn)}</dd>
      </dl>
      <Section id="decisions" title={words.decisions}>
        <Decisions decisions={decisions} />
        {may('meeting.hold') && meeting.closedOn === null ? (
          <details>
            <summary>{words.decide}</summary>
            <DecisionForm key={suggestedNumber} meeting={meeting.id} suggested={suggestedNumber} subject={null} />
          </details>
        ) : null}
      </Section>
      <Moves meeting={meeting.id} />
      <p>
        <Link to="/meetings">{words.back}</Link>
      </p>
    </>
  )
}
