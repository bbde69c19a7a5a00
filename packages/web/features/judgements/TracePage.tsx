import type { SourcedTrace } from '@junheng/contract/judgements.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { given } from '../../app/search.ts'
import { Await } from '../../ui/Await.tsx'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { judgementQuery, traceQuery } from './queries.ts'
import type { TraceSearch } from './trace-search.ts'

const route = getRouteApi('/trace')

/** One figure down to the workbook cells it was read from. */
export function TracePage() {
  const words = useWords()
  const search = route.useSearch()
  const trace = useQuery(traceQuery(search, useLanguage()))
  return (
    <Page title={words.titles.trace} actions={<PrintButton />}>
      <p>
        {words.standards[search.standard]} · {words.stages[search.stage]} · <Link to="/check-up" search={backTo(search)}>{words.trace.back}</Link>
        {search.school === undefined ? null : (
          <>
            {' · '}
            <Link to="/schools/$id" params={{ id: search.school }} search={search.snapshot === undefined ? {} : { snapshot: search.snapshot }}>
              {words.trace.toSchool}
            </Link>
          </>
        )}
      </p>
      <Await result={trace}>
        {(trace) => (
          <ul className="trace">
            <Node trace={trace} depth={0} />
          </ul>
        )}
      </Await>
      {search.indicator === 'composite' ? <Single search={search} /> : null}
    </Page>
  )
}

/** The composite is a mean of single coefficients; each has its own origin. */
function Single({ search }: { readonly search: TraceSearch }) {
  const words = useWords()
  const language = useLanguage()
  const standard = useQuery(judgementQuery(search.standard, search)).data?.standard
  return (
    <Section id="single" title={words.trace.single}>
      <ul className="columns">
        {(standard?.indicators ?? []).map(({ id, title }) => (
          <li key={id}>
            <Link to="/trace" search={{ ...search, indicator: id }}>
              {title[language]}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Deeper than this, and beyond so many inputs, a node waits to be opened. */
const openTo = { depth: 2, inputs: 12 }

function Node({ trace, depth }: { readonly trace: SourcedTrace; readonly depth: number }) {
  if (trace.inputs.length === 0) {
    return (
      <li>
        <Line trace={trace} />
        <Cells trace={trace} />
      </li>
    )
  }
  return (
    <li>
      <details open={depth < openTo.depth && trace.inputs.length <= openTo.inputs}>
        <summary>
          <Line trace={trace} />
        </summary>
        {trace.formula === null ? null : <p className="formula">= {trace.formula}</p>}
        <Cells trace={trace} />
        <ul>
          {trace.inputs.map((input, at) => (
            <Node key={`${input.label} ${at}`} trace={input} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function Line({ trace: { label, value, unit, source } }: { readonly trace: SourcedTrace }) {
  const words = useWords()
  return (
    <>
      <span className="trace-label">{label}</span>{' '}
      {value === null ? <strong className="sign unknown">? {words.unreported}</strong> : <strong>{exact(value)}</strong>} {value === null ? null : <span>{unit}</span>}
      {source === null ? null : (
        <small className="trace-source">
          {source.document} {source.clause}
        </small>
      )}
    </>
  )
}

function Cells({ trace: { cells, fact, value } }: { readonly trace: SourcedTrace }) {
  const words = useWords()
  if (cells.length === 0) return fact === null || value === null ? null : <p className="trace-cells">{words.trace.noCell}</p>
  return (
    <ul className="trace-cells" aria-label={words.trace.cells}>
      {cells.map((cell) => (
        <li key={`${cell.file} ${cell.sheet} ${cell.cell}`}>
          <code>{cell.cell}</code> {cell.sheet} <small>{cell.file}</small>
        </li>
      ))}
    </ul>
  )
}

/** Enough digits to add up by hand. */
const exact = (value: number): string => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(value)

function backTo({ standard, stage, snapshot, private: privateSchools, points }: TraceSearch) {
  return given({ standard, stage, snapshot, private: privateSchools, points })
}
