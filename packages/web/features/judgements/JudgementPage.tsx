import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function JudgementPage() {
  const words = useWords()
  return <Page title={words.titles.judgement}>{null}</Page>
}
