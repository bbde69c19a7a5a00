import type { BackTestSummary } from '@junheng/core/planning/forecast/summary.ts'
import { useWords } from '../../app/language.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { ViewProps } from './view-props.ts'

/** The back-test: a past year forecast as it would have been, with its misses. */
export function Trust({ summary }: ViewProps) {
  const words = useWords().forecast
  const { backTest } = summary
  if (backTest === null) return <p className="empty">{words.trust.none}</p>
  const { from, year, coverage, cells, level, county, countyActual, meanError } = backTest
  return (
    <Section id="trust" title={words.views.trust}>
      <ul className="said">
        <li>{words.trust.sentence({ from: from.join('、'), year, coverage: percent(coverage), cells: count(cells), level: percent(level) })}</li>
        <li>{words.trust.county({ predicted: count(county.value), low: count(county.low), high: county.high === null ? '?' : count(county.high), actual: count(countyActual) })}</li>
        <li>{words.trust.error(percent(meanError))}</li>
        {summary.notes.map(({ code }) => (
          <li key={code}>{words.notes[code]}</li>
        ))}
      </ul>
      <Kinds backTest={backTest} />
      <Worst backTest={backTest} />
    </Section>
  )
}

function Kinds({ backTest }: { readonly backTest: BackTestSummary }) {
  const words = useWords().forecast.trust
  return (
    <Scroll label={words.kind}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col" className="number">{words.cells}</th>
            <th scope="col" className="number">{words.inside}</th>
          </tr>
        </thead>
        <tbody>
          {backTest.kinds.map(({ kind, cells, inside }) => (
            <tr key={kind}>
              <th scope="row">{words.kinds[kind]}</th>
              <td className="number">{count(cells)}</td>
              <td className="number">{cells === 0 ? '' : percent(inside / cells)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Worst({ backTest }: { readonly backTest: BackTestSummary }) {
  const said = useWords().forecast
  const words = said.trust
  if (backTest.worst.length === 0) return null
  return (
    <>
      <h3>{words.worst}</h3>
      <Scroll label={words.worst}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{said.school}</th>
              <th scope="col" className="number">{words.grade}</th>
              <th scope="col" className="number">{words.predicted}</th>
              <th scope="col" className="number">{words.actual}</th>
            </tr>
          </thead>
          <tbody>
            {backTest.worst.map(({ school, grade, predicted, actual }) => (
              <tr key={`${school} ${grade}`}>
                <th scope="row">{school}</th>
                <td className="number">{grade}</td>
                <td className="number">{count(predicted)}</td>
                <td className="number">{count(actual)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
