import { withoutZoneText, zoneViolationText } from '@junheng/contract/words/zone-violations.ts'
import { grouped } from '@junheng/core/county/grouped.ts'
import type { JudgedZones, ZonesFigures } from '@junheng/core/planning/zones/judge-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { count, percent } from '../../ui/format.ts'
import { minutes } from './minutes.ts'

/** What the zones come to in a sentence, how far they are proven, and every rule they break. */
export function ZoneVerdict({ view, judged: { figures, violations } }: { readonly view: ZonesView; readonly judged: JudgedZones }) {
  const words = useWords().zones
  const language = useLanguage()
  const names = new Map(view.schools.map(({ id, name }) => [id, name]))
  const { zones, pupils, childrenMoved, pupilMinutes, objective, farthestMinutes, fullest } = figures
  const gap = gapOf(view.bound, objective)
  return (
    <>
      <p className="sentence" role="status">
        {words.sentence({ zones, pupils: count(pupils), moved: count(childrenMoved), mean: minutes(pupils === 0 ? null : pupilMinutes / pupils), farthest: minutes(farthestMinutes), fullest: fullest === null ? '—' : percent(fullest) })}
      </p>
      <Siblings judged={figures} weight={view.county.problem.siblings?.weight ?? 0} />
      <p className="legend">
        {words.dataOf(view.date)} {violations.length > 0 ? '' : gap === null ? words.unproven : words.proven({ gap: percent(gap) })} {view.county.elsewhere === 0 ? '' : words.elsewhere(count(view.county.elsewhere))}
      </p>
      {violations.length === 0 ? <p>{words.allWell}</p> : <Broken violations={violations} />}
      {view.county.withoutZone.length === 0 ? null : (
        <ul className="said">
          {view.county.withoutZone.map((school) => <li key={school}>! {withoutZoneText(names.get(school) ?? school, language)}</li>)}
        </ul>
      )}
    </>
  )
}

const gapOf = (bound: number | null, objective: number) => (bound === null || objective === 0 ? null : Math.max(0, 1 - bound / objective))

/** 多孩家庭: how many zones would split, or that nobody knows. */
function Siblings({ judged: { familiesSplit, siblingFamilies }, weight }: { readonly judged: ZonesFigures; readonly weight: number }) {
  const words = useWords().zones
  if (familiesSplit == null || siblingFamilies == null) return <p className="legend">{words.siblingsNotKnown}</p>
  return (
    <p>
      {words.familiesSplit({ split: count(familiesSplit), all: count(siblingFamilies) })} <span className="legend">{words.siblingWeight(weight)}</span>
    </p>
  )
}

/** How often each rule is broken; every case once somebody wants to see it. */
function Broken({ violations }: Pick<JudgedZones, 'violations'>) {
  const words = useWords().zones
  const language = useLanguage()
  const kinds = [...grouped(violations, ({ rule }) => rule)].map(([rule, own]) => words.brokenOf[rule](own.length))
  return (
    <details>
      <summary className="lost">{words.broken(kinds)}</summary>
      <ul className="said">
        {violations.map((each) => <li key={`${each.rule} ${each.zone} ${each.place}`}>✕ {zoneViolationText(each, language)}</li>)}
      </ul>
    </details>
  )
}
