import type { ZoneMove } from '@junheng/core/planning/zones/county-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table, type Column } from '../../ui/Table.tsx'

/** From where to where, settlement by settlement: counts alone. */
export function ZoneMoves({ view, moves }: { readonly view: ZonesView; readonly moves: readonly ZoneMove[] }) {
  const words = useWords().zones
  const { tracts, zones } = view.county.problem
  const columns: readonly Column<ZoneMove>[] = [
    { title: words.settlement, head: true, render: ({ tract }) => `${view.places[tract]!.township} ${tracts[tract]!.name}` },
    { title: words.from, render: ({ from }) => zones[from]!.name },
    { title: words.to, render: ({ to }) => zones[to]?.name ?? '—' },
    { title: words.children, number: true, render: ({ children }) => count(children) },
  ]
  return (
    <Section id="moves" title={words.moves}>
      <p className="legend">{words.movesMean}</p>
      <Table label={words.moves} columns={columns} rows={moves.toSorted((a, b) => b.children - a.children)} keyOf={({ tract, from }) => `${tract} ${from}`} empty={words.nobodyMoves} />
    </Section>
  )
}
