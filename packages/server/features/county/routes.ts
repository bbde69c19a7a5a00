import { getCounty } from '@junheng/contract/county.ts'
import { endpoint } from '../../http/endpoint.ts'
import { chosenSnapshot, listPart } from '../snapshots/queries.ts'
import { findCounty } from './queries.ts'

export const countyRoutes = [
  endpoint(getCounty, {
    allow: 'county.read',
    audit: ({ reply }) => ({ action: 'county.read', subject: reply.code }),
    async handle({ tx, query, today }) {
      const { code, name } = await findCounty(tx)
      const snapshot = await chosenSnapshot(tx, query.snapshot)
      const townships = snapshot === undefined ? [] : await listPart(tx, snapshot.id, 'townships')
      return { code, name, today, townships: [...townships] }
    },
  }),
]
