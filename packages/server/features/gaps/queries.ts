import { gapLedger } from '@junheng/core/standard/gaps.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { standardIds } from '@junheng/standards/load.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import { standardFor } from '../judgements/standards.ts'

export interface GapFilter {
  readonly standard?: string | undefined
  readonly state: 'open' | 'closed' | 'all'
  readonly school?: string
}

export interface NamedGap {
  readonly gap: Gap
  readonly schoolName: string
}

/** Shortfalls by the day they were first measured, then by school. */
export async function listGaps(tx: Tx, { standard, state, school }: GapFilter): Promise<NamedGap[]> {
  let query = tx.selectFrom('gap').select(['content', 'school_name']).orderBy('opened_on').orderBy('school_id').orderBy('id')
  if (standard !== undefined) query = query.where('standard_id', '=', standard)
  if (school !== undefined) query = query.where('school_id', '=', school)
  if (state !== 'all') query = query.where('closed_on', state === 'open' ? 'is' : 'is not', null)
  return (await query.execute()).map(({ content, school_name }) => ({ gap: content, schoolName: school_name }))
}

/** Measures the ledger anew from the current snapshots, oldest first. A gap keeps its id; one that no snapshot shows any more is gone. */
export async function measureGaps(tx: Tx, county: string, snapshots: readonly Snapshot[]): Promise<void> {
  const names = new Map(snapshots.flatMap(({ schools }) => schools.map(({ id, name }) => [id, name])))
  const gaps = standardIds.flatMap((name) => gapLedger(standardFor(name, county).standard, snapshots))
  const ids = gaps.map(({ id }) => id)
  await tx.deleteFrom('gap').where('id', 'not in', ids.length > 0 ? ids : ['']).execute()
  if (gaps.length === 0) return
  const rows = gaps.map((gap) => ({
    county_code: county,
    id: gap.id,
    school_id: gap.school,
    school_name: names.get(gap.school) ?? gap.school,
    standard_id: gap.standard,
    opened_on: gap.openedOn,
    closed_on: gap.closedOn,
    content: toJson(gap),
  }))
  await tx
    .insertInto('gap')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'id']).doUpdateSet(({ ref }) => ({
        school_name: ref('excluded.school_name'),
        closed_on: ref('excluded.closed_on'),
        content: ref('excluded.content'),
      })),
    )
    .execute()
}
