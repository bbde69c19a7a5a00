import { listPremises } from '@junheng/contract/premises.ts'
import { premisesConcerns } from '@junheng/core/county/premises-concerns.ts'
import type { Premises } from '@junheng/core/county/snapshot.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { endpoint } from '../../http/endpoint.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'

export const premisesRoutes = [
  endpoint(listPremises, {
    allow: 'county.read',
    audit: () => ({ action: 'premises.list', subject: 'premises' }),
    async handle({ tx, today }) {
      const latest = await chosenSnapshot(tx, undefined)
      const premises = latest === undefined ? [] : await premisesSeen(tx, latest.id)
      return { today, date: latest?.date ?? null, premises, concerns: [...premisesConcerns(premises, today)] }
    },
  }),
]

/** Those of a snapshot that the reader sees: all of them, or those of its township. */
async function premisesSeen(tx: Tx, snapshot: string): Promise<Premises[]> {
  const { rows } = await sql<{ site: Premises }>`select site from premises_seen(${snapshot}) site`.execute(tx)
  return rows.map(({ site }) => site)
}
