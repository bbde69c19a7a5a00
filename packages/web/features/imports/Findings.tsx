import type { ImportDetail, ImportFinding } from '@junheng/contract/imports.ts'
import { findingText } from '@junheng/contract/words/findings.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { group, type FindingGroup } from './grouping.ts'
import { useExplain } from './queries.ts'

/** All that was found, at once: by tier, then by what it is, with every cell. */
export function Findings({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords()
  return group(detail.findings).map(({ tier, groups, count }) => (
    <Section key={tier} id={tier} title={words.imports.tiers[tier](count)}>
      <p className="legend">{words.imports.tierMeans[tier]}</p>
      {groups.map((each) => (
        <Group key={`${each.code} ${each.sheet}`} group={each} detail={detail} />
      ))}
    </Section>
  ))
}

const atOnce = 50

function Group({ group, detail }: { readonly group: FindingGroup; readonly detail: ImportDetail }) {
  const words = useWords()
  const language = useLanguage()
  const [shown, setShown] = useState(atOnce)
  const [first] = group.findings
  if (first === undefined) return null
  const said = findingText(first, language)
  return (
    <details className="panel" open={group.findings.length <= 10}>
      <summary>
        <strong>{group.sheet ?? words.imports.wholeFile}</strong> · {words.imports.places(group.findings.length)} · {said.remedy}
      </summary>
      {first.tier === 'plausibility' && detail.state === 'read' ? <ExplainAll group={group} id={detail.id} /> : null}
      <FindingTable label={said.remedy} findings={group.findings.slice(0, shown)} detail={detail} />
      {shown < group.findings.length ? <Button onClick={() => setShown(shown + 500)}>{words.imports.more(group.findings.length - shown)}</Button> : null}
    </details>
  )
}

interface FindingTableProps {
  readonly label: string
  readonly findings: readonly ImportFinding[]
  readonly detail: ImportDetail
}

/** Findings of one kind; what is only implausible can be explained while the workbook is not booked. */
function FindingTable({ label, findings, detail }: FindingTableProps) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Table
      label={label}
      tall={false}
      rows={findings}
      keyOf={({ key }) => key}
      columns={[
        { title: words.imports.cell, head: true, render: (finding) => <Place finding={finding} /> },
        { title: words.imports.column, cells: 'middling', render: ({ column }) => column },
        { title: words.imports.value, render: ({ value }) => value },
        { title: words.imports.why, cells: 'long', render: (finding) => findingText(finding, language).reason },
        { title: words.imports.remedy, cells: 'long', render: (finding) => findingText(finding, language).remedy },
        findings[0]?.tier === 'plausibility' && { title: words.imports.explanation, cells: 'long', render: (finding) => (detail.state === 'read' ? <Explain finding={finding} id={detail.id} /> : finding.explanation) },
      ]}
    />
  )
}

function Place({ finding: { cell, row, schoolName } }: { readonly finding: ImportFinding }) {
  const words = useWords()
  return (
    <>
      {cell === null ? '' : <code>{cell}</code>} {row === null ? '' : <small>{words.imports.row(row)}</small>}
      {schoolName === null ? null : <small className="line">{schoolName}</small>}
    </>
  )
}

function Explain({ finding, id }: { readonly finding: ImportFinding; readonly id: string }) {
  const words = useWords()
  const explain = useExplain(id)
  const [text, setText] = useState(finding.explanation ?? '')
  const isKept = text.trim() === (finding.explanation ?? '')
  return (
    <>
      <span className="inline-form">
        <input aria-label={words.imports.explanationOf(finding.cell ?? finding.key)} value={text} maxLength={500} onChange={({ target }) => setText(target.value)} />
        <Button size="small" disabled={isKept || text.trim().length < 2} loading={explain.isPending} onClick={() => explain.mutate([{ key: finding.key, text: text.trim() }])}>
          {isKept && text !== '' ? words.imports.kept : words.save}
        </Button>
      </span>
      {explain.isError ? <Trouble error={explain.error} /> : null}
    </>
  )
}

/** One explanation for all of a kind that have none. */
function ExplainAll({ group, id }: { readonly group: FindingGroup; readonly id: string }) {
  const words = useWords()
  const explain = useExplain(id)
  const [text, setText] = useState('')
  const field = useId()
  const open = group.findings.filter((finding) => finding.explanation === null)
  if (open.length < 2) return null
  return (
    <p className="inline-form">
      <label htmlFor={field}>{words.imports.explainAll(open.length)}</label>
      <input id={field} value={text} maxLength={500} onChange={({ target }) => setText(target.value)} />
      <Button disabled={text.trim().length < 2} loading={explain.isPending} onClick={() => explain.mutate(open.slice(0, 5000).map(({ key }) => ({ key, text: text.trim() })))}>
        {words.save}
      </Button>
      {explain.isError ? <Trouble error={explain.error} /> : null}
    </p>
  )
}
