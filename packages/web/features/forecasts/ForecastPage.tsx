import { getForecast, getForecastWorkbook } from '@junheng/contract/forecasts.ts'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { address, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { count, percent } from '../../ui/format.ts'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { County } from './County.tsx'
import { Planned } from './Planned.tsx'
import { Rebounds } from './Rebounds.tsx'
import { Schools, Settlements } from './Places.tsx'
import { levels, thresholds, views, type ForecastSearch } from './search.ts'
import { Trust } from './Trust.tsx'
import type { ViewProps } from './view-props.ts'
import './forecasts.css'

const route = getRouteApi('/forecast')

/** 学位预测: how many children, where, until when, and how far to trust it. */
export function ForecastPage() {
  const words = useWords()
  const { from, level } = route.useSearch()
  const asked = { oversizeFrom: from, level }
  const forecast = useQuery({ ...query(getForecast, { query: asked }), placeholderData: keepPreviousData })
  return (
    <Page
      title={words.titles.forecast}
      actions={
        <>
          <a className="button" href={address(getForecastWorkbook, { query: asked })} download>
            {words.exportWorkbook}
          </a>
          <PrintButton />
        </>
      }
    >
      <Await result={forecast}>{(summary) => <Whole summary={summary} />}</Await>
    </Page>
  )
}

function Whole({ summary }: { readonly summary: ForecastSummary }) {
  const words = useWords().forecast
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof ForecastSearch]?: ForecastSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ForecastSearch, replace: true, resetScroll: false })
  return (
    <>
      <p>
        {words.meaning(summary.base, summary.years.at(-1)!)} {words.interval(percent(summary.level))}
      </p>
      <Sentences summary={summary} />
      <div className="filters" role="search" aria-label={words.filters}>
        <Toggle label={words.view} value={search.view ?? 'county'} options={views.map((value) => ({ value, label: words.views[value] }))} onChange={(view) => change({ view, q: undefined })} />
        <Choice label={words.threshold} value={search.from ?? '56'} options={thresholds.map((value) => ({ value, label: value }))} onChange={(from) => change({ from })} />
        <Choice label={words.level} value={search.level ?? '0.8'} options={levels.map((value) => ({ value, label: percent(Number(value)) }))} onChange={(level) => change({ level })} />
      </div>
      <View summary={summary} search={search} change={change} />
    </>
  )
}

function View(props: ViewProps) {
  switch (props.search.view) {
    case 'rebounds':
      return <Rebounds {...props} />
    case 'schools':
      return <Schools {...props} />
    case 'settlements':
      return <Settlements {...props} />
    case 'planned':
      return <Planned {...props} />
    case 'trust':
      return <Trust {...props} />
    default:
      return <County {...props} />
  }
}

/** What the forecast comes down to. */
function Sentences({ summary }: { readonly summary: ForecastSummary }) {
  const words = useWords()
  const said = words.forecast.sentence
  const town = summary.areas.find(({ area, stage }) => area === 'town' && stage === 'primary')
  const at = summary.years.indexOf(2029)
  const later = at === -1 ? summary.years.length - 1 : at
  const emptying = summary.planned.filter(({ halfEmptyFrom }) => halfEmptyFrom !== null && halfEmptyFrom <= summary.years[later]!)
  return (
    <ul className="said">
      {town === undefined ? null : (
        <li>{said.peak({ place: words.forecast.pupilsOf(words.forecast.areas.town, words.stages.primary), now: count(town.years[0]!.value), year: summary.years[later]!, later: count(town.years[later]!.value), places: count(town.places) })}</li>
      )}
      <li>
        {said.rebounds(summary.rebounds.length, summary.oversizeFrom)} {summary.leaving.length === 0 ? null : said.leaving(summary.leaving.length)}
      </li>
      {summary.planned.length === 0 ? null : emptying.length === 0 ? <li>{said.noneEmpty}</li> : emptying.map(({ id, name, halfEmptyFrom }) => <li key={id}>{said.halfEmpty(name, halfEmptyFrom!)}</li>)}
    </ul>
  )
}
