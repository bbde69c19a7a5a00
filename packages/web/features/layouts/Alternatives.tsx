import type { NearAlternative } from '@junheng/core/planning/layout/planned-actions.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { rise } from './rise.ts'

const shown = ['childMinutes', 'childrenMoved', 'costYuan', 'points'] as const

/** The nearest other plans: one school decided the other way, the rest planned anew. */
export function Alternatives({ alternatives }: { readonly alternatives: readonly NearAlternative[] }) {
  const words = useWords().layoutPlan
  const decided = ({ school, decision }: NearAlternative['others'][number]) => (decision === 'open' ? words.ifKept(school) : words.ifClosed(school))
  return (
    <Section id="alternatives" title={words.alternatives}>
      <Table
        label={words.alternatives}
        empty={words.noAlternatives}
        rows={alternatives}
        keyOf={({ school }) => school}
        columns={[
          { title: words.alternatives, head: true, render: decided },
          ...shown.map((measure) => ({ title: words.measures[measure], number: true, render: ({ change }: NearAlternative) => rise(change[measure]) })),
          { title: words.alsoChanges, render: ({ school: own, others }) => others.filter(({ school }) => school !== own).map(decided).join('、') || words.nothing },
        ]}
      />
      {alternatives.length === 0 ? null : <p className="legend">{words.difference}</p>}
    </Section>
  )
}
