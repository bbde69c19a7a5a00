import type { JudgedZone } from '@junheng/core/planning/zones/judge-zones.ts'
import { useWords } from '../../app/language.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { minutes } from './minutes.ts'

/** Every zone with what it carries; what stands in the way of it is said beside its figure. */
export function ZoneTable({ zones, loadMost }: { readonly zones: readonly JudgedZone[]; readonly loadMost: number }) {
  const words = useWords().zones
  const columns: readonly Column<JudgedZone>[] = [
    { title: words.school, head: true, render: ({ name }) => name },
    { title: words.places, number: true, render: ({ places, placesKnown }) => (placesKnown ? count(places) : <>{count(places)} <small>{words.placesUnknown}</small></>) },
    { title: words.pupils, number: true, render: ({ pupils }) => count(pupils) },
    { title: words.load, number: true, render: ({ load }) => (load === null ? '—' : `${load > loadMost + 1e-9 ? '✕ ' : ''}${percent(load)}`) },
    { title: words.mean, number: true, render: ({ meanMinutes }) => minutes(meanMinutes) },
    { title: words.farthest, number: true, render: ({ farthestMinutes }) => minutes(farthestMinutes) },
    { title: words.connected, render: ({ connected }) => (connected ? words.yes : <strong className="lost">{words.no}</strong>) },
    { title: words.tracts, number: true, render: ({ tracts }) => count(tracts) },
    { title: words.comeIn, number: true, render: ({ comeIn }) => count(comeIn) },
    { title: words.goOut, number: true, render: ({ goOut }) => count(goOut) },
  ]
  return (
    <Section id="table" title={words.table}>
      <Table label={words.table} columns={columns} rows={zones} keyOf={({ name }) => name} empty={words.noZones} />
    </Section>
  )
}
