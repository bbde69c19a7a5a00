import type { Owed } from '@junheng/contract/sessions.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { useSessionChanged, useSignOut } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page } from '../../ui/Page.tsx'
import { Codes } from './Codes.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { credentialQuery } from './queries.ts'
import './credentials.css'

/** What somebody who must first change an old password, or set up one-time codes, sees at any address: that, or the way out. */
export function OwedPage({ owes }: { readonly owes: Owed }) {
  const words = useWords()
  const signOut = useSignOut()
  return (
    <Page title={owes === 'password' ? words.me.changePassword : words.me.begin}>
      <p role="note">{owes === 'password' ? words.me.expired : words.me.codesOwed}</p>
      {owes === 'password' ? <NewPassword /> : <NewCodes />}
      <p>
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.shell.signOut}
        </Button>
      </p>
    </Page>
  )
}

function NewPassword() {
  const credential = useQuery(credentialQuery)
  return <Await result={credential}>{(known) => <PasswordForm credential={known} />}</Await>
}

/** Whoever has no password yet sets one first: codes are asked beside it. */
function NewCodes() {
  const credential = useQuery(credentialQuery)
  const changed = useSessionChanged()
  return <Await result={credential}>{(known) => (known.login === null ? <PasswordForm credential={known} /> : <Codes credential={known} onKept={changed} />)}</Await>
}
