import type { BlockerReason } from '@junheng/core/planning/layout/blockers.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'

const marks = { clear: '✓', blocks: '✕', unknown: '?' } as const

/** The four cases in which nothing may be closed against resistance, with what the numbers say. */
export function Blockers({ effects: { blockers } }: { readonly effects: Effects }) {
  const said = useWords().layout.blockers
  const reason = useReason()
  return (
    <Section id="blockers" title={said.title}>
      <ul className="said">
        {blockers.map(({ kind, standing, because }) => (
          <li key={kind}>
            <strong>
              {marks[standing]} {said.kinds[kind]}
            </strong>
            ：{said.standings[standing]}
            {because.length === 0 ? null : (
              <ul>
                {because.slice(0, 8).map((each) => (
                  <li key={JSON.stringify(each)}>{reason(each)}</li>
                ))}
                {because.length > 8 ? <li>{said.more(because.length - 8)}</li> : null}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useReason(): (reason: BlockerReason) => string {
  const said = useWords().layout.blockers.reasons
  return (reason) => {
    switch (reason.code) {
      case 'overMinutes':
        return said.overMinutes(reason)
      case 'withoutSeat':
        return said.withoutSeat(reason.settlement)
      case 'noSchool':
        return said.noSchool(reason)
      case 'oversizeClasses':
      case 'roomsShort':
        return said[reason.code](reason.school, reason.count)
      case 'schoolTooLarge':
        return said.schoolTooLarge(reason)
      default:
        return said[reason.code]
    }
  }
}

/** 信访风险 by a printed rule. */
export function Risks({ effects: { risk } }: { readonly effects: Effects }) {
  const said = useWords().layout.risk
  if (risk.length === 0) return null
  return (
    <Section id="risk" title={said.title}>
      <ul className="said">
        {risk.map(({ school, name, level, points, because }) => (
          <li key={school}>
            {name}：<strong>{said.levels[level]}</strong>（{said.points(points)}） {because.map(({ code, value }) => said.reasons[code](value)).join('；')}
          </li>
        ))}
      </ul>
      <p className="legend">{said.rule}</p>
    </Section>
  )
}
