import type { ImportDetail, ImportFinding } from '@junheng/contract/imports.ts'
import { findingText } from '@junheng/contract/words/findings.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
      <Scroll label={said.remedy}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.imports.cell}</th>
              <th scope="col">{words.imports.column}</th>
              <th scope="col">{words.imports.value}</th>
              <th scope="col">{words.imports.why}</th>
              <th scope="col">{words.imports.remedy}</th>
              {first.tier === 'plausibility' ? <th scope="col">{words.imports.explanation}</th> : null}
            </tr>
          </thead>
          <tbody>
            {group.findings.slice(0, shown).map((finding) => (
              <Row key={finding.key} finding={finding} detail={detail} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {shown < group.findings.length ? <Button onClick={() => setShown(shown + 500)}>{words.imports.more(group.findings.length - shown)}</Button> : null}
    </details>
  )
}

function Row({ finding, detail }: { readonly finding: ImportFinding; readonly detail: ImportDetail }) {
  const words = useWords()
  const { reason, remedy } = findingText(finding, useLanguage())
  return (
    <tr>
      <th scope="row">
        {finding.cell === null ? '' : <code>{finding.cell}</code>} {finding.row === null ? '' : <small>{words.imports.row(finding.row)}</small>}
        {finding.schoolName === null ? null : <small className="line">{finding.schoolName}</small>}
      </th>
      <td className="middling">{finding.column}</td>
      <td>{finding.value}</td>
      <td className="long">{reason}</td>
      <td className="long">{remedy}</td>
      {finding.tier === 'plausibility' ? (
        <td className="long">{detail.state === 'read' ? <Explain finding={finding} id={detail.id} /> : finding.explanation}</td>
      ) : null}
    </tr>
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
