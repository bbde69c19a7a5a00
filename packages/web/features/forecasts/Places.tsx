import { getCounty } from '@junheng/contract/county.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Choice, Typed } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { stages } from '../judgements/search.ts'
import { BandPicture } from './BandPicture.tsx'
import { bounds } from './County.tsx'
import type { ViewProps } from './view-props.ts'

/** Every school and stage: places, and the years to come. */
export function Schools(props: ViewProps) {
  const words = useWords()
  const said = words.forecast
  const { summary, search } = props
  const shown = summary.schools.filter((row) => matches(row, search) && (search.stage === undefined || row.stage === search.stage))
  const columns = columnsOf(summary.years)
  return (
    <Section id="schools" title={said.views.schools}>
      <Narrow {...props} withStage />
      <Table
        label={said.views.schools}
        tall
        rows={shown}
        keyOf={({ id, stage }) => `${id} ${stage}`}
        empty={said.none}
        columns={[
          {
            title: said.school,
            head: true,
            render: ({ id, name, stage }) => (
              <>
                <Link to="/schools/$id" params={{ id }} preload={false}>
                  {name}
                </Link>{' '}
                <small>{words.stages[stage]}</small>
              </>
            ),
          },
          { title: said.places, number: true, render: ({ places }) => count(places) },
          ...columns.map((at) => ({ title: summary.years[at], number: true, render: (row: Place) => <Pupils row={row} at={at} /> })),
          { title: said.picture, unseen: true, cells: 'wide', render: ({ years, places }) => <BandPicture years={years} line={places} /> },
        ]}
      />
    </Section>
  )
}

type Place = ViewProps['summary']['schools'][number]
type Settlement = ViewProps['summary']['settlements'][number]

/** Of one year, with what is short of places and, in a year to come, its bounds. */
function Pupils({ row: { years, places }, at }: { readonly row: Place; readonly at: number }) {
  const said = useWords().forecast
  const year = years[at]!
  return (
    <>
      {count(year.value)} {year.value > places ? <small>{said.short(count(year.value - places))}</small> : null}
      {at === 0 ? null : (
        <>
          <br />
          <small>{bounds(year)}</small>
        </>
      )}
    </>
  )
}

/** Every settlement: its own children. */
export function Settlements(props: ViewProps) {
  const words = useWords()
  const said = words.forecast
  const { summary, search } = props
  const shown = summary.settlements.filter((row) => matches(row, search))
  const columns = columnsOf(summary.years)
  return (
    <Section id="settlements" title={said.views.settlements}>
      <Narrow {...props} />
      <Table
        label={said.views.settlements}
        tall
        rows={shown}
        keyOf={({ id }) => id}
        empty={said.none}
        columns={[
          { title: said.settlement, head: true, render: ({ id, name }) => <>{name} <small>{id}</small></> },
          ...stages.flatMap((stage) => columns.map((at) => ({ title: `${words.stages[stage]} ${summary.years[at]}`, number: true, render: (row: Settlement) => count(row[stage][at]!) }))),
        ]}
      />
    </Section>
  )
}

function Narrow({ search, change, withStage = false }: ViewProps & { readonly withStage?: boolean }) {
  const words = useWords()
  const units = useQuery(query(getCounty)).data?.townships ?? []
  return (
    <div className="filters" role="search" aria-label={words.forecast.filters}>
      <Choice label={words.forecast.unit} value={search.unit ?? ''} none={words.all} options={units.map(({ code, name }) => ({ value: code, label: name }))} onChange={(unit) => change({ unit })} />
      {withStage ? <Choice label={words.forecast.stage} value={search.stage ?? ''} none={words.all} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(stage) => change({ stage })} /> : null}
      <Typed label={words.forecast.search} value={search.q} onChange={(q) => change({ q })} />
    </div>
  )
}

function matches({ id, name, township }: { readonly id: string; readonly name: string; readonly township: string }, { unit, q }: ViewProps['search']): boolean {
  return (unit === undefined || township === unit) && (q === undefined || name.includes(q.trim()) || id.includes(q.trim()))
}

/** The base, next year, and every third year after it. */
function columnsOf(years: readonly number[]): readonly number[] {
  return [...years.keys()].filter((at) => at === 0 || at % 3 === 1)
}
