import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function ChecklistPage() {
  const words = useWords()
  return <Page title={words.titles.checklist}>{null}</Page>
}
