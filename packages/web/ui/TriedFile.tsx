import type { UseMutationResult } from '@tanstack/react-query'
import { Fragment, useId, useState, type ReactNode } from 'react'
import { useWords } from '../app/language.tsx'
import { Trouble } from './Await.tsx'

interface TriedFileProps<Reply> {
  readonly choose: string
  readonly means: string
  /** Endings of names, as an `input` of the browser takes them. */
  readonly accept: string
  readonly trial: UseMutationResult<Reply, Error, File>
  /** What the trial found, with the file to be written. */
  readonly children: (reply: Reply, file: File) => ReactNode
}

/** A file that is tried out as soon as it is chosen; what comes of it is begun anew with every trial. */
export function TriedFile<Reply>({ choose, means, accept, trial, children }: TriedFileProps<Reply>) {
  const words = useWords()
  const input = useId()
  const [file, setFile] = useState<File>()
  const take = (chosen: File | undefined) => {
    setFile(chosen)
    if (chosen !== undefined) trial.mutate(chosen)
  }
  return (
    <>
      <p className="field">
        <label htmlFor={input}>{choose}</label>
        <input id={input} type="file" accept={accept} disabled={trial.isPending} onChange={({ target }) => take(target.files?.[0])} />
        <small>{means}</small>
      </p>
      <div role="status">{trial.isPending ? words.projectImport.reading : null}</div>
      {trial.isError ? <Trouble error={trial.error} /> : null}
      {trial.data === undefined || file === undefined ? null : <Fragment key={trial.submittedAt}>{children(trial.data, file)}</Fragment>}
    </>
  )
}
