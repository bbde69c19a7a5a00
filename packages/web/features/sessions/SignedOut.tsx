import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

/** What somebody who is not signed in sees at any address. */
export function SignedOut() {
  const words = useWords()
  return (
    <Page title={words.titles.signIn}>
      <p>{words.signIn.noToken}</p>
    </Page>
  )
}
