import { resetPassword } from '@junheng/contract/credentials.ts'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ApiProblem, call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { refusal } from './refusal.ts'

const blank = { login: '', resetCode: '', password: '', again: '', code: '' }

/** A forgotten password, set anew by a code that an administrator tells; with codes of an authenticator, that too. */
export function ResetForm({ onSignedIn }: { readonly onSignedIn: (session: SessionReply) => void }) {
  const words = useWords()
  const [draft, setDraft] = useState(blank)
  const [withCode, setWithCode] = useState(false)
  const { login, resetCode, password, again, code } = draft
  const reset = useMutation({
    mutationFn: () => call(resetPassword, { body: { login, resetCode, password, ...(withCode && { code }) } }),
    onSuccess: onSignedIn,
    onError: (error) => setWithCode(withCode || isCodeNeeded(error)),
  })
  const change = (part: Partial<typeof blank>) => setDraft({ ...draft, ...part })
  return (
    <details className="section">
      <summary>{words.reset.title}</summary>
      <p className="legend">{words.reset.means}</p>
      <form
        className="sign-in"
        onSubmit={(event) => {
          event.preventDefault()
          if (password === again) reset.mutate()
        }}
      >
        <Field label={words.reset.login} required maxLength={100} autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onType={(typed) => change({ login: typed })} />
        <Field label={words.reset.code} required maxLength={40} autoComplete="off" autoCapitalize="characters" spellCheck={false} value={resetCode} onType={(typed) => change({ resetCode: typed })} />
        <Field label={words.me.newPassword} type="password" required maxLength={200} autoComplete="new-password" value={password} onType={(typed) => change({ password: typed })} />
        <Field label={words.me.again} type="password" required maxLength={200} autoComplete="new-password" fault={again !== '' && again !== password ? words.me.different : undefined} value={again} onType={(typed) => change({ again: typed })} />
        {withCode ? <Field label={words.signIn.code} required minLength={6} maxLength={20} autoComplete="one-time-code" hint={words.signIn.codeHint} value={code} onType={(typed) => change({ code: typed })} /> : null}
        <Refused error={reset.error} withCode={withCode} />
        <Button htmlType="submit" disabled={password !== again} loading={reset.isPending}>
          {words.reset.set}
        </Button>
      </form>
    </details>
  )
}

function Refused({ error, withCode }: { readonly error: Error | null; readonly withCode: boolean }) {
  const words = useWords()
  const language = useLanguage()
  if (error === null || isCodeNeeded(error)) return null
  const said = refusal(error, withCode, words, language)
  return said === undefined ? <Trouble error={error} /> : <Alert type="error" showIcon role="alert" title={said} />
}

function isCodeNeeded(error: Error): boolean {
  return error instanceof ApiProblem && error.code === 'code_needed'
}
