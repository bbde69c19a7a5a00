import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { BandPicture } from './BandPicture.tsx'
import type { ViewProps } from './view-props.ts'

/** Both areas and stages: pictures, then every year with its bounds and what the places leave over. */
export function County({ summary }: ViewProps) {
  const words = useWords()
  const said = words.forecast
  const firstAssumed = summary.births.find(({ assumed }) => assumed)
  return (
    <>
      <Section id="county" title={said.views.county}>
        <ul className="multiples">
          {summary.areas.map(({ area, stage, places, years }) => (
            <li key={`${area} ${stage}`} className="multiple">
              <h3>{said.pupilsOf(said.areas[area], words.stages[stage])}</h3>
              <p>
                <strong>{count(years[0]!.value)}</strong> → <strong>{count(years.at(-1)!.value)}</strong>
              </p>
              <BandPicture years={years} line={places} />
            </li>
          ))}
        </ul>
        <p className="legend">{said.picture}</p>
        <Years summary={summary} />
        {firstAssumed === undefined ? null : <p className="legend">{said.birthsAssumed(firstAssumed.year + 6)}</p>}
      </Section>
    </>
  )
}

function Years({ summary }: Pick<ViewProps, 'summary'>) {
  const words = useWords()
  const said = words.forecast
  return (
    <Table
      label={said.views.county}
      tall
      rows={summary.years}
      keyOf={(year) => year}
      columns={[
        { title: said.year, head: true, render: (year) => year },
        ...summary.areas.map(({ area, stage, places, years }) => ({
          title: said.pupilsOf(said.areas[area], words.stages[stage]),
          number: true,
          render: (_: number, at: number) => (
            <>
              {count(years[at]!.value)} {at === 0 ? null : <small>{bounds(years[at]!)}</small>}
              <br />
              <small>{balance(places - years[at]!.value, said)}</small>
            </>
          ),
        })),
        { title: said.births, number: true, render: (year) => <Born summary={summary} year={year} /> },
      ]}
    />
  )
}

function Born({ summary, year }: Pick<ViewProps, 'summary'> & { readonly year: number }) {
  const words = useWords()
  const born = summary.births.find((each) => each.year === year)
  if (born === undefined) return '—'
  return (
    <>
      {count(born.town + born.rural)} {born.assumed ? <small>{words.forecast.assumed}</small> : null}
    </>
  )
}

export const bounds = ({ low, high }: { readonly low: number; readonly high: number | null }): string => `${count(low)}–${high === null ? '?' : count(high)}`

function balance(spare: number, said: { readonly short: (count: string) => string; readonly spare: (count: string) => string }): string {
  return spare < 0 ? said.short(count(-spare)) : said.spare(count(spare))
}
