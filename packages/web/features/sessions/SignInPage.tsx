import { signIn, type SessionReply } from '@junheng/contract/sessions.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { landing } from '../../app/pages.ts'
import { useSignedIn } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Page } from '../../ui/Page.tsx'
import { ComeBack, ssoAnswer } from './Sso.tsx'
import { WaysIn } from './WaysIn.tsx'

/** By a one-time link, whose token is behind `#`, which no server log and no referrer ever sees; or by login and password. */
export function SignInPage() {
  const words = useWords()
  const [{ token, answer }] = useState(() => ({ token: location.hash.slice(1), answer: ssoAnswer() }))
  const signedIn = useSignedIn()
  const navigate = useNavigate()
  const arrive = (session: SessionReply) => {
    signedIn(session)
    void navigate({ to: landing(session.permissions), replace: true, state: { arrived: true } })
  }
  return <Page title={words.titles.signIn}>{token !== '' ? <Spend token={token} onSignedIn={arrive} /> : answer === undefined ? <WaysIn onSignedIn={arrive} /> : <ComeBack answer={answer} onSignedIn={arrive} otherwise={<WaysIn onSignedIn={arrive} />} />}</Page>
}

/** A link that is spent leaves the other way in. */
function Spend({ token, onSignedIn }: { readonly token: string; readonly onSignedIn: (session: SessionReply) => void }) {
  const words = useWords()
  const { mutate, error } = useMutation({ mutationFn: () => call(signIn, { body: { token } }), onSuccess: onSignedIn })
  useEffect(() => spendOnce(token, mutate), [token, mutate])
  if (error === null) return <p role="status">{words.signIn.going}</p>
  return (
    <>
      <Trouble error={error} />
      <WaysIn onSignedIn={onSignedIn} />
    </>
  )
}

/** Strict mode runs effects twice; the token must be sent once. */
let spent: string | undefined
function spendOnce(token: string, send: () => void): void {
  if (spent === token) return
  spent = token
  send()
}
