import { Problem, problems } from '@junheng/contract/problem.ts'
import type { ZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import type { Config } from './config.ts'
import { inScope, type Scope, type Tx } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { withDatabase, type County } from './db/open.ts'
import { addAuditRow } from './features/audit/queries.ts'
import { layoutSource, type LayoutSource } from './features/layouts/plan-source.ts'
import { zonesInput } from './features/zones/zones-input.ts'
import type { ZonesInput } from './planning/zones-thread.ts'

/** What was asked cannot be planned; the message says why, and the remedy. */
export class PlanRefused extends Error {
  override readonly name = 'PlanRefused'
}

/** The database of a county that is planned, as the console of its machine opens it. */
export interface CountyDatabase {
  readonly config: Config
  readonly county: County
  readonly onProgress: Progress
}

/** What zones of the county in the database follow from; who asks stands in the audit. */
export function zonesFromConsole(database: CountyDatabase, wishes: ZonesWishes): Promise<ZonesInput> {
  return asked(database, async (tx) => {
    const input = await zonesInput(tx, wishes)
    await addAuditRow(tx, database.county.code, { action: 'zones.plan', subject: input.snapshot.date, details: { ...wishes, from: 'console' } })
    return input
  })
}

/** What a layout of the county in the database follows from: its last snapshot with its teachers, and its births; who asks stands in the audit. */
export function layoutFromConsole(database: CountyDatabase, wishes: object): Promise<LayoutSource> {
  return asked(database, async (tx) => {
    const source = await layoutSource(tx, undefined)
    await addAuditRow(tx, database.county.code, { action: 'layout.plan', subject: source.id, details: { ...wishes, from: 'console' } })
    return source
  })
}

function asked<Input>({ config, county, onProgress }: CountyDatabase, read: (tx: Tx) => Promise<Input>): Promise<Input> {
  const scope: Scope = { countyCode: county.code, role: 'bureau-admin' }
  return withDatabase(config, county, onProgress, (db) => inScope(db, scope, (tx) => read(tx).catch(refuse)))
}

function refuse(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  const { zh, en } = problems[error.code]
  throw new PlanRefused(`${zh} ${en} ${JSON.stringify(error.details)}`, { cause: error })
}
