import { getProvince, type CountySummary, type StandardSummary } from '@junheng/contract/province.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { amount, coefficient, count, limit, percent } from '../../ui/format.ts'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Sign } from '../../ui/Sign.tsx'
import { weakestCountiesFirst } from './order.ts'

const provinceQuery = query(getProvince)

/** What an authority above the county sees: a row a county and standard, the weakest first; no school. */
export function ProvincePage() {
  const words = useWords()
  const province = useQuery(provinceQuery)
  return (
    <Page title={words.titles.province} actions={<PrintButton />}>
      <p className="legend">{words.province.meaning}</p>
      <Await result={province} empty={{ when: ({ counties }) => counties.length === 0, say: words.province.none }}>
        {({ counties }) => (
          <Section id="counties" title={words.province.counties(counties.length)}>
            <Counties counties={counties} />
          </Section>
        )}
      </Await>
    </Page>
  )
}

function Counties({ counties }: { readonly counties: readonly CountySummary[] }) {
  const words = useWords()
  return (
    <Scroll label={words.titles.province} tall>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.province.county}</th>
            <th scope="col">{words.snapshots.date}</th>
            <th scope="col" className="number">{words.judgement.school}</th>
            <th scope="col" className="number">{words.snapshots.pupils}</th>
            <th scope="col">{words.judgement.standard}</th>
            <th scope="col">{words.judgement.verdict}</th>
            <th scope="col">{words.judgement.weakest}</th>
            <th scope="col" className="number">{words.province.openGaps}</th>
            <th scope="col">{words.gaps.missing}</th>
          </tr>
        </thead>
        <tbody>
          {weakestCountiesFirst(counties).map((county) =>
            county.standards.map((standard, index) => <Row key={`${county.code} ${standard.standard}`} county={county} standard={standard} isFirst={index === 0} />),
          )}
        </tbody>
      </table>
    </Scroll>
  )
}

interface RowProps {
  readonly county: CountySummary
  readonly standard: StandardSummary
  readonly isFirst: boolean
}

function Row({ county, standard, isFirst }: RowProps) {
  const words = useWords()
  const span = county.standards.length
  return (
    <tr>
      {isFirst ? (
        <>
          <th scope="rowgroup" rowSpan={span}>
            {county.name} <small>{county.code}</small>
          </th>
          <td rowSpan={span}>{county.date}</td>
          <td rowSpan={span} className="number">{count(county.schools)}</td>
          <td rowSpan={span} className="number">{count(county.pupils)}</td>
        </>
      ) : null}
      <td>{(words.standards as Readonly<Record<string, string>>)[standard.standard] ?? standard.standard}</td>
      <td>
        <Sign verdict={standard.verdict} /> <small>{words.province.parts(standard.partsMet, standard.parts)}</small>
      </td>
      <td>
        <Weakest weakest={standard.weakest} />
      </td>
      <td className="number">{count(standard.openGaps)}</td>
      <td>
        <Missing missing={standard.missing} />
      </td>
    </tr>
  )
}

function Weakest({ weakest }: { readonly weakest: StandardSummary['weakest'] }) {
  const words = useWords()
  if (weakest === null) return <>{words.unknown}</>
  const { stage, what, value, limit: line } = weakest
  const isShare = what === 'schoolsMeeting'
  const shown = isShare ? percent : coefficient
  return (
    <>
      {words.stages[stage]} · {words.province.what[what]} {value === null ? words.unknown : shown(value)} <small>{words.province.against(isShare ? percent(line) : limit(line))}</small>
    </>
  )
}

function Missing({ missing }: { readonly missing: StandardSummary['missing'] }) {
  const words = useWords()
  return (
    <>
      {missing.map(({ unit, amount: sum, unknown }) => (
        <span key={unit} className="nowrap">
          {amount(sum, unit)} {words.units[unit]}
          {unknown === 0 ? null : <small> {words.gaps.andUnknown(unknown)}</small>}{' '}
        </span>
      ))}
    </>
  )
}
