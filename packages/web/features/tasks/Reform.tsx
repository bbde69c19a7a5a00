import { reformRanking } from '@junheng/core/dispatch/boards.ts'
import { useWords } from '../../app/language.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { TasksReply } from './queries.ts'
import { recordOf } from './records.ts'

const percent = (rate: number | null) => (rate === null ? '—' : `${Math.round(100 * rate)}%`)
const figure = (value: number | null) => (value === null ? '—' : String(Math.round(10 * value) / 10))

/** Offices by how far their reform tasks were in time, and how well they were done. */
export function Reform({ reply }: { readonly reply: TasksReply }) {
  const words = useWords()
  const rows = reformRanking(reply.tasks.map(recordOf), reply.today)
  if (rows.length === 0) return <p className="empty">{words.tasks.noReform}</p>
  return (
    <>
      <Scroll label={words.tasks.tabs.reform}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col" className="number">{words.tasks.place}</th>
              <th scope="col">{words.rope.office}</th>
              <th scope="col" className="number">{words.tasks.finishedOf}</th>
              <th scope="col" className="number">{words.tasks.onTime}</th>
              <th scope="col" className="number">{words.tasks.earliness}</th>
              <th scope="col" className="number">{words.tasks.quality}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, office, tasks, finished, onTimeRate, meanEarliness, quality }) => (
              <tr key={office}>
                <td className="number">{place}</td>
                <th scope="row">{office}</th>
                <td className="number">{`${finished} / ${tasks}`}</td>
                <td className="number">{percent(onTimeRate)}</td>
                <td className="number">{figure(meanEarliness)}</td>
                <td className="number">{figure(quality)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{words.tasks.reformRule}</p>
    </>
  )
}
