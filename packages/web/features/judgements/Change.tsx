import { seesEverySchool } from '@junheng/contract/permissions.ts'
import type { ChangeSplit } from '@junheng/core/standard/judgement.ts'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { change as signed, coefficient } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { JudgedPart } from './part.ts'
import { changeQuery, snapshotsQuery } from './queries.ts'
import { useJudgementSearch } from './use-search.ts'

/** What changed since an earlier snapshot, in a part that is real and a part that is only a change of which schools are counted. */
export function Change(part: JudgedPart) {
  const words = useWords()
  const { user } = useSession()
  const [search, change] = useJudgementSearch()
  const snapshots = useQuery(snapshotsQuery).data ?? []
  const earlier = snapshots.filter((each) => each.state === 'current' && each.date < part.reply.snapshot.date).toSorted((a, b) => a.date.localeCompare(b.date))
  const from = earlier.find((each) => each.id === search.from) ?? earlier[0]
  // A change of the county opens to schools that a school or a township may not see.
  if (from === undefined || !seesEverySchool(user.role)) return null
  return (
    <Section
      id="change"
      title={words.change.title(from.date, part.reply.snapshot.date)}
      aside={<Choice label={words.change.since} value={from.id} options={earlier.map((each) => ({ value: each.id, label: each.date }))} onChange={(from) => change({ from })} />}
    >
      <Split part={part} from={from.id} />
    </Section>
  )
}

function Split({ part, from }: { readonly part: JudgedPart; readonly from: string }) {
  const words = useWords()
  const [search] = useJudgementSearch()
  const { reply, stage } = part
  const result = useQuery(changeQuery(reply.standard.id, search, from))
  return (
    <Await result={result} empty={{ when: ({ changes }) => changes.every((each) => each.stage !== stage), say: words.change.none }}>
      {({ changes }) => <Changes part={part} changes={changes.filter((each) => each.stage === stage)} />}
    </Await>
  )
}

function Changes({ part, changes }: { readonly part: JudgedPart; readonly changes: readonly ChangeSplit[] }) {
  const words = useWords()
  const name = useIndicatorName(part)
  const said = (value: number | null, print: (value: number) => string): string => (value === null ? words.unknown : print(value))
  const first = mostTelling(changes)
  const most = Math.max(...changes.flatMap(({ before, after }) => [before ?? 0, after ?? 0])) * 1.05 || 1
  return (
    <>
      {first === undefined ? null : <p className="sentence">{sentenceOf(first, words.change.coefficientOf(name(first.indicator), first.indicator === 'composite'), words.change)}</p>}
      <p className="legend">
        <span className="swatch real" /> {words.change.realPart} <span className="swatch scope" /> {words.change.scopePart}
      </p>
      <Table
        label={words.change.table}
        look="bars"
        rows={compositeFirst(changes)}
        keyOf={({ indicator }) => indicator}
        rowIs={({ indicator }) => ({ className: indicator === 'composite' ? 'total' : undefined })}
        columns={[
          { title: words.judgement.indicator, head: true, render: ({ indicator }) => name(indicator) },
          { title: words.change.before, number: true, render: ({ before }) => said(before, coefficient) },
          { title: words.change.after, number: true, render: ({ after }) => said(after, coefficient) },
          { title: words.change.whole, number: true, render: ({ before, after }) => said(before === null || after === null ? null : after - before, signed) },
          { title: words.change.real, number: true, render: ({ real }) => said(real, signed) },
          { title: words.change.scope, number: true, render: ({ scope }) => said(scope, signed) },
          { title: words.judgement.picture, unseen: true, cells: 'wide', render: ({ before, real, scope }) => (before === null || real === null || scope === null ? null : <Steps before={before} real={real} scope={scope} most={most} />) },
        ]}
      />
      <p className="legend">{words.change.meaning}</p>
    </>
  )
}

const compositeFirst = (changes: readonly ChangeSplit[]) => changes.toSorted((a, b) => Number(b.indicator === 'composite') - Number(a.indicator === 'composite'))

/** The composite where there is one, else the coefficient that is now the largest. */
function mostTelling(changes: readonly ChangeSplit[]): ChangeSplit | undefined {
  return changes.find((each) => each.indicator === 'composite') ?? changes.toSorted((a, b) => (b.after ?? 0) - (a.after ?? 0))[0]
}

/** Two bars end to end: the first runs from the value before by the real part, the second from there by the scope part to the value after. */
function Steps({ before, real, scope, most }: { readonly before: number; readonly real: number; readonly scope: number; readonly most: number }) {
  const between = before + real
  return (
    <span className="steps" aria-hidden="true">
      <span className="step real" style={span(before, between, most)} />
      <span className="step scope" style={span(between, between + scope, most)} />
    </span>
  )
}

function span(from: number, to: number, most: number) {
  return { left: `${(100 * Math.min(from, to)) / most}%`, width: `${(100 * Math.abs(to - from)) / most}%` }
}

function useIndicatorName({ reply }: JudgedPart): (id: string) => string {
  const words = useWords()
  const language = useLanguage()
  return (id) => (id === 'composite' ? words.judgement.composite : (reply.standard.indicators.find((each) => each.id === id)?.title[language] ?? id))
}

interface ChangeWords {
  readonly unknown: (name: string) => string
  readonly sentence: (said: { name: string; before: string; after: string; whole: string; real: string; scope: string }) => string
  readonly counted: (before: number, after: number, both: number) => string
}

function sentenceOf(change: ChangeSplit, name: string, words: ChangeWords): string {
  const counted = words.counted(change.schoolsBefore, change.schoolsAfter, change.schoolsInBoth)
  const { before, after, real, scope } = change
  if (before === null || after === null || real === null || scope === null) return `${words.unknown(name)}${counted}`
  const said = { name, before: coefficient(before), after: coefficient(after), whole: signed(after - before), real: signed(real), scope: signed(scope) }
  return `${words.sentence(said)}${counted}`
}
