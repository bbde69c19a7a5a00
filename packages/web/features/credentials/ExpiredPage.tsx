import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { useSignOut } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { credentialQuery } from './queries.ts'
import './credentials.css'

/** What somebody with a password of 90 days sees at any address: its change, or the way out. */
export function ExpiredPage() {
  const words = useWords()
  const credential = useQuery(credentialQuery)
  const signOut = useSignOut()
  return (
    <Page title={words.me.changePassword}>
      <p role="note">{words.me.expired}</p>
      <Await result={credential}>{(known) => <PasswordForm credential={known} />}</Await>
      <p>
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.shell.signOut}
        </Button>
      </p>
    </Page>
  )
}
