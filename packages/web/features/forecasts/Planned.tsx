import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Bar } from '../../ui/Bar.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { ViewProps } from './view-props.ts'

/** Whether what is being built will still be needed. */
export function Planned({ summary }: ViewProps) {
  const words = useWords().forecast
  const said = words.planned
  const [first, last] = [Math.min(...summary.planned.flatMap(({ years }) => years.map(({ year }) => year))), summary.years.at(-1)!]
  const shown = summary.years.filter((year) => year >= first && year <= last)
  if (summary.planned.length === 0) return <p className="empty">{said.none}</p>
  return (
    <Section id="planned" title={words.views.planned}>
      <Scroll label={words.views.planned} tall>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.year}</th>
              {summary.planned.map(({ id, name, opens, places, service, halfEmptyFrom }) => (
                <th scope="col" key={id} colSpan={2}>
                  <Link to="/projects/$id" params={{ id }} preload={false}>
                    {name}
                  </Link>
                  <br />
                  <small>
                    {said.openOn(opens, count(places))} · {said.service(service.length)} · <strong>{halfEmptyFrom === null ? said.needed : said.halfEmpty(halfEmptyFrom)}</strong>
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {summary.planned.flatMap(({ id, years }) => {
                  const found = years.find((each) => each.year === year)
                  return [
                    <td className="number" key={`${id} figure`}>
                      {found === undefined ? '' : `${count(found.children)} · ${percent(found.use)}`}
                    </td>,
                    <td key={`${id} bar`} className="use">
                      {found === undefined ? null : <Bar value={found.use} limit={0.5} most={1} verdict={found.use <= 0.5 ? 'short' : 'met'} />}
                    </td>,
                  ]
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{said.rule}</p>
    </Section>
  )
}
