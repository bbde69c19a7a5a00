import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function GapsPage() {
  const words = useWords()
  return <Page title={words.titles.gaps}>{null}</Page>
}
