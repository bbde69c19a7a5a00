import { grouped } from '@junheng/core/county/grouped.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

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
      <Table
        label={said.title}
        tall={rows.length > 12}
        rows={rows}
        keyOf={([first]) => `${first!.settlement} ${first!.from} ${first!.to} ${first!.band}`}
        empty={said.none}
        columns={[
          { title: said.settlement, head: true, render: ([first]) => first!.settlementName },
          { title: said.band, render: ([first]) => words.layout.travel.bands[first!.band] },
          { title: said.children, number: true, render: (group) => count(group.reduce((sum, { children }) => sum + children, 0)) },
          { title: said.from, render: ([first]) => first!.fromName },
          { title: said.to, render: ([first]) => first!.toName },
          { title: said.minutes, number: true, render: ([first]) => <Minutes move={first!} /> },
        ]}
      />
    </Section>
  )
}

/** Before and after, by which means, and whether it keeps the limit. */
function Minutes({ move: { minutesBefore, minutesAfter, modeAfter, withinLimit } }: { readonly move: Effects['movements'][number] }) {
  const { modes } = useWords().layout.movements
  return (
    <>
      {minutes(minutesBefore)} → {minutes(minutesAfter)} <small>{modeAfter === null ? '' : modes[modeAfter]}</small> {withinLimit ? '✓' : '✕'}
    </>
  )
}

const minutes = (value: number | null): string => (value === null ? '—' : value.toFixed(0))
