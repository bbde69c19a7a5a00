import { Modal } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useWords } from '../app/language.tsx'
import { Trouble } from './Await.tsx'

interface ReasonDialogProps {
  readonly open: boolean
  readonly title: string
  /** What the deed means and that it stays on record. */
  readonly explain: string
  readonly required: boolean
  readonly sending: { readonly mutate: (reason: string) => void; readonly isPending: boolean; readonly error: Error | null }
  /** What else is asked for, and whether it is there. */
  readonly also?: { readonly field: ReactNode; readonly isFilled: boolean }
  readonly onClose: () => void
}

/** Asks for the reason of a deed that stays on record. */
export function ReasonDialog({ open, title, explain, required, sending, also, onClose }: ReasonDialogProps) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onClose}
      onOk={() => sending.mutate(reason.trim())}
      confirmLoading={sending.isPending}
      okButtonProps={{ disabled: (required && reason.trim().length < 2) || also?.isFilled === false }}
      closable={{ 'aria-label': words.close }}
    >
      <p>{explain}</p>
      {required ? (
        <span className="field">
          <label htmlFor={id}>{words.reason}</label>
          <textarea id={id} rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </span>
      ) : null}
      {also?.field}
      {sending.error === null ? null : <Trouble error={sending.error} />}
    </Modal>
  )
}
