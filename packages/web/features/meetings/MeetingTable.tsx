import type { MeetingSummary } from '@junheng/contract/meetings.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'

/** Every meeting, the newest first. */
export function MeetingTable({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  const { meetings: words, titles } = useWords()
  return (
    <Table
      label={titles.meetings}
      look="sheet-like"
      rows={meetings}
      keyOf={({ id }) => id}
      columns={[
        {
          title: words.number,
          head: true,
          render: ({ id, number }) => (
            <Link to="/meetings/$id" params={{ id }}>
              {number}
            </Link>
          ),
        },
        { title: words.title, render: ({ title }) => title },
        { title: words.heldOn, render: ({ heldOn }) => heldOn },
        { title: words.chair, render: ({ chair }) => chair },
        { title: words.decisions, render: ({ decisions }) => words.decisionCount(decisions) },
        { title: words.state, render: ({ closedOn }) => (closedOn === null ? words.isOpen : words.closed(closedOn)) },
      ]}
    />
  )
}
