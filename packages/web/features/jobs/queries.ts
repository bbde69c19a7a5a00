import { followJob, getJob, isFinished, JobView, listJobs, retryJob, startJob, stopJob, type JobState } from '@junheng/contract/jobs.ts'
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { address, call, query } from '../../app/api.ts'

export interface JobSearch {
  readonly state?: JobState
  readonly kind?: string
}

/** Runs, asked for again every two seconds as long as one of them goes on. */
export const jobsQuery = (search: JobSearch) => ({
  ...query(listJobs, { query: { ...search } }),
  refetchInterval: ({ state }: { readonly state: { readonly data?: readonly JobView[] | undefined } }) => (state.data?.some((job) => !isFinished(job.state)) ? 2000 : false),
})

const jobQuery = (id: string) => query(getJob, { params: { id } })

/** One run, kept up to date by server-sent events until it is finished; the browser mends a broken connection and misses nothing. */
export function useJob(id: string): UseQueryResult<JobView> {
  const client = useQueryClient()
  const result = useQuery(jobQuery(id))
  const goesOn = result.data !== undefined && !isFinished(result.data.state)
  useEffect(() => {
    if (!goesOn) return
    const source = new EventSource(address(followJob, { params: { id } }))
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const job = JobView.parse(JSON.parse(data))
      client.setQueryData(jobQuery(id).queryKey, job)
      if (isFinished(job.state)) void client.invalidateQueries({ queryKey: [listJobs.path] })
    })
    // Refused for good, not merely interrupted: asking once more says why.
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) void client.invalidateQueries({ queryKey: jobQuery(id).queryKey })
    })
    return () => source.close()
  }, [client, id, goesOn])
  return result
}

/** Starts a run of a kind; whoever calls shows it with `RunProgress`. */
export function useStartJob(kind: string) {
  const keep = useKeep()
  return useMutation({ mutationFn: (parameters: Readonly<Record<string, unknown>>) => call(startJob, { body: { kind, parameters } }), onSuccess: keep })
}

export function useStopJob(id: string) {
  const keep = useKeep()
  return useMutation({ mutationFn: () => call(stopJob, { params: { id }, body: {} }), onSuccess: keep })
}

export function useRetryJob(id: string) {
  const keep = useKeep()
  return useMutation({ mutationFn: () => call(retryJob, { params: { id }, body: {} }), onSuccess: keep })
}

function useKeep() {
  const client = useQueryClient()
  return (job: JobView) => {
    client.setQueryData(jobQuery(job.id).queryKey, job)
    void client.invalidateQueries({ queryKey: [listJobs.path] })
  }
}
