import type { NearAlternative } from '@junheng/core/planning/layout/planned-actions.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { rise } from './rise.ts'

const shown = ['childMinutes', 'childrenMoved', 'costYuan', 'points'] as const

/** The nearest other plans: one school decided the other way, the rest planned anew. */
export function Alternatives({ alternatives }: { readonly alternatives: readonly NearAlternative[] }) {
  const words = useWords().layoutPlan
  const decided = ({ school, decision }: NearAlternative['others'][number]) => (decision === 'open' ? words.ifKept(school) : words.ifClosed(school))
  if (alternatives.length === 0) return <Section id="alternatives" title={words.alternatives}><p className="empty">{words.noAlternatives}</p></Section>
  return (
    <Section id="alternatives" title={words.alternatives}>
      <Scroll label={words.alternatives}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.alternatives}</th>
              {shown.map((measure) => (
                <th scope="col" className="number" key={measure}>{words.measures[measure]}</th>
              ))}
              <th scope="col">{words.alsoChanges}</th>
            </tr>
          </thead>
          <tbody>
            {alternatives.map((each) => (
              <tr key={each.school}>
                <th scope="row">{decided(each)}</th>
                {shown.map((measure) => (
                  <td className="number" key={measure}>{rise(each.change[measure])}</td>
                ))}
                <td>{each.others.filter(({ school }) => school !== each.school).map(decided).join('、') || words.nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{words.difference}</p>
    </Section>
  )
}
