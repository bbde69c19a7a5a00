import { reasonWords, reportedWords } from '@junheng/contract/words/schedule.ts'
import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import type { NodeView } from './node-view.ts'
import { afterText, windowText } from './node-words.ts'
import type { ProjectReply } from './queries.ts'
import { StatusSign } from './StatusSign.tsx'

export interface NodesProps {
  readonly views: readonly NodeView[]
  readonly reply: ProjectReply
  /** The node whose panel is open. */
  readonly opened: string | undefined
  readonly onToggle: (id: string) => void
}

interface ViewProps {
  readonly view: NodeView
}

export function NodeName({ view: { node, isGoal, isCritical }, reply }: { readonly view: NodeView; readonly reply: ProjectReply }) {
  const words = useWords()
  const after = afterText(node, reply.project.nodes, words.nodes)
  const window = windowText(node, words.nodes, reply.calendar.fundingWindows)
  return (
    <>
      <strong>{node.name}</strong> {isGoal ? <span className="flag goal">{words.nodes.goal}</span> : null} {isCritical ? <span className="flag critical">{words.nodes.critical}</span> : null}
      {after === '' ? null : <small className="line">{words.nodes.afterOf(after)}</small>}
      {window === '' ? null : <small className="line">{window}</small>}
    </>
  )
}

/** Who answers for it, then who helps. */
export function Offices({ node: { owner, helpers } }: { readonly node: Pick<CountyNode, 'owner' | 'helpers'> }) {
  return (
    <>
      {owner}
      {helpers.length === 0 ? null : <small className="line">{helpers.join('、')}</small>}
    </>
  )
}

export function Takes({ view: { node } }: ViewProps) {
  const words = useWords()
  return (
    <>
      {words.nodes.daysOf(node.days, node.unit === 'working')}
      <small className="line">{node.basis ?? words.nodes.noBasis}</small>
    </>
  )
}

export function Span({ from, to }: { readonly from: string | null | undefined; readonly to: string | null | undefined }) {
  const words = useWords()
  if (from == null || to == null) return words.projects.never
  return from === to ? (
    from
  ) : (
    <>
      <span className="line">{from}</span> {words.nodes.until(to)}
    </>
  )
}

export function Actual({ view: { node } }: ViewProps) {
  const words = useWords()
  if (node.actualFinish !== undefined) return <Span from={node.actualStart ?? node.actualFinish} to={node.actualFinish} />
  return node.actualStart === undefined ? <small>—</small> : words.nodes.since(node.actualStart)
}

/** The sign by rule and why; lateness and contradictions beside it. */
export function Light({ view: { standing, node } }: ViewProps) {
  const words = useWords()
  const language = useLanguage()
  if (standing === undefined) return null
  return (
    <>
      <StatusSign status={standing.status} />
      <small className="line">
        {reasonWords[standing.why][language]}
        {standing.daysLate > 0 ? ` · ${words.nodes.late(standing.daysLate)}` : ''}
      </small>
      {standing.contradicted ? <span className="line fault">{node.reported?.state === 'finished' ? words.nodes.contradictedFinish : words.nodes.contradicted(reportedWords.underWay[language])}</span> : null}
    </>
  )
}

export function Said({ view: { node, reports, evidence } }: ViewProps) {
  const words = useWords()
  const language = useLanguage()
  const blocker = reports[0]?.blocker ?? null
  return (
    <>
      {node.reported === undefined ? <small>{words.nodes.noReport}</small> : `${node.reported.on} ${reportedWords[node.reported.state][language]}`}
      {blocker === null ? null : <small className="line">{words.report.blocked(blocker)}</small>}
      {evidence.length === 0 ? null : (
        <small className="line">
          {words.nodes.evidence} {words.nodes.evidenceOf(evidence.length)}
        </small>
      )}
    </>
  )
}

export function OpenButton({ view: { node }, isOpen, onToggle }: ViewProps & { readonly isOpen: boolean; readonly onToggle: (id: string) => void }) {
  const words = useWords()
  return (
    <span className="line no-print">
      <Button size="small" aria-expanded={isOpen} aria-label={words.nodes.details(node.name)} onClick={() => onToggle(node.id)}>
        {words.nodes.open}
      </Button>
    </span>
  )
}
