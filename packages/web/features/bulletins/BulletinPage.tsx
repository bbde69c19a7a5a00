import { getBulletin, listBulletins } from '@junheng/contract/bulletins.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page } from '../../ui/Page.tsx'
import { Chain, Files } from './BulletinTable.tsx'
import { Paper } from './Paper.tsx'
import './bulletins.css'

const route = getRouteApi('/bulletins/$id')

/** A published bulletin as it was published, with what it corrects and what corrects it. */
export function BulletinPage() {
  const words = useWords()
  const { id } = route.useParams()
  const found = useQuery(query(getBulletin, { params: { id } }))
  const all = useQuery(query(listBulletins))
  return (
    <Page title={found.data?.summary.number ?? words.titles.bulletins} actions={<Files id={id} />}>
      <p className="no-print">
        <Link to="/bulletins">{words.bulletins.back}</Link>
      </p>
      <Await result={found}>
        {({ summary, content }) => (
          <>
            <p>
              {words.bulletins.publishedOn} {summary.publishedOn} · {summary.by} · {words.bulletins.fonts(summary.fonts.join('、'))} <Chain bulletin={summary} all={all.data ?? []} />
            </p>
            <Paper content={content} />
          </>
        )}
      </Await>
    </Page>
  )
}
