import type { MeetingSummary } from '@junheng/contract/meetings.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

/** Every meeting, the newest first. */
export function MeetingTable({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  const { meetings: words, titles } = useWords()
  return (
    <Scroll label={titles.meetings}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            {[words.number, words.title, words.heldOn, words.chair, words.decisions, words.state].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ id, number, title, heldOn, chair, decisions, closedOn }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/meetings/$id" params={{ id }}>
                  {number}
                </Link>
              </th>
              <td>{title}</td>
              <td>{heldOn}</td>
              <td>{chair}</td>
              <td>{words.decisionCount(decisions)}</td>
              <td>{closedOn === null ? words.isOpen : words.closed(closedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
