import '../credentials/credentials.css'
import { signInByPassword } from '@junheng/contract/credentials.ts'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef, useState, type FormEvent } from 'react'
import { ApiProblem, call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { refusal } from './refusal.ts'

interface Draft {
  readonly login: string
  readonly password: string
  readonly code: string
}
const blank: Draft = { login: '', password: '', code: '' }

/** Login and password; then, where it is set up, the code. The focus is where there is something to type. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (session: SessionReply) => void }) {
  const words = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(blank)
  const [withCode, setWithCode] = useState(false)
  const enter = useMutation({
    mutationFn: () => call(signInByPassword, { body: { login: draft.login, password: draft.password, ...(withCode && { code: draft.code }) } }),
    onSuccess: onSignedIn,
    onError: (error) => {
      const asksCode = error instanceof ApiProblem && error.code === 'code_needed'
      setWithCode(withCode || asksCode)
      setDraft(withCode || asksCode ? { ...draft, code: '' } : { ...draft, password: '' })
      focusSoon(form.current, withCode || asksCode ? 'code' : 'password')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  const startOver = () => {
    setDraft(blank)
    setWithCode(false)
    enter.reset()
    focusSoon(form.current, 'login')
  }
  return (
    <section className="section">
      <form ref={form} onSubmit={submit} className="sign-in">
        {withCode ? <CodeField code={draft.code} onType={(code) => setDraft({ ...draft, code })} /> : <PasswordFields draft={draft} onChange={setDraft} />}
        <Refusal error={enter.error} withCode={withCode} />
        <p>
          <Button type="primary" htmlType="submit" loading={enter.isPending}>
            {words.signIn.enter}
          </Button>{' '}
          {withCode ? <Button onClick={startOver}>{words.signIn.back}</Button> : null}
        </p>
      </form>
      <p className="legend">{words.signIn.otherwise}</p>
    </section>
  )
}

function PasswordFields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const words = useWords()
  return (
    <>
      <Field label={words.signIn.login} name="login" required maxLength={100} autoComplete="username" autoCapitalize="none" spellCheck={false} value={draft.login} onType={(login) => onChange({ ...draft, login })} />
      <Field label={words.signIn.password} name="password" type="password" required maxLength={200} autoComplete="current-password" value={draft.password} onType={(password) => onChange({ ...draft, password })} />
    </>
  )
}

function CodeField({ code, onType }: { readonly code: string; readonly onType: (code: string) => void }) {
  const words = useWords()
  return <Field label={words.signIn.code} name="code" required minLength={6} maxLength={20} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} hint={words.signIn.codeHint} value={code} onType={onType} />
}

function Refusal({ error, withCode }: { readonly error: Error | null; readonly withCode: boolean }) {
  const words = useWords()
  const language = useLanguage()
  if (error === null || (error instanceof ApiProblem && error.code === 'code_needed')) return null
  const said = refusal(error, withCode, words, language)
  return said === undefined ? <Trouble error={error} /> : <Alert type="error" showIcon role="alert" title={said} />
}

/** The field may only appear with the next picture. */
function focusSoon(form: HTMLFormElement | null, name: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => form?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()))
}
