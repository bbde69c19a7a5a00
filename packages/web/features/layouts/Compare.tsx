import { type ScenarioItem } from '@junheng/contract/layouts.ts'
import { leverQuery } from '@junheng/core/planning/layout/lever-text.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { change, coefficient, count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { rise } from './rise.ts'
import { scenariosQuery } from './queries.ts'
import type { LayoutSearch } from './search.ts'
import { Years } from './Years.tsx'

/** Saved scenarios, a column each, and year by year. */
export function Compare({ search }: { readonly search: LayoutSearch }) {
  const said = useWords().layout.compare
  const scenarios = useQuery(scenariosQuery)
  return (
    <>
      <Section id="compare" title={useWords().layout.views.compare}>
        <Await result={scenarios} empty={{ when: (items) => items.length === 0, say: said.none }}>
          {(items) => <Columns items={items} />}
        </Await>
      </Section>
      <Await result={scenarios}>{(items) => <Years items={items} search={search} />}</Await>
    </>
  )
}

type Row = readonly [title: string, of: (item: ScenarioItem) => string]

function Columns({ items }: { readonly items: readonly ScenarioItem[] }) {
  const words = useWords()
  const said = words.layout.compare
  const orUnknown = (value: number | null) => (value === null ? words.unknown : count(value))
  const composite = (value: number | null, real: number | null) => (value === null ? words.unknown : `${coefficient(value)}${real === null ? '' : ` · ${said.real(change(real))}`}`)
  const rows: readonly Row[] = [
    [said.state, ({ state }) => said.states[state]],
    [said.planned, ({ planned }) => (planned === null ? said.byHand : words.layoutPlan.outcomes[planned.status])],
    [said.closed, ({ figures }) => count(figures.closed)],
    [said.points, ({ figures }) => count(figures.points)],
    [said.children, ({ figures }) => count(figures.childrenMoved)],
    [said.minutes, ({ figures }) => rise(Math.round(figures.moreMinutes))],
    [said.over, ({ figures }) => count(figures.overLimit)],
    [said.short, ({ figures }) => count(figures.placesShort)],
    [said.primary, ({ composite: { primary, realPrimary } }) => composite(primary, realPrimary)],
    [said.junior, ({ composite: { junior, realJunior } }) => composite(junior, realJunior)],
    [said.kindergartens, ({ kindergartens }) => (kindergartens === null ? said.untouched : said.kindergartenFigures({ ...kindergartens, short: orUnknown(kindergartens.placesShort), unserved: orUnknown(kindergartens.unserved) }))],
    [said.once, ({ onceYuan }) => count(onceYuan)],
    [said.yearly, ({ yearYuan }) => count(yearYuan)],
    [said.by, ({ savedBy, savedOn }) => `${savedOn} ${savedBy}`],
  ]
  return (
    <Table
      label={words.layout.views.compare}
      rows={rows}
      keyOf={([title]) => title}
      columns={[
        { title: said.figure, head: true, render: ([title]) => title },
        ...items.map((item): Column<Row> => ({ title: <Heading item={item} />, render: ([, of]) => of(item) })),
      ]}
    />
  )
}

/** The scenario's name leads to it, the small words to its procedure. */
function Heading({ item }: { readonly item: ScenarioItem }) {
  const words = useWords()
  return (
    <>
      <Link to="/layout" search={item.planned === null ? { snapshot: item.snapshot, ...leverQuery(item.levers) } : { view: 'plan' as const, scenario: item.id }} preload={false}>
        {item.name}
      </Link>
      <br />
      <Link to="/layout" search={{ view: 'procedure', scenario: item.id }} preload={false}>
        <small>{words.layout.views.procedure}</small>
      </Link>
    </>
  )
}
