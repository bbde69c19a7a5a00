import { Alert, Button } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Names } from '../../ui/Names.tsx'
import { Section } from '../../ui/Page.tsx'
import { PlacedFaults } from '../../ui/PlacedFaults.tsx'
import { TriedFile } from '../../ui/TriedFile.tsx'
import { useImport, useTryImport, type ImportReply } from './queries.ts'

/** Projects from a file: tried out first, then written with a reason. */
export function ImportProjects() {
  const words = useWords()
  const trial = useTryImport()
  return (
    <div className="no-print">
      <Section id="import" title={words.projectImport.title}>
        <TriedFile choose={words.projectImport.choose} means={words.projectImport.means} accept=".xlsx,.json,.xml" trial={trial}>
          {(reply, file) => <Trial trial={reply} file={file} />}
        </TriedFile>
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
