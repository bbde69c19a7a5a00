import type { CountySummary, StandardSummary } from '@junheng/contract/province.ts'
import type { StandardName } from '@junheng/contract/judgements.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { standardIds } from '@junheng/standards/load.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import { findCounty } from '../county/queries.ts'
import { listGaps } from '../gaps/queries.ts'
import { findJudgement } from '../judgements/queries.ts'
import { optionsOn, standardFor } from '../judgements/standards.ts'

/** Writes what the authorities above see of the county, from its newest snapshot; takes it away where there is none. */
export async function summariseCounty(tx: Tx, newest: SnapshotSummary | undefined): Promise<void> {
  const { code, name } = await findCounty(tx)
  if (newest === undefined) {
    await tx.deleteFrom('county_summary').where('county_code', '=', code).execute()
    return
  }
  const standards = await Promise.all(standardIds.map((standard) => summaryOf(tx, { standard, county: code, newest })))
  const row = { name, date_on: newest.date, measured_at: new Date(), content: toJson({ schools: newest.schools, pupils: newest.pupils, standards }) }
  await tx.insertInto('county_summary').values({ county_code: code, ...row }).onConflict((on) => on.column('county_code').doUpdateSet(row)).execute()
}

/** Whether the county of `tx` has been summarised. For whoever measures it, whose policy shows it to them. */
export async function isSummarised(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('county_summary').select('county_code').executeTakeFirst()) !== undefined
}

/** The counties that the scope of `tx` oversees, by code. */
export async function listSummaries(tx: Tx): Promise<CountySummary[]> {
  const rows = await tx.selectFrom('county_summary').select(['county_code', 'name', 'date_on', 'content']).orderBy('county_code').execute()
  return rows.map(({ county_code, name, date_on, content }) => ({ code: county_code, name, date: date_on, ...content }))
}

interface Measured {
  readonly standard: StandardName
  readonly county: string
  readonly newest: SnapshotSummary
}

async function summaryOf(tx: Tx, { standard: name, county, newest }: Measured): Promise<StandardSummary> {
  const { standard } = standardFor(name, county)
  const judgement = await findJudgement(tx, { snapshotId: newest.id, name, options: optionsOn(standard, newest.date, {}) })
  const parts = judgement?.headline.parts ?? []
  const gaps = (await listGaps(tx, { standard: name, state: 'open' })).map(({ gap }) => gap)
  const [weakest] = parts
  return {
    standard: name,
    verdict: judgement?.headline.verdict ?? 'unknown',
    weakest: weakest === undefined ? null : { stage: weakest.stage, what: weakest.what, indicator: weakest.indicator, value: weakest.value, limit: weakest.limit },
    parts: parts.length,
    partsMet: parts.filter(({ verdict }) => verdict === 'met').length,
    openGaps: gaps.length,
    missing: missingByUnit(gaps),
  }
}

/** The amounts last measured, added up by unit. An unknown amount is counted, not added as nothing. */
function missingByUnit(gaps: readonly Gap[]): StandardSummary['missing'] {
  const units = [...new Set(gaps.map(({ unit }) => unit))].toSorted()
  return units.map((unit) => {
    const amounts = gaps.filter((gap) => gap.unit === unit).map(({ history }) => history.at(-1)?.amount ?? null)
    const known = amounts.filter((amount) => amount !== null)
    return { unit, amount: known.reduce((sum, amount) => sum + amount, 0), unknown: amounts.length - known.length }
  })
}
