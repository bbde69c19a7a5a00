import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function AuditPage() {
  const words = useWords()
  return <Page title={words.titles.audit}>{null}</Page>
}
