import type { SessionReply } from '@junheng/contract/sessions.ts'
import { beginSso, finishSso, getSso } from '@junheng/contract/sso.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'

/** The ticket of the way to the identity provider stays in this tab. */
const kept = 'junheng.sso'

/** The way to the identity provider, where the installation has one: to sign in, or to link one's account. */
export function SsoButton({ link }: { readonly link: boolean }) {
  const words = useWords()
  const { data } = useQuery({ ...query(getSso), staleTime: Infinity })
  const go = useMutation({
    mutationFn: () => call(beginSso, { body: { link } }),
    onSuccess: ({ url, ticket }) => {
      sessionStorage.setItem(kept, ticket)
      location.assign(url)
    },
  })
  if (data === undefined || data.name === null) return null
  return (
    <>
      {go.isError ? <Trouble error={go.error} /> : null}
      <p>
        <Button loading={go.isPending} onClick={() => go.mutate()}>
          {link ? words.sso.link(data.name) : words.sso.enter(data.name)}
        </Button>
      </p>
    </>
  )
}

/** What the identity provider put behind `?` on the way back; undefined where nobody comes from it. */
export function ssoAnswer(): string | undefined {
  const answer = new URLSearchParams(location.search)
  return answer.has('state') && (answer.has('code') || answer.has('error')) ? location.search.slice(1) : undefined
}

/** Comes back from the identity provider; what does not hold leaves the other ways in. */
export function ComeBack({ answer, onSignedIn, otherwise }: { readonly answer: string; readonly onSignedIn: (session: SessionReply) => void; readonly otherwise: ReactNode }) {
  const words = useWords()
  const { mutate, error } = useMutation({ mutationFn: () => call(finishSso, { body: { ticket: takeTicket(), answer } }), onSuccess: onSignedIn })
  useEffect(() => once(answer, mutate), [answer, mutate])
  if (error === null) return <p role="status">{words.signIn.going}</p>
  return (
    <>
      <Trouble error={error} />
      {otherwise}
    </>
  )
}

function takeTicket(): string {
  const ticket = sessionStorage.getItem(kept) ?? 'none'
  sessionStorage.removeItem(kept)
  return ticket
}

/** Strict mode runs effects twice; the answer must be sent once. */
let sent: string | undefined
function once(answer: string, send: () => void): void {
  if (sent === answer) return
  sent = answer
  send()
}
