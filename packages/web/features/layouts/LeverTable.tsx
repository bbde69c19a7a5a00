import { getCounty } from '@junheng/contract/county.ts'
import type { LayoutReply, LayoutSchool } from '@junheng/contract/layouts.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { withClosed, withModules } from './moving.ts'
import { kinds, type LayoutSearch } from './search.ts'

interface TableProps {
  readonly base: LayoutReply
  readonly levers: Levers
  readonly search: LayoutSearch
  readonly onMove: (levers: Levers) => void
  readonly onNarrow: (part: Partial<LayoutSearch>) => void
}

/** A row a school: keep or close by the same switch, extend by modules. */
export function LeverTable({ base, levers, search, onMove, onNarrow }: TableProps) {
  const words = useWords()
  const said = words.layout
  const units = useQuery(query(getCounty)).data?.townships ?? []
  const shown = base.schools.filter((school) => ofKind(school, search.kind ?? 'points') && (search.unit === undefined || school.township === search.unit))
  return (
    <Section id="levers" title={said.levers}>
      <div className="filters" role="search" aria-label={said.filters}>
        <Toggle label={said.which} value={search.kind ?? 'points'} options={kinds.map((value) => ({ value, label: said.kinds[value] }))} onChange={(kind) => onNarrow({ kind })} />
        <Choice label={said.unit} value={search.unit ?? ''} none={words.all} options={units.map(({ code, name }) => ({ value: code, label: name }))} onChange={(unit) => onNarrow({ unit } as Partial<LayoutSearch>)} />
      </div>
      <Table
        label={said.levers}
        tall
        rows={shown}
        keyOf={({ id }) => id}
        empty={said.noSchools}
        rowIs={({ id }) => ({ className: levers.closed.includes(id) ? 'closing' : undefined })}
        columns={[
          { title: said.school, head: true, render: ({ name }) => name },
          { title: said.pupils, number: true, render: ({ primary, junior }) => [primary, junior].filter((pupils) => pupils !== null).map(count).join(' + ') },
          { title: said.decision, render: (school) => <Keep school={school} levers={levers} onMove={onMove} /> },
          { title: said.extend, render: (school) => (levers.closed.includes(school.id) ? null : <Extend school={school} levers={levers} onMove={onMove} />) },
        ]}
      />
    </Section>
  )
}

type LeverProps = Pick<TableProps, 'levers' | 'onMove'> & { readonly school: LayoutSchool }

function Keep({ school, levers, onMove }: LeverProps) {
  const said = useWords().layout
  return <Toggle label={said.decisionOf(school.name)} value={levers.closed.includes(school.id) ? 'close' : 'keep'} options={(['keep', 'close'] as const).map((value) => ({ value, label: said.decisions[value] }))} onChange={(value) => onMove(withClosed(levers, school.id, value === 'close'))} />
}

function Extend({ school, levers, onMove }: LeverProps) {
  const said = useWords().layout
  const modules = levers.extended.find((each) => each.school === school.id)?.modules ?? 0
  return (
    <select aria-label={said.extendOf(school.name)} value={modules} onChange={({ target }) => onMove(withModules(levers, school.id, Number(target.value)))}>
      {[0, 1, 2, 3, 4].map((each) => (
        <option key={each} value={each}>
          {each === 0 ? '—' : said.modules(each)}
        </option>
      ))}
    </select>
  )
}

function ofKind({ isPoint, isBranch }: LayoutSchool, kind: (typeof kinds)[number]): boolean {
  return kind === 'all' || (kind === 'points' ? isPoint : isBranch)
}
