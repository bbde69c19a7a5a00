import type { BackTestSummary } from '@junheng/core/planning/forecast/summary.ts'
import { useWords } from '../../app/language.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
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
    <Table
      label={words.kind}
      rows={backTest.kinds}
      keyOf={({ kind }) => kind}
      columns={[
        { title: words.kind, head: true, render: ({ kind }) => words.kinds[kind] },
        { title: words.cells, number: true, render: ({ cells }) => count(cells) },
        { title: words.inside, number: true, render: ({ cells, inside }) => (cells === 0 ? '' : percent(inside / cells)) },
      ]}
    />
  )
}

function Worst({ backTest }: { readonly backTest: BackTestSummary }) {
  const said = useWords().forecast
  const words = said.trust
  if (backTest.worst.length === 0) return null
  return (
    <>
      <h3>{words.worst}</h3>
      <Table
        label={words.worst}
        rows={backTest.worst}
        keyOf={({ school, grade }) => `${school} ${grade}`}
        columns={[
          { title: said.school, head: true, render: ({ school }) => school },
          { title: words.grade, number: true, render: ({ grade }) => grade },
          { title: words.predicted, number: true, render: ({ predicted }) => count(predicted) },
          { title: words.actual, number: true, render: ({ actual }) => count(actual) },
        ]}
      />
    </>
  )
}
