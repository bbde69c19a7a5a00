import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function ImportPage() {
  const words = useWords()
  return <Page title={words.titles.imports}>{null}</Page>
}
