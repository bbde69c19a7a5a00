import { reformRanking } from '@junheng/core/dispatch/boards.ts'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'
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
      <Table
        label={words.tasks.tabs.reform}
        rows={rows}
        keyOf={({ office }) => office}
        columns={[
          { title: words.tasks.place, number: true, render: ({ place }) => place },
          { title: words.rope.office, head: true, render: ({ office }) => office },
          { title: words.tasks.finishedOf, number: true, render: ({ tasks, finished }) => `${finished} / ${tasks}` },
          { title: words.tasks.onTime, number: true, render: ({ onTimeRate }) => percent(onTimeRate) },
          { title: words.tasks.earliness, number: true, render: ({ meanEarliness }) => figure(meanEarliness) },
          { title: words.tasks.quality, number: true, render: ({ quality }) => figure(quality) },
        ]}
      />
      <p className="legend">{words.tasks.reformRule}</p>
    </>
  )
}
