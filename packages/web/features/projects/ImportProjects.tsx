import { Alert, Button } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Field } from '../../ui/Field.tsx'
import { PlacedFaults } from '../../ui/PlacedFaults.tsx'
import { useImport, useTryImport, type ImportReply } from './queries.ts'

/** Projects from a file: tried out first, then written with a reason. */
export function ImportProjects() {
  const words = useWords()
  const [file, setFile] = useState<File>()
  const trial = useTryImport()
  const input = useId()
  const take = (chosen: File | undefined) => {
    setFile(chosen)
    if (chosen !== undefined) trial.mutate(chosen)
  }
  return (
    <div className="no-print">
      <Section id="import" title={words.projectImport.title}>
        <p className="field">
          <label htmlFor={input}>{words.projectImport.choose}</label>
          <input id={input} type="file" accept=".xlsx,.json,.xml" disabled={trial.isPending} onChange={({ target }) => take(target.files?.[0])} />
          <small>{words.projectImport.means}</small>
        </p>
        <div role="status">{trial.isPending ? words.projectImport.reading : null}</div>
        {trial.isError ? <Trouble error={trial.error} /> : null}
        {trial.data === undefined || file === undefined ? null : <Trial key={trial.submittedAt} trial={trial.data} file={file} />}
      </Section>
    </div>
  )
}

function Trial({ trial, file }: { readonly trial: ImportReply; readonly file: File }) {
  const words = useWords()
  if (trial.faults.length > 0) return <PlacedFaults faults={trial.faults} />
  if (trial.added.length + trial.changed.length === 0) return <p>{words.projectImport.nothingNew}</p>
  return (
    <>
      <p className="sentence">{words.projectImport.would({ added: trial.added.length, changed: trial.changed.length, unchanged: trial.unchanged.length })}</p>
      <Names title={words.projectImport.added} names={trial.added} />
      <Names title={words.projectImport.changed} names={trial.changed} />
      {trial.redated.length > 0 ? <p>{words.projectImport.redates(trial.redated.length)}</p> : null}
      <Write file={file} redates={trial.redated.length > 0} />
    </>
  )
}

function Write({ file, redates }: { readonly file: File; readonly redates: boolean }) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const [decision, setDecision] = useState('')
  const id = useId()
  const write = useImport()
  if (write.data?.written === true) return <Alert type="success" showIcon role="status" title={words.projectImport.written({ added: write.data.added.length, changed: write.data.changed.length })} />
  if (write.data !== undefined && write.data.faults.length > 0) return <PlacedFaults faults={write.data.faults} />
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ file, reason: reason.trim(), decision: redates ? decision.trim() : '' })
      }}
    >
      <span className="choice reason">
        <label htmlFor={id}>{words.reason}</label>
        <input id={id} required minLength={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </span>
      {redates ? <Field label={words.tasks.decision} required minLength={2} maxLength={60} value={decision} onType={setDecision} /> : null}
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        {words.projectImport.write}
      </Button>
      {write.isError ? <Trouble error={write.error} /> : null}
    </form>
  )
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <details open={names.length <= 10}>
      <summary>
        {title} ({names.length})
      </summary>
      <ul className="columns">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  )
}
