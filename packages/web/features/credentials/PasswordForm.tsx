import { setPassword, type Credential } from '@junheng/contract/credentials.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { passwordRules, wasUsedBefore } from './password-rules.ts'

interface Draft {
  readonly login: string
  readonly current: string
  readonly password: string
  readonly again: string
}

/** Sets the password or another one, and says of every rule whether it is kept while one types. */
export function PasswordForm({ credential }: { readonly credential: Credential }) {
  const words = useWords()
  const client = useQueryClient()
  const blank: Draft = { login: credential.login ?? '', current: '', password: '', again: '' }
  const [draft, setDraft] = useState(blank)
  const save = useMutation({
    mutationFn: () => call(setPassword, { body: { login: draft.login.trim(), current: credential.currentAsked ? draft.current : null, password: draft.password } }),
    onSuccess: (saved) => {
      setDraft({ ...blank, login: saved.login ?? '' })
      void client.invalidateQueries()
    },
  })
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const rules = passwordRules(draft.password, draft.login)
  const isReady = rules.every(({ kept }) => kept) && draft.password === draft.again
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) save.mutate()
      }}
    >
      <Field label={words.me.login} required minLength={2} maxLength={60} pattern="[\p{L}\p{N}._@\-]+" autoComplete="username" autoCapitalize="none" spellCheck={false} hint={words.me.loginHint} value={draft.login} onType={(login) => change({ login })} />
      {credential.currentAsked ? <Field label={words.me.current} type="password" required maxLength={200} autoComplete="current-password" value={draft.current} onType={(current) => change({ current })} /> : null}
      <Field label={words.me.newPassword} type="password" required maxLength={200} autoComplete="new-password" value={draft.password} onType={(password) => change({ password })} />
      <Rules rules={rules} />
      <Field label={words.me.again} type="password" required maxLength={200} autoComplete="new-password" fault={draft.again !== '' && draft.again !== draft.password ? words.me.different : undefined} value={draft.again} onType={(again) => change({ again })} />
      {save.isError ? <Trouble error={save.error} /> : null}
      {wasUsedBefore(save.error) ? <p className="fault">{words.me.faults.usedBefore}</p> : null}
      {save.isSuccess ? <p role="status">{words.me.saved}</p> : null}
      <Button type="primary" htmlType="submit" disabled={!isReady} loading={save.isPending}>
        {words.me.save}
      </Button>
    </form>
  )
}

function Rules({ rules }: { readonly rules: ReturnType<typeof passwordRules> }) {
  const words = useWords()
  const id = useId()
  return (
    <>
      <small id={id}>{words.me.rules}</small>
      <ul className="rules" aria-labelledby={id} aria-live="polite">
        {rules.map(({ fault, kept }) => (
          <li key={fault} className={kept ? 'kept' : undefined}>
            {kept ? words.me.kept : words.me.lacking} {words.me.faults[fault]}
          </li>
        ))}
      </ul>
    </>
  )
}
