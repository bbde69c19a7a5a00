import { getBulletinDraft, publishBulletin, type BulletinSummary } from '@junheng/contract/bulletins.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'

export function Publish({ suggested }: { readonly suggested: string }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.bulletins.publish}
      </Button>
      {isOpen ? <Dialog title={words.bulletins.publishTitle} explain={words.bulletins.publishMeans} suggested={suggested} corrects={null} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** The correction takes the number that is next. */
export function Correct({ bulletin }: { readonly bulletin: BulletinSummary }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const draft = useQuery(query(getBulletinDraft))
  const title = words.bulletins.correctOf(bulletin.number)
  return (
    <>
      <Button size="small" aria-label={title} disabled={draft.data === undefined} onClick={() => setOpen(true)}>
        {words.bulletins.correct}
      </Button>
      {isOpen && draft.data !== undefined ? <Dialog title={title} explain={words.bulletins.correctMeans} suggested={draft.data.suggestedNumber} corrects={bulletin.id} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface DialogProps {
  readonly title: string
  readonly explain: string
  readonly suggested: string
  readonly corrects: string | null
  readonly onClose: () => void
}

function Dialog({ title, explain, suggested, corrects, onClose }: DialogProps) {
  const words = useWords()
  const client = useQueryClient()
  const [number, setNumber] = useState(suggested)
  const [reason, setReason] = useState('')
  const publish = useMutation({
    mutationFn: () => call(publishBulletin, { body: { number: number.trim(), corrects, reason: corrects === null ? null : reason.trim() } }),
    // The next number is known before another can be published.
    onSuccess: async () => {
      await client.invalidateQueries()
      onClose()
    },
  })
  const isComplete = number.trim().length >= 3 && (corrects === null || reason.trim().length >= 2)
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => publish.mutate()} confirmLoading={publish.isPending} okText={words.bulletins.publish} okButtonProps={{ disabled: !isComplete }} closable={{ 'aria-label': words.close }}>
      <p>{explain}</p>
      <Asked label={words.bulletins.number} value={number} onChange={setNumber} />
      {corrects === null ? null : <Asked label={words.reason} value={reason} onChange={setReason} rows={3} />}
      {publish.error === null ? null : <Trouble error={publish.error} />}
    </Modal>
  )
}

interface AskedProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
}

function Asked({ label, value, onChange, rows }: AskedProps) {
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input id={id} value={value} maxLength={40} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <textarea id={id} rows={rows} maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </span>
  )
}
