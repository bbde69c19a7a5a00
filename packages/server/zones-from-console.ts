import { Problem, problems } from '@junheng/contract/problem.ts'
import type { ZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import type { Config } from './config.ts'
import { inScope, type Scope } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { withDatabase, type County } from './db/open.ts'
import { addAuditRow } from './features/audit/queries.ts'
import { zonesInput } from './features/zones/zones-input.ts'
import type { ZonesInput } from './planning/zones-thread.ts'

/** What was asked cannot be planned; the message says why, and the remedy. */
export class ZonesRefused extends Error {
  override readonly name = 'ZonesRefused'
}

/** What zones of the county in the database follow from, asked for at the console of the machine; who asks stands in the audit. */
export async function zonesFromConsole(config: Config, county: County, { wishes, onProgress }: { readonly wishes: ZonesWishes; readonly onProgress: Progress }): Promise<ZonesInput> {
  const scope: Scope = { countyCode: county.code, role: 'bureau-admin' }
  return withDatabase(config, county, onProgress, (db) =>
    inScope(db, scope, async (tx) => {
      const input = await zonesInput(tx, wishes).catch(refuse)
      await addAuditRow(tx, county.code, { action: 'zones.plan', subject: input.snapshot.date, details: { ...wishes, from: 'console' } })
      return input
    }),
  )
}

function refuse(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  const { zh, en } = problems[error.code]
  throw new ZonesRefused(`${zh} ${en} ${JSON.stringify(error.details)}`, { cause: error })
}
