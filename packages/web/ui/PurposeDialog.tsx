import { Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../app/language.tsx'

interface PurposeDialogProps {
  readonly open: boolean
  /** What is about to be read. */
  readonly about: string
  /** Told the purpose once it is one. */
  readonly onStated: (purpose: string) => void
  readonly onClose: () => void
}

/** Asks what sensitive rows are read for, before they are asked for. */
export function PurposeDialog({ open, about, onStated, onClose }: PurposeDialogProps) {
  const words = useWords()
  const [purpose, setPurpose] = useState('')
  const id = useId()
  return (
    <Modal
      open={open}
      title={words.privacy.title}
      onCancel={onClose}
      onOk={() => onStated(purpose.trim())}
      okText={words.privacy.read}
      okButtonProps={{ disabled: purpose.trim().length < 4 }}
      closable={{ 'aria-label': words.close }}
    >
      <p>{about}</p>
      <p>{words.privacy.means}</p>
      <span className="field">
        <label htmlFor={id}>{words.privacy.hint}</label>
        <textarea id={id} rows={2} maxLength={200} value={purpose} onChange={({ target }) => setPurpose(target.value)} />
      </span>
    </Modal>
  )
}
