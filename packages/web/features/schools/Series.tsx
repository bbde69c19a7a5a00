import type { StandardName } from '@junheng/contract/judgements.ts'
import type { SchoolReply } from '@junheng/contract/schools.ts'
import { useWords } from '../../app/language.tsx'
import { figure, line } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Sign } from '../../ui/Sign.tsx'
import { stages } from '../judgements/search.ts'
import type { Names } from './names.ts'
import { Spark } from './Spark.tsx'

type Year = SchoolReply['series'][number]

interface SeriesProps {
  readonly reply: SchoolReply
  readonly names: Names
  readonly standard: StandardName
}

/** The indicators of a standard over the years: a small picture and its figures for each, the line drawn in. */
export function Series({ reply, names, standard }: SeriesProps) {
  const words = useWords()
  return stages.map((stage) => {
    const years = reply.series.filter((each) => each.standard === standard && each.stage === stage)
    const latest = years.at(-1)
    if (latest === undefined) return null
    return (
      <Section
        key={stage}
        id={`${standard}-${stage}`}
        title={words.school.series(words.standards[standard], words.stages[stage])}
        aside={latest.verdict === 'none' ? undefined : <Sign verdict={latest.verdict} />}
      >
        <ul className="multiples">
          {indicatorsOf(reply, latest).map((indicator) => (
            <Multiple key={indicator} years={years} indicator={indicator} name={names(standard, indicator)} threshold={lineOf(reply, latest, indicator)} />
          ))}
        </ul>
        {latest.specialCases.length === 0 ? null : <p className="legend">{words.school.specialCases(latest.specialCases)}</p>}
      </Section>
    )
  })
}

/** In the order of the standard. */
function indicatorsOf({ lines }: SchoolReply, { standard, stage, values }: Year): readonly string[] {
  const ordered = lines.filter((line) => line.standard === standard && line.stage === stage).map((line) => line.indicator)
  return [...new Set([...ordered, ...Object.keys(values)])].filter((indicator) => Object.hasOwn(values, indicator))
}

interface MultipleProps {
  readonly years: readonly Year[]
  readonly indicator: string
  readonly name: { readonly title: string; readonly unit: string }
  readonly threshold: number | null
}

function Multiple({ years, indicator, name, threshold }: MultipleProps) {
  const words = useWords()
  const latest = years.at(-1)
  const value = latest?.values[indicator] ?? null
  const verdict = value === null ? 'unknown' : (latest?.verdicts[indicator] ?? 'none')
  const values = years.map((year) => year.values[indicator] ?? null)
  return (
    <li className={`multiple ${verdict}`}>
      <h3>{name.title}</h3>
      <p>
        <strong>{value === null ? words.unreported : figure(value, threshold)}</strong> <small>{name.unit}</small> {verdict === 'none' ? null : <Sign verdict={verdict} />}
        {threshold === null ? null : <small> ≥{line(threshold)}</small>}
      </p>
      <Spark values={values} threshold={threshold} />
      <p className="years">
        {years.map((year, at) => (
          <span key={year.date}>
            {year.date.slice(0, 4)} <span>{values[at] == null ? '?' : figure(values[at])}</span>
          </span>
        ))}
      </p>
    </li>
  )
}

function lineOf(reply: SchoolReply, { standard, stage }: Year, indicator: string): number | null {
  return reply.lines.find((each) => each.standard === standard && each.stage === stage && each.indicator === indicator)?.threshold ?? null
}
