import { signIn } from '@junheng/contract/sessions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { sessionQuery } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Page } from '../../ui/Page.tsx'
import { SignedOut } from './SignedOut.tsx'

/** Spends the token behind `#`, which no server log and no referrer ever sees. */
export function SignInPage() {
  const token = location.hash.slice(1)
  return token === '' ? <SignedOut /> : <Spend token={token} />
}

function Spend({ token }: { readonly token: string }) {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, error } = useMutation({
    mutationFn: () => call(signIn, { body: { token } }),
    onSuccess: (session) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, session)
      void navigate({ to: '/', replace: true })
    },
  })
  useEffect(() => spendOnce(token, mutate), [token, mutate])
  return (
    <Page title={words.titles.signIn}>{error === null ? <p role="status">{words.signIn.going}</p> : <Trouble error={error} />}</Page>
  )
}

/** Strict mode runs effects twice; the token must be sent once. */
let spent: string | undefined
function spendOnce(token: string, send: () => void): void {
  if (spent === token) return
  spent = token
  send()
}
