import { getCalendar, type CalendarReply } from '@junheng/contract/calendar.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert } from 'antd'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { CountyDatesSection } from './CountyDates.tsx'
import { Notices } from './Notices.tsx'
import { monthsOf, workedDays } from './year-days.ts'
import { YearLegend, YearPicture } from './YearPicture.tsx'
import './calendar.css'

const route = getRouteApi('/calendar')

/** 日历: what every project is reckoned by, a year at a glance, and the dates the county sets itself. */
export function CalendarPage() {
  const words = useWords()
  const calendar = useQuery(query(getCalendar))
  return (
    <Page title={words.titles.calendar} actions={<PrintButton />}>
      <p>{words.calendar.meaning}</p>
      <Await result={calendar}>
        {(calendar) => (
          <div className="landscape">
            <Year calendar={calendar} />
            <CountyDatesSection calendar={calendar} />
            <Notices calendar={calendar} />
          </div>
        )}
      </Await>
    </Page>
  )
}

/** So far ahead a project may reach. */
const yearsAhead = 5

function Year({ calendar }: { readonly calendar: CalendarReply }) {
  const words = useWords()
  const { today } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const thisYear = Number(today.slice(0, 4))
  const year = Number(search.year ?? thisYear)
  const months = monthsOf(calendar, year)
  const isAssumed = calendar.holidayYears.find((each) => each.year === year)?.certainty !== 'published'
  return (
    <Section
      id="year"
      title={words.calendar.yearOf(year, workedDays(months))}
      aside={<Choice label={words.calendar.year} value={String(year)} options={yearChoices(calendar, thisYear)} onChange={(chosen) => void navigate({ search: chosen === undefined ? {} : { year: chosen }, replace: true })} />}
    >
      {isAssumed ? <Alert type="warning" showIcon title={words.calendar.assumed(year)} /> : null}
      <YearLegend />
      <YearPicture months={months} today={today} />
    </Section>
  )
}

function yearChoices({ holidayYears }: CalendarReply, thisYear: number) {
  const years = holidayYears.map(({ year }) => year)
  const first = Math.min(thisYear, ...years)
  const last = Math.max(thisYear, ...years) + yearsAhead
  return Array.from({ length: last - first + 1 }, (_, i) => ({ value: String(first + i), label: String(first + i) }))
}
