import { getJobFile, isFinished, type JobView } from '@junheng/contract/jobs.ts'
import { Alert, Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { instant, megabytes } from '../../ui/format.ts'
import { useJob, useRetryJob, useStopJob } from './queries.ts'

interface RunProgressProps {
  readonly id: string
  /** What is shown of a run that is done: its outcome, as its page draws it. */
  readonly children?: (job: JobView) => ReactNode
}

/** A run from its start to its outcome: how far it is, what it says of itself, and the ways to stop it or to try it again. */
export function RunProgress({ id, children }: RunProgressProps) {
  const job = useJob(id)
  return (
    <Await result={job}>
      {(job) => (
        <>
          <Standing job={job} />
          {isFinished(job.state) ? <Ended job={job} /> : <Going job={job} />}
          {job.state === 'done' ? children?.(job) : null}
        </>
      )}
    </Await>
  )
}

function Standing({ job }: { readonly job: JobView }) {
  const words = useWords()
  const { state, stopAsked, askedBy, askedAt, finishedAt } = job
  return (
    <>
      <p className="sentence" role="status">
        <strong>{stopAsked ? words.jobs.stopping : words.jobs.states[state]}</strong> {words.jobs.about({ by: askedBy, at: instant(askedAt), end: finishedAt === null ? null : instant(finishedAt) })}
      </p>
      {job.note === null ? null : <p className="legend">{noteText(job.note, words.jobs.notes)}</p>}
      {job.fault === null ? null : <Alert type={state === 'failed' ? 'error' : 'warning'} showIcon title={words.jobs.fault(job.fault, job.attempts)} />}
    </>
  )
}

function Going({ job }: { readonly job: JobView }) {
  const words = useWords()
  const stop = useStopJob(job.id)
  return (
    <>
      <Progress percent={Math.round(job.progress * 100)} aria-label={words.jobs.progress} />
      {job.notBefore === null ? null : <p className="legend">{words.jobs.triedAgain(instant(job.notBefore))}</p>}
      <p className="no-print">
        <Button onClick={() => stop.mutate()} loading={stop.isPending} disabled={job.stopAsked}>
          {words.jobs.stop}
        </Button>
      </p>
      {stop.isError ? <Trouble error={stop.error} /> : null}
    </>
  )
}

function Ended({ job }: { readonly job: JobView }) {
  const words = useWords()
  const retry = useRetryJob(job.id)
  return (
    <>
      {job.file === null ? null : (
        <p>
          <a className="button" href={address(getJobFile, { params: { id: job.id } })} download>
            {words.jobs.download(job.file.name)}
          </a>{' '}
          <small>{megabytes(job.file.bytes)}</small>
        </p>
      )}
      {job.state === 'done' ? null : (
        <p className="no-print">
          <Button onClick={() => retry.mutate()} loading={retry.isPending}>
            {words.jobs.retry}
          </Button>
        </p>
      )}
      {retry.isError ? <Trouble error={retry.error} /> : null}
    </>
  )
}

/** `best 1234 · bound 1200`, in the words there are. */
export function noteText(note: NonNullable<JobView['note']>, names: Readonly<Record<string, string>>): string {
  return Object.entries(note)
    .map(([key, value]) => `${names[key] ?? key} ${typeof value === 'number' ? new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }).format(value) : value}`)
    .join(' · ')
}
