import type { Decision } from '@junheng/contract/meetings.ts'
import { decisionWords } from '@junheng/contract/words/meetings.ts'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

/** Decisions in the order they were taken. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { meetings: words } = useWords()
  const language = useLanguage()
  if (decisions.length === 0) return <p>{words.noDecisions}</p>
  return (
    <Scroll label={words.decisions}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            {[words.number, words.subject, words.kind, words.text, words.owner, words.dueOn, words.checkOn, words.by].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <tr key={decision.id}>
              <th scope="row">{decision.number}</th>
              <td>
                <Subject decision={decision} />
              </td>
              <td>{decisionWords[decision.kind][language]}</td>
              <td className="long">{decision.text}</td>
              <td>{[decision.owner, ...decision.helpers].join('、')}</td>
              <td className="date">{decision.dueOn}</td>
              <td className="date">{decision.checkOn}</td>
              <td>{decision.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Subject({ decision: { project, projectName, node, nodeName } }: { readonly decision: Decision }) {
  const { meetings: words } = useWords()
  if (project === null) return words.general
  return (
    <Link to="/projects/$id" params={{ id: project }} search={node === null ? {} : { node }}>
      {projectName} · {nodeName}
    </Link>
  )
}
