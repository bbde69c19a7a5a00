import { grouped } from '@junheng/core/county/grouped.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

/** Who changes school, settlement by settlement; the difference between the affected and the received stands above it. */
export function Movements({ effects: { movements, roster } }: { readonly effects: Effects }) {
  const words = useWords()
  const said = words.layout.movements
  const rows = [...grouped(movements, ({ settlement, from, to, band }) => `${settlement} ${from} ${to} ${band}`).values()]
  return (
    <Section id="movements" title={said.title}>
      <p>{said.difference({ affected: count(roster.affected), received: count(roster.received), lost: roster.difference.length })}</p>
      {roster.difference.map(({ settlement, grade, school, children }) => (
        <p key={`${settlement} ${grade} ${school}`} className="lost">
          {said.lostLine({ settlement, grade: grade + 1, children })}
        </p>
      ))}
      {rows.length === 0 ? (
        <p className="empty">{said.none}</p>
      ) : (
        <Scroll label={said.title} tall={rows.length > 12}>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{said.settlement}</th>
                <th scope="col">{said.band}</th>
                <th scope="col" className="number">{said.children}</th>
                <th scope="col">{said.from}</th>
                <th scope="col">{said.to}</th>
                <th scope="col" className="number">{said.minutes}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((group) => {
                const [first] = group
                return (
                  <tr key={`${first!.settlement} ${first!.from} ${first!.to} ${first!.band}`}>
                    <th scope="row">{first!.settlementName}</th>
                    <td>{words.layout.travel.bands[first!.band]}</td>
                    <td className="number">{count(group.reduce((sum, { children }) => sum + children, 0))}</td>
                    <td>{first!.fromName}</td>
                    <td>{first!.toName}</td>
                    <td className="number">
                      {minutes(first!.minutesBefore)} → {minutes(first!.minutesAfter)} <small>{first!.modeAfter === null ? '' : said.modes[first!.modeAfter]}</small> {first!.withinLimit ? '✓' : '✕'}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}

const minutes = (value: number | null): string => (value === null ? '—' : value.toFixed(0))
