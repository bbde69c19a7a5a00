import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { instant } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { fieldText, valueText } from './history-words.ts'
import { changesQuery, type ProjectChanges, type ProjectReply } from './queries.ts'

/** Every version: who, when, why, and what moved. */
export function History({ reply: { project } }: { readonly reply: ProjectReply }) {
  const words = useWords()
  const changes = useQuery(changesQuery(project.id))
  const nodeName = (id: string) => project.nodes.find((node) => node.id === id)?.name ?? id
  return (
    <Section id="history" title={words.history.title}>
      <Await result={changes} empty={{ when: (all) => all.length === 0, say: words.history.none }}>
        {(changes) => (
          <ol className="history">
            {changes.toSorted((a, b) => b.version - a.version).map((change) => (
              <li key={change.version}>
                <p>
                  <strong>{words.history.version(change.version)}</strong> {change.reason}
                  {change.decision === null ? null : words.history.decided(change.decision)} <small>{words.report.by(change.by, instant(change.at))}</small>
                </p>
                <Moved moved={change.moved} nodeName={nodeName} />
              </li>
            ))}
          </ol>
        )}
      </Await>
    </Section>
  )
}

interface MovedProps {
  readonly moved: ProjectChanges[number]['moved']
  readonly nodeName: (id: string) => string
}

function Moved({ moved, nodeName }: MovedProps) {
  const words = useWords()
  if (moved.length === 0) return null
  return (
    <>
      <MovedList moved={moved.slice(0, firstShown)} nodeName={nodeName} />
      {moved.length <= firstShown ? null : (
        <details>
          <summary>{words.history.more(moved.length - firstShown)}</summary>
          <MovedList moved={moved.slice(firstShown)} nodeName={nodeName} />
        </details>
      )}
    </>
  )
}

const firstShown = 8

function MovedList({ moved, nodeName }: MovedProps) {
  const words = useWords()
  return (
    <ul>
      {moved.map(({ field, before, after }) => (
        <li key={field}>
          {words.history.field(fieldText(field, nodeName, words.history))}
          <del>{valueText(before, nodeName, words.history)}</del> → <ins>{valueText(after, nodeName, words.history)}</ins>
        </li>
      ))}
    </ul>
  )
}
