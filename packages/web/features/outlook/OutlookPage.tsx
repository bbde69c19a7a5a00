import { getOutlook } from '@junheng/contract/outlook.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Earliest } from './Earliest.tsx'
import { FailurePoints } from './FailurePoints.tsx'
import './outlook.css'
import { outlookTabs } from './search.ts'
import { Windows } from './Windows.tsx'

const route = getRouteApi('/outlook')

/** 窗口与卡点: what can still be made, what could stop all, and how early it could be. */
export function OutlookPage() {
  const words = useWords()
  const navigate = route.useNavigate()
  const { tab = 'windows' } = route.useSearch()
  const result = useQuery(query(getOutlook))
  return (
    <Page title={words.titles.outlook} actions={<PrintButton />}>
      <p>{words.outlook.meaning}</p>
      <div className="filters outlook-tabs">
        <Toggle label={words.outlook.tabLabel} value={tab} options={outlookTabs.map((value) => ({ value, label: words.outlook.tabs[value] }))} onChange={(value) => void navigate({ search: value === 'windows' ? {} : { tab: value }, replace: true })} />
      </div>
      <Await result={result} empty={{ when: ({ projects }) => projects.length === 0, say: words.outlook.none }}>
        {(outlook) => (tab === 'windows' ? <Windows outlook={outlook} /> : tab === 'points' ? <FailurePoints outlook={outlook} /> : <Earliest outlook={outlook} />)}
      </Await>
    </Page>
  )
}
