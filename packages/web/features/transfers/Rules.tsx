import type { PointItem } from '@junheng/core/planning/transfers/round.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { RoundProps } from './round-props.ts'

/** The published points table with its hash. */
export function Rules({ round: { rules, rulesHash, dataRoot } }: RoundProps) {
  const said = useWords().transfers
  const additions = [{ id: '+1', name: said.match, how: `+${rules.matchPoints}` }, { id: '+2', name: said.near, how: `+${rules.nearPoints}` }]
  const how = ({ count }: PointItem) => {
    if (count.by === 'rate') return said.rate(count.each, count.most)
    if (count.by === 'levels') return Object.entries(count.levels).toSorted(([, a], [, b]) => b - a).map(([level, points]) => `${level} ${points}`).join(' · ')
    return count.bands.map(({ from, below, points }) => `${from}–${below ?? '∞'}: ${points}`).join(' · ')
  }
  return (
    <Section id="rules" title={said.rules}>
      <p>
        {said.rulesHash} <code className="anchor">{rulesHash}</code>
        {dataRoot === null ? null : <><br />{said.dataRoot} <code className="anchor">{dataRoot}</code></>}
      </p>
      <Table
        label={said.rules}
        empty={said.none}
        rows={[...rules.points.map((item) => ({ id: item.id, name: item.name, how: how(item) })), ...additions]}
        keyOf={({ id }) => id}
        columns={[{ title: said.item, head: true, render: ({ name }) => name }, { title: said.how, render: (row) => row.how }]}
      />
    </Section>
  )
}
