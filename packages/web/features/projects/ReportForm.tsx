import { reportedWords } from '@junheng/contract/words/schedule.ts'
import { checkReport } from '@junheng/core/schedule/check-report.ts'
import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import { Alert, Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { faultsOf, type NamedFault } from './Faults.tsx'
import { Field } from '../../ui/Field.tsx'
import { useReport } from './queries.ts'
import { beginReport, reportOf, type ReportDraft } from './report-body.ts'

interface ReportProps {
  readonly project: string
  readonly node: CountyNode
  readonly today: string
}

const states = ['notStarted', 'underWay', 'finished'] as const

/** What an office says of its node: state, dates, what blocks it. Checked here by the rules of the server before it is sent. */
export function ReportForm({ project, node, today }: ReportProps) {
  const words = useWords()
  const language = useLanguage()
  const [draft, setDraft] = useState(() => beginReport(node, today))
  const [found, setFound] = useState<readonly NamedFault[]>([])
  const report = useReport(project, node.id)
  const faults = found.length > 0 ? found : faultsOf(report.error)
  const change = (part: Partial<ReportDraft>) => {
    setDraft({ ...draft, ...part })
    setFound([])
    report.reset()
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const body = reportOf(draft)
    const broken = checkReport(body, today)
    setFound(broken)
    if (broken.length === 0) report.mutate(body)
  }
  return (
    <form className="report-form no-print" noValidate onSubmit={send}>
      <Toggle label={words.report.state} value={draft.state} options={states.map((value) => ({ value, label: reportedWords[value][language] }))} onChange={(state) => change({ state })} />
      <Dates draft={draft} today={today} faultOf={(field) => faults.find((fault) => fault.field === field)?.[language]} onChange={change} />
      <Field label={words.report.blocker} maxLength={500} value={draft.blocker} onType={(blocker) => change({ blocker })} />
      <Field label={words.report.note} maxLength={1000} value={draft.note} onType={(note) => change({ note })} />
      {report.isError && faults.length === 0 ? <Trouble error={report.error} /> : null}
      {report.isSuccess ? <Alert type="success" showIcon role="status" title={words.report.sent} /> : null}
      <Button type="primary" htmlType="submit" loading={report.isPending}>
        {words.report.send}
      </Button>
    </form>
  )
}

interface DatesProps {
  readonly draft: ReportDraft
  readonly today: string
  readonly faultOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<ReportDraft>) => void
}

/** Only the dates that the state can have. */
function Dates({ draft, today, faultOf, onChange }: DatesProps) {
  const words = useWords()
  const { state } = draft
  return (
    <div className="form">
      {state === 'notStarted' ? null : <Field label={words.report.actualStart} type="date" max={today} value={draft.actualStart} fault={faultOf('actualStart')} onType={(actualStart) => onChange({ actualStart })} />}
      {state === 'finished' ? <Field label={words.report.actualFinish} type="date" max={today} value={draft.actualFinish} fault={faultOf('actualFinish')} onType={(actualFinish) => onChange({ actualFinish })} /> : null}
      {state === 'finished' ? null : <Field label={words.report.expectedFinish} type="date" min={today} value={draft.expectedFinish} fault={faultOf('expectedFinish')} onType={(expectedFinish) => onChange({ expectedFinish })} />}
    </div>
  )
}
