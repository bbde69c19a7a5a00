import { getCounty } from '@junheng/contract/county.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
      {shown.length === 0 ? (
        <p className="empty">{said.none}</p>
      ) : (
        <Scroll label={said.views.schools} tall>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{said.school}</th>
                <th scope="col" className="number">{said.places}</th>
                {columns.map((at) => (
                  <th scope="col" className="number" key={at}>
                    {summary.years[at]}
                  </th>
                ))}
                <th scope="col" className="wide"><span className="unseen">{said.picture}</span></th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={`${row.id} ${row.stage}`}>
                  <th scope="row">
                    <Link to="/schools/$id" params={{ id: row.id }} preload={false}>
                      {row.name}
                    </Link>{' '}
                    <small>{words.stages[row.stage]}</small>
                  </th>
                  <td className="number">{count(row.places)}</td>
                  {columns.map((at) => (
                    <td className="number" key={at}>
                      {count(row.years[at]!.value)} {row.years[at]!.value > row.places ? <small>{said.short(count(row.years[at]!.value - row.places))}</small> : null}
                      {at === 0 ? null : (
                        <>
                          <br />
                          <small>{bounds(row.years[at]!)}</small>
                        </>
                      )}
                    </td>
                  ))}
                  <td className="wide">
                    <BandPicture years={row.years} line={row.places} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
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
      {shown.length === 0 ? (
        <p className="empty">{said.none}</p>
      ) : (
        <Scroll label={said.views.settlements} tall>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{said.settlement}</th>
                {stages.flatMap((stage) =>
                  columns.map((at) => (
                    <th scope="col" className="number" key={`${stage} ${at}`}>
                      {words.stages[stage]} {summary.years[at]}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.name} <small>{row.id}</small>
                  </th>
                  {stages.flatMap((stage) =>
                    columns.map((at) => (
                      <td className="number" key={`${stage} ${at}`}>
                        {count(row[stage][at]!)}
                      </td>
                    )),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}

function Narrow({ search, change, withStage = false }: ViewProps & { readonly withStage?: boolean }) {
  const words = useWords()
  const id = useId()
  const units = useQuery(query(getCounty)).data?.townships ?? []
  return (
    <div className="filters" role="search" aria-label={words.forecast.filters}>
      <Choice label={words.forecast.unit} value={search.unit ?? ''} none={words.all} options={units.map(({ code, name }) => ({ value: code, label: name }))} onChange={(unit) => change({ unit })} />
      {withStage ? <Choice label={words.forecast.stage} value={search.stage ?? ''} none={words.all} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(stage) => change({ stage })} /> : null}
      <span className="choice">
        <label htmlFor={id}>{words.forecast.search}</label>
        <input id={id} type="search" value={search.q ?? ''} onChange={({ target }) => change({ q: target.value === '' ? undefined : target.value })} />
      </span>
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
