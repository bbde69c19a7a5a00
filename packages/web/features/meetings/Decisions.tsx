import type { Decision } from '@junheng/contract/meetings.ts'
import { decisionWords } from '@junheng/contract/words/meetings.ts'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'

/** Decisions in the order they were taken. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { meetings: words } = useWords()
  const language = useLanguage()
  if (decisions.length === 0) return <p>{words.noDecisions}</p>
  return (
    <Table
      label={words.decisions}
      look="sheet-like"
      rows={decisions}
      keyOf={(decision) => decision.id}
      columns={[
        { title: words.number, head: true, render: (decision) => decision.number },
        { title: words.subject, render: (decision) => <Subject decision={decision} /> },
        { title: words.kind, render: (decision) => decisionWords[decision.kind][language] },
        { title: words.text, cells: 'long', render: (decision) => decision.text },
        { title: words.owner, render: (decision) => [decision.owner, ...decision.helpers].join('、') },
        { title: words.dueOn, cells: 'date', render: (decision) => decision.dueOn },
        { title: words.checkOn, cells: 'date', render: (decision) => decision.checkOn },
        { title: words.by, render: (decision) => decision.by },
      ]}
    />
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
