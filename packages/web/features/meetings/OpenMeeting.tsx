import { useNavigate } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { namesIn } from './names.ts'
import { useOpenMeeting } from './queries.ts'

/** Opens a meeting, whose baseline is the programme of this moment. */
export function OpenMeeting({ suggested }: { readonly suggested: string }) {
  const { meetings: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <p className="no-print">
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {isOpen ? <Dialog suggested={suggested} onClose={() => setOpen(false)} /> : null}
    </p>
  )
}

function Dialog({ suggested, onClose }: { readonly suggested: string; readonly onClose: () => void }) {
  const { meetings: words, close } = useWords()
  const { today } = useSession()
  const navigate = useNavigate()
  const opening = useOpenMeeting()
  const [asked, setAsked] = useState({ number: suggested, title: words.usualTitle, heldOn: today, chair: '', attendees: '' })
  const type = (field: keyof typeof asked) => (value: string) => setAsked((before) => ({ ...before, [field]: value }))
  const send = () => opening.mutate({ ...asked, attendees: namesIn(asked.attendees) }, { onSuccess: ({ id }) => void navigate({ to: '/meetings/$id', params: { id } }) })
  const isComplete = asked.number.trim().length >= 3 && asked.title.trim().length >= 2 && asked.chair.trim() !== '' && asked.heldOn !== ''
  return (
    <Modal open title={words.open} onCancel={onClose} onOk={send} okText={words.open} confirmLoading={opening.isPending} okButtonProps={{ disabled: !isComplete }} closable={{ 'aria-label': close }}>
      <p>{words.openMeans}</p>
      <Field label={words.number} value={asked.number} maxLength={40} onType={type('number')} />
      <Field label={words.title} value={asked.title} maxLength={80} onType={type('title')} />
      <Field label={words.heldOn} type="date" value={asked.heldOn} onType={type('heldOn')} />
      <Field label={words.chair} value={asked.chair} maxLength={40} onType={type('chair')} />
      <Field label={words.attendees} value={asked.attendees} maxLength={400} onType={type('attendees')} />
      {opening.error === null ? null : <Trouble error={opening.error} />}
    </Modal>
  )
}
