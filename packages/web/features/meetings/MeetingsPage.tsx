import { getMeetingPaper, getMeetingPapers } from '@junheng/contract/meeting-papers.ts'
import { followUpPaper, packPaper } from '@junheng/contract/words/meeting-papers.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { address } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page } from '../../ui/Page.tsx'
import { OfficialSheet } from '../bulletins/OfficialSheet.tsx'
import '../bulletins/bulletins.css'
import { Feeds } from './Feeds.tsx'
import { MeetingTable } from './MeetingTable.tsx'
import './meetings.css'
import { OpenMeeting } from './OpenMeeting.tsx'
import { followUpsQuery, meetingsQuery, packQuery } from './queries.ts'
import { meetingTabs } from './search.ts'

const route = getRouteApi('/meetings')

/** 调度会: one click for all four papers; the meetings held, what is to be decided, what is followed up. */
export function MeetingsPage() {
  const words = useWords()
  const language = useLanguage()
  const navigate = route.useNavigate()
  const { tab = 'meetings' } = route.useSearch()
  const Shown = parts[tab]
  return (
    <Page
      title={words.titles.meetings}
      actions={
        <Button type="primary" href={address(getMeetingPapers)} title={words.meetings.generateMeans}>
          {words.meetings.generate}
        </Button>
      }
    >
      <p>
        {words.meetings.generateMeans} {words.meetings.meaning}
      </p>
      {language === 'en' ? <p>{words.bulletins.language}</p> : null}
      <div className="filters meeting-tabs">
        <Toggle label={words.meetings.tabLabel} value={tab} options={meetingTabs.map((value) => ({ value, label: words.meetings.tabs[value] }))} onChange={(value) => void navigate({ search: value === 'meetings' ? {} : { tab: value }, replace: true })} />
      </div>
      <Shown />
    </Page>
  )
}

const parts = { meetings: Meetings, pack: Pack, 'follow-ups': FollowUps, feeds: Feeds } as const

function Meetings() {
  const words = useWords()
  const may = useMay()
  const result = useQuery(meetingsQuery)
  return (
    <Await result={result}>
      {({ meetings, suggestedNumber }) => (
        <>
          {may('meeting.hold') ? <OpenMeeting suggested={suggestedNumber} /> : null}
          {meetings.length === 0 ? <p className="empty">{words.meetings.none}</p> : <MeetingTable meetings={meetings} />}
        </>
      )}
    </Await>
  )
}

function Pack() {
  const result = useQuery(packQuery)
  return (
    <>
      <Downloads paper="pack" />
      <Await result={result}>{(content) => <OfficialSheet paper={packPaper(content)} figures={content.summary.figures} />}</Await>
    </>
  )
}

function FollowUps() {
  const result = useQuery(followUpsQuery)
  return (
    <>
      <Downloads paper="follow-ups" />
      <Await result={result}>{(content) => <OfficialSheet paper={followUpPaper(content)} figures={content.summary.figures} />}</Await>
    </>
  )
}

function Downloads({ paper }: { readonly paper: 'pack' | 'follow-ups' }) {
  const words = useWords()
  return (
    <p className="paper-downloads no-print">
      {(['docx', 'pdf'] as const).map((format) => (
        <Button key={format} href={address(getMeetingPaper, { query: { paper, format } })}>
          {words.meetings.as(format)}
        </Button>
      ))}
      <Link to="/bulletins">{words.titles.bulletins}</Link> <Link to="/">{words.titles.programme}</Link>
    </p>
  )
}
