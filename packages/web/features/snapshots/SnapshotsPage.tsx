import { useWords } from '../../app/language.tsx'
import { Page } from '../../ui/Page.tsx'

export function SnapshotsPage() {
  const words = useWords()
  return <Page title={words.titles.snapshots}>{null}</Page>
}
