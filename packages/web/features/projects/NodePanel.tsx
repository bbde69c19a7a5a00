import { getEvidence } from '@junheng/contract/projects.ts'
import { sensitivityClasses, type SensitivityClass } from '@junheng/contract/permissions.ts'
import { reportedWords } from '@junheng/contract/words/schedule.ts'
import { useId, useState } from 'react'
import { address } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { instant, megabytes } from '../../ui/format.ts'
import { ClassifiedEvidence } from './ClassifiedEvidence.tsx'
import { mayReport, type NodeView } from './node-view.ts'
import { useAddEvidence } from './queries.ts'
import { NodeEntries } from './NodeEntries.tsx'
import { ReportForm } from './ReportForm.tsx'

interface PanelProps {
  readonly project: string
  readonly view: NodeView
  readonly today: string
}

/** What is said of a node and what proves it; whoever answers for it adds to both. */
export function NodePanel({ project, view, today }: PanelProps) {
  const words = useWords()
  const session = useSession()
  const mine = mayReport(session, view.node)
  return (
    <div className="node-panel">
      <section aria-label={words.report.title}>
        <h3>{words.report.title}</h3>
        {mine ? <ReportForm project={project} node={view.node} today={today} /> : null}
        <Reports reports={view.reports} />
        <NodeEntries project={project} view={view} today={today} />
      </section>
      <section aria-label={words.evidence.list}>
        <h3>{words.evidence.list}</h3>
        {view.node.evidenceNeeded === null ? null : <p>{words.nodes.needs(view.node.evidenceNeeded)}</p>}
        {mine ? <AddEvidence project={project} node={view.node.id} /> : null}
        {view.evidence.length === 0 && view.classified.length > 0 ? null : <Evidence items={view.evidence} />}
        <ClassifiedEvidence items={view.classified} />
        <p className="legend">{words.evidence.closes}</p>
      </section>
    </div>
  )
}

function Reports({ reports }: Pick<NodeView, 'reports'>) {
  const words = useWords()
  const language = useLanguage()
  if (reports.length === 0) return <p>{words.report.none}</p>
  return (
    <ol className="reports" aria-label={words.report.earlier}>
      {reports.map((report) => (
        <li key={report.id}>
          <strong>
            {report.on} {reportedWords[report.state][language]}
          </strong>{' '}
          {report.actualStart === null && report.actualFinish === null ? null : words.nodes.span(report.actualStart ?? '?', report.actualFinish ?? '…')}{' '}
          {report.expectedFinish === null ? null : words.report.expects(report.expectedFinish)}
          {report.blocker === null ? null : <span className="line fault">{words.report.blocked(report.blocker)}</span>}
          {report.note === null ? null : <span className="line">{report.note}</span>} <small>{words.report.by(report.by, instant(report.at))}</small>
        </li>
      ))}
    </ol>
  )
}

function AddEvidence({ project, node }: { readonly project: string; readonly node: string }) {
  const words = useWords()
  const add = useAddEvidence(project, node)
  const [sensitivity, setSensitivity] = useState<SensitivityClass>()
  const id = useId()
  return (
    <div className="field no-print">
      <Choice label={words.privacy.marks} value={sensitivity ?? ''} none={words.privacy.notSensitive} options={sensitivityClasses.map((value) => ({ value, label: words.privacy.classes[value] }))} onChange={setSensitivity} />
      <label htmlFor={id}>{words.evidence.add}</label>
      <input
        id={id}
        type="file"
        accept=".pdf,.ofd,.png,.jpg,.jpeg,.docx,.doc,.xlsx,.xls"
        disabled={add.isPending}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file !== undefined) add.mutate({ file, sensitivity }, { onSuccess: () => (target.value = '') })
        }}
      />
      <span role="status">{add.isPending ? words.evidence.sending : null}</span>
      {add.isError ? <Trouble error={add.error} /> : null}
    </div>
  )
}

function Evidence({ items }: { readonly items: NodeView['evidence'] }) {
  const words = useWords()
  if (items.length === 0) return <p>{words.evidence.none}</p>
  return (
    <ul className="reports">
      {items.map((item) => (
        <li key={item.id}>
          <a href={address(getEvidence, { params: { id: item.id } })} download>
            {item.fileName}
          </a>{' '}
          <small>{words.evidence.about(megabytes(item.size), item.addedBy, instant(item.addedAt))}</small>
        </li>
      ))}
    </ul>
  )
}
