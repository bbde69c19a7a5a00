import { reportNodes } from '@junheng/contract/dispatch.ts'
import { reportedWords } from '@junheng/contract/words/schedule.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { DaysLeft } from '../projects/Figures.tsx'
import { beginReport, reportOf, type ReportDraft } from '../projects/report-body.ts'
import { StatusSign } from '../projects/StatusSign.tsx'
import { AddPaper } from './AddPaper.tsx'
import type { NodeToReport } from './duties.ts'

const states = ['notStarted', 'underWay', 'finished'] as const
const keyOf = ({ project, node }: NodeToReport) => `${project.id} ${node.id}`

interface BulkReportProps {
  readonly nodes: readonly NodeToReport[]
  readonly today: string
  /** Others only look on. */
  readonly mayReport: boolean
}

/** Every node that is due on one page: state, date and blocker in its row, the paper beside it; one click sends what is ticked. */
export function BulkReport({ nodes, today, mayReport }: BulkReportProps) {
  const words = useWords()
  const client = useQueryClient()
  const [drafts, setDrafts] = useState<Readonly<Record<string, ReportDraft>>>({})
  const send = useMutation({
    mutationFn: () => call(reportNodes, { body: { reports: chosen.map((each) => ({ project: each.project.id, node: each.node.id, ...reportOf(drafts[keyOf(each)]!) })) } }),
    onSuccess: () => {
      setDrafts({})
      return client.invalidateQueries()
    },
  })
  const chosen = nodes.filter((each) => drafts[keyOf(each)] !== undefined)
  const change = (key: string, draft: ReportDraft | undefined) => {
    send.reset()
    const { [key]: _former, ...others } = drafts
    setDrafts(draft === undefined ? others : { ...others, [key]: draft })
  }
  if (nodes.length === 0) return <p className="empty">{words.home.noNodes}</p>
  return (
    <>
      <Scroll label={words.home.nodes}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.home.choose}</th>
              <th scope="col">{words.rope.node}</th>
              <th scope="col">{words.projects.status}</th>
              <th scope="col" className="number">{words.projects.daysLeft}</th>
              <th scope="col">{words.home.state}</th>
              <th scope="col">{words.home.expected}</th>
              <th scope="col">{words.home.blocker}</th>
              <th scope="col">{words.home.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((each) => (
              <Row key={keyOf(each)} of={each} today={today} mayReport={mayReport} draft={drafts[keyOf(each)]} onChange={(draft) => change(keyOf(each), draft)} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {send.isError ? <Trouble error={send.error} /> : null}
      {send.isSuccess ? <Alert type="success" showIcon role="status" title={words.home.sent(send.data.taken)} /> : null}
      {mayReport ? (
        <Button type="primary" className="no-print" disabled={chosen.length === 0} loading={send.isPending} onClick={() => send.mutate()}>
          {words.home.sendAll(chosen.length)}
        </Button>
      ) : null}
    </>
  )
}

interface RowProps {
  readonly of: NodeToReport
  readonly today: string
  readonly mayReport: boolean
  /** Undefined while it is not ticked. */
  readonly draft: ReportDraft | undefined
  readonly onChange: (draft: ReportDraft | undefined) => void
}

/** What is typed ticks the row. */
function Row({ of: { project, node, at }, today, mayReport, draft, onChange }: RowProps) {
  const words = useWords()
  const language = useLanguage()
  const typed = draft ?? beginReport(node, today)
  const name = `${project.name} ${node.name}`
  const isFinished = typed.state === 'finished'
  return (
    <tr>
      <td className="select">
        <input type="checkbox" aria-label={`${words.home.choose} ${name}`} disabled={!mayReport} checked={draft !== undefined} onChange={({ target }) => onChange(target.checked ? typed : undefined)} />
      </td>
      <th scope="row" className="long">
        <Link to="/projects/$id" params={{ id: project.id }} search={{ node: node.id }}>
          {node.name}
        </Link>{' '}
        <small className="line">{project.name}</small>
      </th>
      <td>
        <StatusSign status={at.status} />
      </td>
      <td className="number">
        <DaysLeft standing={at} />
      </td>
      <td>
        <select aria-label={`${words.home.state} ${name}`} disabled={!mayReport} value={typed.state} onChange={({ target }) => onChange({ ...typed, state: target.value as ReportDraft['state'] })}>
          {states.map((state) => (
            <option key={state} value={state}>
              {reportedWords[state][language]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="date" aria-label={`${isFinished ? words.home.finished : words.home.expected} ${name}`} disabled={!mayReport} value={isFinished ? typed.actualFinish : typed.expectedFinish}
          onChange={({ target }) => onChange(isFinished ? { ...typed, actualFinish: target.value } : { ...typed, expectedFinish: target.value })}
        />
      </td>
      <td>
        <input type="text" maxLength={500} aria-label={`${words.home.blocker} ${name}`} disabled={!mayReport} value={typed.blocker} onChange={({ target }) => onChange({ ...typed, blocker: target.value })} />
      </td>
      <td>{mayReport ? <AddPaper project={project.id} node={node.id} label={`${words.home.evidence} ${name}`} /> : null}</td>
    </tr>
  )
}
