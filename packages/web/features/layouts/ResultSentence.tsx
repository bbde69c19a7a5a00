import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'

/** The result in one sentence, and P12: that nobody is lost. */
export function ResultSentence({ effects }: { readonly effects: Effects }) {
  const said = useWords().layout.result
  const { sentence, roster } = effects
  const lost = roster.difference.reduce((sum, { children }) => sum + children, 0)
  if (sentence.childrenMoved === 0 && lost === 0) return <p className="sentence" role="status">{said.nothing}</p>
  return (
    <div role="status">
      <p className="sentence">{said.sentence({ children: count(sentence.childrenMoved), minutes: count(Math.abs(Math.round(sentence.moreMinutes))), less: sentence.moreMinutes < 0, places: count(sentence.placesShort), points: sentence.points, over: count(sentence.overLimit) })}</p>
      <p className={lost === 0 ? undefined : 'lost'}>{lost === 0 ? said.nobodyLost(count(roster.affected)) : said.lost(count(lost))}</p>
    </div>
  )
}
