import { bottleneckShare } from '@junheng/core/dispatch/next-actions.ts'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'
import type { RopeReply } from './queries.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)}%`

/** On whom the open nodes wait; who has too many of them is named, with whoever stands in. */
export function People({ rope: { nextActions } }: { readonly rope: RopeReply }) {
  const words = useWords()
  const total = nextActions.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p className="sentence">{words.rope.bottlenecks(nextActions.filter(({ isBottleneck }) => isBottleneck).length, total, percent(bottleneckShare))}</p>
      <Table
        label={words.rope.tabs.people}
        tall={false}
        rows={nextActions}
        keyOf={({ office }) => office}
        columns={[
          { title: words.rope.person, head: true, render: ({ person }) => person ?? words.rope.nobodyNamed },
          { title: words.rope.office, render: ({ office }) => office },
          { title: words.rope.open, number: true, render: ({ count }) => count },
          { title: words.rope.share, number: true, render: ({ share, isBottleneck }) => (isBottleneck ? <strong>{words.rope.bottleneck(percent(share))}</strong> : percent(share)) },
          { title: words.rope.delegate, render: ({ delegate }) => delegate ?? words.rope.noDelegate },
        ]}
      />
    </>
  )
}
