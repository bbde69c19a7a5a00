import { bottleneckShare } from '@junheng/core/dispatch/next-actions.ts'
import { useWords } from '../../app/language.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { RopeReply } from './queries.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)}%`

/** On whom the open nodes wait; who has too many of them is named, with whoever stands in. */
export function People({ rope: { nextActions } }: { readonly rope: RopeReply }) {
  const words = useWords()
  const total = nextActions.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p className="sentence">{words.rope.bottlenecks(nextActions.filter(({ isBottleneck }) => isBottleneck).length, total, percent(bottleneckShare))}</p>
      <Scroll label={words.rope.tabs.people}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.rope.person}</th>
              <th scope="col">{words.rope.office}</th>
              <th scope="col" className="number">{words.rope.open}</th>
              <th scope="col" className="number">{words.rope.share}</th>
              <th scope="col">{words.rope.delegate}</th>
            </tr>
          </thead>
          <tbody>
            {nextActions.map(({ office, person, delegate, count, share, isBottleneck }) => (
              <tr key={office}>
                <th scope="row">{person ?? words.rope.nobodyNamed}</th>
                <td>{office}</td>
                <td className="number">{count}</td>
                <td className="number">{isBottleneck ? <strong>{words.rope.bottleneck(percent(share))}</strong> : percent(share)}</td>
                <td>{delegate ?? words.rope.noDelegate}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
