import { beginTotp, confirmTotp, removeTotp, type Credential } from '@junheng/contract/credentials.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { qrPath } from './qr-path.ts'
import { useCredentialChanged } from './queries.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'

interface CodesProps {
  readonly credential: Credential
  /** The recovery codes have been put away. */
  readonly onKept?: () => void
}

/** One-time codes: set up, confirmed, done without. */
export function Codes({ credential, onKept }: CodesProps) {
  const words = useWords()
  const changed = useCredentialChanged()
  const [recovery, setRecovery] = useState<readonly string[]>()
  const kept = () => {
    setRecovery(undefined)
    onKept?.()
  }
  if (recovery !== undefined) return <RecoveryCodes codes={recovery} onKept={kept} />
  if (credential.login === null) return <p>{words.me.codesFirst}</p>
  if (credential.totp) return <Remove recoveryCodes={credential.recoveryCodes} onRemoved={changed} />
  const confirmed = (codes: readonly string[]) => {
    setRecovery(codes)
    changed()
  }
  return <SetUp onConfirmed={confirmed} />
}

function SetUp({ onConfirmed }: { readonly onConfirmed: (recoveryCodes: readonly string[]) => void }) {
  const words = useWords()
  const begin = useMutation({ mutationFn: () => call(beginTotp) })
  if (begin.data !== undefined) return <Confirm {...begin.data} onConfirmed={onConfirmed} />
  return (
    <>
      <p>{words.me.codesOff}</p>
      {begin.isError ? <Trouble error={begin.error} /> : null}
      <Button loading={begin.isPending} onClick={() => begin.mutate()}>
        {words.me.begin}
      </Button>
    </>
  )
}

interface ConfirmProps {
  readonly secret: string
  readonly uri: string
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void
}

function Confirm({ secret, uri, onConfirmed }: ConfirmProps) {
  const words = useWords()
  const [code, setCode] = useState('')
  const confirm = useMutation({ mutationFn: () => call(confirmTotp, { body: { code } }), onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes), onError: () => setCode('') })
  return (
    <>
      <p>{words.me.scan}</p>
      <QrCode text={uri} />
      <p>
        {words.me.secret}
        <code className="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Asking send={() => confirm.mutate()} sending={confirm} label={words.me.confirm}>
        <Field label={words.me.code} required autoFocus inputMode="numeric" autoComplete="one-time-code" pattern="[0-9 ]{6,7}" maxLength={7} value={code} onType={setCode} />
      </Asking>
    </>
  )
}

function QrCode({ text }: { readonly text: string }) {
  const words = useWords()
  const { size, path } = qrPath(text)
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.me.qr} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function Remove({ recoveryCodes, onRemoved }: { readonly recoveryCodes: number; readonly onRemoved: () => void }) {
  const words = useWords()
  const [password, setPassword] = useState('')
  const remove = useMutation({ mutationFn: () => call(removeTotp, { body: { password } }), onSuccess: onRemoved, onError: () => setPassword('') })
  return (
    <>
      <p>✓ {words.me.codesOn(recoveryCodes)}</p>
      <details>
        <summary>{words.me.remove}</summary>
        <Asking send={() => remove.mutate()} sending={remove} label={words.me.removeNow}>
          <Field label={words.me.password} type="password" required maxLength={200} autoComplete="current-password" value={password} onType={setPassword} />
        </Asking>
      </details>
    </>
  )
}

interface AskingProps {
  readonly send: () => void
  readonly sending: { readonly isPending: boolean; readonly error: Error | null }
  readonly label: string
  readonly children: ReactNode
}

function Asking({ send, sending, label, children }: AskingProps) {
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {children}
      {sending.error === null ? null : <Trouble error={sending.error} />}
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {label}
      </Button>
    </form>
  )
}
