import type { JudgementReply, StandardName } from '@junheng/contract/judgements.ts'
import type { HeadlinePart } from '@junheng/core/standard/judgement.ts'
import { useLanguage, useWords, type Language } from '../../app/language.tsx'
import type { Catalogue } from '../../app/words/zh.ts'
import { Bar } from '../../ui/Bar.tsx'
import { coefficient, limit, percent } from '../../ui/format.ts'
import { Sign } from '../../ui/Sign.tsx'
import { TraceLink } from './TraceLink.tsx'
import { useJudgementSearch } from './use-search.ts'

interface StandingProps {
  /** Worst first. */
  readonly replies: readonly JudgementReply[]
  readonly shown: StandardName
}

/** Where the county stands under each standard: a verdict, the weakest part in a sentence, then every part behind it. */
export function Standing({ replies, shown }: StandingProps) {
  return (
    <div className="standing">
      {replies.map((reply) => (
        <StandingOf key={reply.standard.id} reply={reply} isShown={reply.standard.id === shown} />
      ))}
    </div>
  )
}

function StandingOf({ reply, isShown }: { readonly reply: JudgementReply; readonly isShown: boolean }) {
  const words = useWords()
  const language = useLanguage()
  const [, change] = useJudgementSearch()
  const { standard, judgement, snapshot } = reply
  const [weakest] = judgement.headline.parts
  const heading = `standing-${standard.id}`
  return (
    <section className={`card verdict-${judgement.headline.verdict}${isShown ? ' shown' : ''}`} aria-labelledby={heading}>
      <h2 id={heading}>
        {standard.title[language]} <small>{standard.document}</small>
      </h2>
      <p className="standing-verdict">
        <Sign verdict={judgement.headline.verdict} />
        <small>{words.judgement.dataOf(snapshot.date)}</small>
      </p>
      {weakest === undefined ? (
        <p>{words.judgement.nothingToJudge}</p>
      ) : (
        <p className="headline">
          <span className="eyebrow">{words.judgement.weakest}</span>
          {sentence(weakest, reply, words, language)}
        </p>
      )}
      <Parts reply={reply} />
      {isShown ? null : (
        <button type="button" className="link no-print" onClick={() => change({ standard: standard.id, sort: undefined, indicator: undefined })}>
          {words.judgement.showSchools}
        </button>
      )}
    </section>
  )
}

const atOnce = 4

function Parts({ reply }: { readonly reply: JudgementReply }) {
  const words = useWords()
  const { parts } = reply.judgement.headline
  const rest = parts.slice(atOnce)
  return (
    <>
      <PartTable reply={reply} parts={parts.slice(0, atOnce)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.judgement.moreParts(rest.length)}</summary>
          <PartTable reply={reply} parts={rest} />
        </details>
      )}
    </>
  )
}

function PartTable({ reply, parts }: { readonly reply: JudgementReply; readonly parts: readonly HeadlinePart[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <table className="parts">
      <caption className="unseen">{words.judgement.parts}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{words.judgement.part}</th>
          <th scope="col">{words.judgement.valueAndLimit}</th>
          <th scope="col">{words.judgement.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={`${part.stage}-${part.what}-${part.indicator}`}>
            <th scope="row">
              {partName(part, reply, words, language)}
              <Bar value={part.value} limit={part.limit} most={Math.max(part.limit * 1.6, part.value ?? 0)} verdict={part.verdict} />
            </th>
            <td className="number">
              <PartFigure part={part} reply={reply} />
            </td>
            <td>
              <Sign verdict={part.verdict} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PartFigure({ part, reply }: { readonly part: HeadlinePart; readonly reply: JudgementReply }) {
  const words = useWords()
  const value = part.value === null ? words.unknown : printed(part, part.value)
  return (
    <>
      {part.what === 'schoolsMeeting' ? (
        value
      ) : (
        <TraceLink of={{ standard: reply.standard.id, stage: part.stage, indicator: part.indicator ?? 'composite' }}>{value}</TraceLink>
      )}{' '}
      <small>{part.what === 'schoolsMeeting' ? words.judgement.mustBe(percent(part.limit)) : `≤ ${limit(part.limit)}`}</small>
    </>
  )
}

function sentence(part: HeadlinePart, reply: JudgementReply, words: Catalogue, language: Language): string {
  const name = partName(part, reply, words, language)
  if (part.value === null) return words.judgement.sentence.unknown(name)
  const stage = reply.judgement.stages[part.stage]
  if (part.what === 'schoolsMeeting' && stage !== undefined) {
    // Of the whole county, whichever schools the reader may see.
    return words.judgement.sentence.schools(words.stages[part.stage], stage.schoolCount, Math.round(part.value * stage.schoolCount))
  }
  const isMet = part.verdict === 'met'
  return words.judgement.sentence[isMet ? 'within' : 'above'](name, coefficient(part.value), limit(part.limit))
}

function partName(part: HeadlinePart, { standard }: JudgementReply, words: Catalogue, language: Language): string {
  const stage = words.stages[part.stage]
  if (part.what === 'cv') return words.judgement.cvOf(stage, standard.indicators.find((each) => each.id === part.indicator)?.title[language] ?? part.indicator ?? '')
  return part.what === 'composite' ? words.judgement.compositeOf(stage) : words.judgement.schoolsMeetingOf(stage)
}

const printed = (part: HeadlinePart, value: number): string => (part.what === 'schoolsMeeting' ? percent(value) : coefficient(value))
