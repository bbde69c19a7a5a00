import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { Tx } from '../../db/database.ts'
import { measureGaps } from '../gaps/queries.ts'
import { addJudgements, listStaleJudgements } from '../judgements/queries.ts'
import { isSummarised, summariseCounty } from '../province/queries.ts'
import { addSnapshot, chosenSnapshot, findSnapshot, listCurrentSnapshots, loadSnapshot, loadSnapshots, type Booking } from './queries.ts'

/** Books a snapshot and measures what follows from it: judgements by every standard, and the ledger of gaps. */
export async function bookSnapshot(tx: Tx, booking: Booking): Promise<SnapshotSummary> {
  const booked = await addSnapshot(tx, booking)
  await addJudgements(tx, booking.id, booking.snapshot)
  await remeasure(tx)
  return booked
}

/** The ledger of gaps, measured anew from what is current. */
export async function remeasure(tx: Tx): Promise<void> {
  const county = await tx.selectFrom('county').select('county_code').executeTakeFirstOrThrow()
  const snapshots = await loadSnapshots(tx, await listCurrentSnapshots(tx))
  await measureGaps(tx, county.county_code, snapshots)
  await summariseCounty(tx, await chosenSnapshot(tx, undefined))
}

/** Judges anew what was judged by an older text of a standard. Returns how many snapshots that were. */
export async function judgeStale(tx: Tx, county: string): Promise<number> {
  const stale = await listStaleJudgements(tx, county)
  for (const id of stale) {
    const summary = await findSnapshot(tx, id)
    if (summary) await addJudgements(tx, id, await loadSnapshot(tx, summary, { staff: false }))
  }
  if (stale.length > 0 || !(await isSummarised(tx))) await remeasure(tx)
  return stale.length
}
