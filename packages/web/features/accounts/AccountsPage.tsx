import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function AccountsPage() {
  const words = useWords()
  return <Page title={words.titles.accounts}>{null}</Page>
}
