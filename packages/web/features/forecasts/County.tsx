import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
        <Table summary={summary} />
        {firstAssumed === undefined ? null : <p className="legend">{said.birthsAssumed(firstAssumed.year + 6)}</p>}
      </Section>
    </>
  )
}

function Table({ summary }: Pick<ViewProps, 'summary'>) {
  const words = useWords()
  const said = words.forecast
  return (
    <Scroll label={said.views.county} tall>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{said.year}</th>
            {summary.areas.map(({ area, stage }) => (
              <th scope="col" className="number" key={`${area} ${stage}`}>
                {said.pupilsOf(said.areas[area], words.stages[stage])}
              </th>
            ))}
            <th scope="col" className="number">{said.births}</th>
          </tr>
        </thead>
        <tbody>
          {summary.years.map((year, at) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {summary.areas.map(({ area, stage, places, years }) => (
                <td className="number" key={`${area} ${stage}`}>
                  {count(years[at]!.value)} {at === 0 ? null : <small>{bounds(years[at]!)}</small>}
                  <br />
                  <small>{balance(places - years[at]!.value, said)}</small>
                </td>
              ))}
              <td className="number">
                <Born summary={summary} year={year} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
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
