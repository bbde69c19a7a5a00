import { getBulletinDraft, getBulletinDraftFile, listBulletins } from '@junheng/contract/bulletins.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { address, query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Paper } from './Paper.tsx'
import { Publish } from './Publish.tsx'
import { BulletinTable } from './BulletinTable.tsx'
import './bulletins.css'

/** 通报: the draft that the ledger gives now, and every one that was published. */
export function BulletinsPage() {
  const words = useWords()
  const language = useLanguage()
  const published = useQuery(query(listBulletins))
  return (
    <Page title={words.titles.bulletins} actions={formats.map((format) => <Button key={format} href={address(getBulletinDraftFile, { query: { format } })}>{words.bulletins.draftAs(format)}</Button>)}>
      <p>{words.bulletins.meaning}</p>
      {language === 'en' ? <p>{words.bulletins.language}</p> : null}
      <Section id="published" title={words.bulletins.published}>
        <Await result={published} empty={{ when: (all) => all.length === 0, say: words.bulletins.none }}>
          {(all) => <BulletinTable bulletins={all} />}
        </Await>
      </Section>
      <Draft />
    </Page>
  )
}

const formats = ['docx', 'pdf'] as const

function Draft() {
  const words = useWords()
  const may = useMay()
  const draft = useQuery(query(getBulletinDraft))
  return (
    <Section id="draft" title={words.bulletins.draft} aside={may('bulletin.publish') && draft.data !== undefined ? <Publish suggested={draft.data.suggestedNumber} /> : undefined}>
      <Await result={draft}>{(content) => <Paper content={content} />}</Await>
    </Section>
  )
}
