import * as contract from '@junheng/contract/jobs.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { Tx } from '../../db/database.ts'
import { endpoint, issuesIn, type Endpoint } from '../../http/endpoint.ts'
import type { AnyJobKind } from './kind.ts'
import { askToStop, findFile, findJob, findOutcome, listJobs, queueAgain } from './queries.ts'
import { startJob } from './start.ts'

/** The policies decide whose runs are seen; `kinds` says which there are to start. */
export function jobRoutes(kinds: readonly AnyJobKind[]): readonly Endpoint[] {
  return [...runRoutes, starting(kinds)]
}

const runRoutes = [
  endpoint(contract.listJobs, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'job.list', subject: 'jobs', details: query }),
    handle: ({ tx, query }) => listJobs(tx, query),
  }),

  endpoint(contract.getJob, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'job.read', subject: params.id }),
    handle: ({ tx, params }) => found(tx, params.id),
  }),

  endpoint(contract.followJob, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'job.follow', subject: params.id }),
    handle: ({ tx, params }) => found(tx, params.id),
  }),

  endpoint(contract.getJobOutcome, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'job.outcome', subject: params.id }),
    async handle({ tx, params }) {
      const content = await findOutcome(tx, params.id)
      if (content === undefined) throw new Problem('not_found')
      return { content }
    },
  }),

  endpoint(contract.getJobFile, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'job.download', subject: params.id }),
    async handle({ tx, params }) {
      const file = await findFile(tx, params.id)
      if (file === undefined) throw new Problem('not_found')
      return file
    },
  }),

  endpoint(contract.stopJob, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'job.stop', subject: params.id }),
    handle: ({ tx, params }) => changed(tx, params.id, askToStop),
  }),

  endpoint(contract.retryJob, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'job.retry', subject: params.id }),
    handle: ({ tx, params }) => changed(tx, params.id, queueAgain),
  }),
]

function starting(kinds: readonly AnyJobKind[]) {
  return endpoint(contract.startJob, {
    allow: 'county.read',
    audit: ({ reply }) => ({ action: 'job.start', subject: reply.id, details: { kind: reply.kind, parameters: reply.parameters } }),
    async handle(call) {
      const kind = kinds.find(({ name }) => name === call.body.kind)
      if (kind === undefined) throw new Problem('not_found', { kind: call.body.kind, known: kinds.map(({ name }) => name) })
      const read = kind.parameters.safeParse(call.body.parameters)
      if (!read.success) throw new Problem('invalid_input', { issues: issuesIn('body.parameters', read) })
      return startJob(call, kind, read.data)
    },
  })
}

async function found(tx: Tx, id: string) {
  const job = await findJob(tx, id)
  if (job === undefined) throw new Problem('not_found')
  return job
}

async function changed(tx: Tx, id: string, change: (tx: Tx, id: string) => Promise<boolean>) {
  const { state } = await found(tx, id)
  if (!(await change(tx, id))) throw new Problem('job_state', { state })
  return found(tx, id)
}
