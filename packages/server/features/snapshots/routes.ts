import { Problem } from '@junheng/contract/problem.ts'
import * as contract from '@junheng/contract/snapshots.ts'
import { endpoint } from '../../http/endpoint.ts'
import { remeasure } from './booking.ts'
import { findSnapshot, listSnapshots, withdrawSnapshot } from './queries.ts'

export const snapshotRoutes = [
  endpoint(contract.listSnapshots, {
    allow: 'county.read',
    audit: () => ({ action: 'snapshot.list', subject: 'snapshots' }),
    handle: ({ tx }) => listSnapshots(tx),
  }),

  endpoint(contract.withdrawSnapshot, {
    allow: 'snapshot.manage',
    audit: ({ params, body }) => ({ action: 'snapshot.withdraw', subject: params.id, details: body }),
    async handle({ tx, params, body }) {
      const snapshot = await findSnapshot(tx, params.id)
      if (snapshot === undefined) throw new Problem('not_found')
      if (snapshot.state !== 'current') throw new Problem('snapshot_withdrawn')
      const withdrawn = await withdrawSnapshot(tx, params.id, body.reason)
      await remeasure(tx)
      return withdrawn!
    },
  }),
]
