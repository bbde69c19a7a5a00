import { useWords } from '../../app/language.tsx'
import { useSignedIn } from '../../app/session.tsx'
import { Page } from '../../ui/Page.tsx'
import { WaysIn } from './WaysIn.tsx'

/** What somebody who is not signed in sees at any address; whoever signs in here is where they wanted to be. */
export function SignedOut() {
  const words = useWords()
  return (
    <Page title={words.titles.signIn}>
      <WaysIn onSignedIn={useSignedIn()} />
    </Page>
  )
}
