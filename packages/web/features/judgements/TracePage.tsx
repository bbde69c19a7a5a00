import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function TracePage() {
  const words = useWords()
  return <Page title={words.titles.trace}>{null}</Page>
}
