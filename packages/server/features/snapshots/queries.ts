import { sql } from 'kysely'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import { findCounty } from '../county/queries.ts'
import type { SchoolCells, SnapshotPart } from '../../db/tables/snapshots.ts'

const parts = ['townships', 'changes', 'settlements', 'roads', 'vehicles', 'premises'] as const satisfies readonly SnapshotPart[]

/** What is written beside a snapshot's content when it is booked. */
export interface Booking {
  readonly id: string
  readonly snapshot: Snapshot
  /** Workbook cells behind each school's facts. */
  readonly cells: ReadonlyMap<string, SchoolCells>
  readonly fileNames: readonly string[]
  readonly bookedBy: string
  /** Why it takes the place of the current snapshot of the same date. */
  readonly reason: string | null
}

export async function listSnapshots(tx: Tx): Promise<SnapshotSummary[]> {
  const rows = await tx.selectFrom('snapshot').selectAll().orderBy('date_on', 'desc').orderBy('booked_at', 'desc').execute()
  return rows.map(toSummary)
}

export async function findSnapshot(tx: Tx, id: string): Promise<SnapshotSummary | undefined> {
  const row = await tx.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toSummary(row)
}

/** The current snapshot of the latest date. */
async function findLatestSnapshot(tx: Tx): Promise<SnapshotSummary | undefined> {
  const row = await currentSnapshots(tx).orderBy('date_on', 'desc').executeTakeFirst()
  return row && toSummary(row)
}

export async function findCurrentSnapshotOn(tx: Tx, date: string): Promise<SnapshotSummary | undefined> {
  const row = await currentSnapshots(tx).where('date_on', '=', date).executeTakeFirst()
  return row && toSummary(row)
}

/** The current snapshot of the last date before `date`. */
export async function findSnapshotBefore(tx: Tx, date: string): Promise<SnapshotSummary | undefined> {
  const row = await currentSnapshots(tx).where('date_on', '<', date).orderBy('date_on', 'desc').executeTakeFirst()
  return row && toSummary(row)
}

/** The snapshot a page asks for; the latest where it names none. */
export function chosenSnapshot(tx: Tx, id: string | undefined): Promise<SnapshotSummary | undefined> {
  return id === undefined ? findLatestSnapshot(tx) : findSnapshot(tx, id)
}

/** Current snapshots, oldest first. */
export async function listCurrentSnapshots(tx: Tx): Promise<SnapshotSummary[]> {
  return (await currentSnapshots(tx).orderBy('date_on').execute()).map(toSummary)
}

/** The content of a snapshot as far as the reader may see it: a school sees one school. Staff only when asked for. */
export async function loadSnapshot(tx: Tx, { id, date }: Pick<SnapshotSummary, 'id' | 'date'>, with_: { staff: boolean }): Promise<Snapshot> {
  const county = await findCounty(tx)
  const schools = await listSchools(tx, id)
  const partRows = await tx.selectFrom('snapshot_part').select(['part', 'content']).where('snapshot_id', '=', id).execute()
  const staff = with_.staff ? await tx.selectFrom('staff_member').select('content').where('snapshot_id', '=', id).orderBy('id').execute() : []
  const whole = Object.fromEntries(partRows.map(({ part, content }) => [part, content]))
  return {
    townships: [],
    changes: [],
    ...whole,
    county,
    date,
    schools,
    ...(staff.length > 0 ? { staff: staff.map(({ content }) => content) } : {}),
  }
}

/** Several at once, without staff. */
export async function loadSnapshots(tx: Tx, summaries: readonly SnapshotSummary[]): Promise<Snapshot[]> {
  const snapshots = []
  for (const summary of summaries) snapshots.push(await loadSnapshot(tx, summary, { staff: false }))
  return snapshots
}

export async function listSchools(tx: Tx, snapshotId: string): Promise<School[]> {
  const rows = await tx.selectFrom('school_year').select('content').where('snapshot_id', '=', snapshotId).orderBy('school_id').execute()
  return rows.map(({ content }) => content)
}

/** One county-wide part of a snapshot; empty where it was not given. */
export async function listPart<Part extends SnapshotPart>(tx: Tx, snapshotId: string, part: Part): Promise<NonNullable<Snapshot[Part]>> {
  const row = await tx
    .selectFrom('snapshot_part')
    .select('content')
    .where('snapshot_id', '=', snapshotId)
    .where('part', '=', part)
    .executeTakeFirst()
  return (row?.content ?? []) as unknown as NonNullable<Snapshot[Part]>
}

/** Cells of every school the reader may see, by 标识码. */
export async function listCells(tx: Tx, snapshotId: string): Promise<Map<string, SchoolCells>> {
  const rows = await tx.selectFrom('snapshot_source').select(['school_id', 'cells']).where('snapshot_id', '=', snapshotId).execute()
  return new Map(rows.map(({ school_id, cells }) => [school_id, cells]))
}

/** Books a snapshot in the place of the current one of its date, which is kept as corrected. Content booked before is put back, not written twice. */
export async function addSnapshot(tx: Tx, booking: Booking): Promise<SnapshotSummary> {
  const { id, snapshot } = booking
  await tx
    .updateTable('snapshot')
    .set({ state: 'corrected', corrected_by: id })
    .where('date_on', '=', snapshot.date)
    .where('state', '=', 'current')
    .execute()
  const known = await findSnapshot(tx, id)
  if (known === undefined) await insertContent(tx, booking)
  else await tx.updateTable('snapshot').set({ state: 'current', corrected_by: null, reason: booking.reason }).where('id', '=', id).execute()
  return (await findSnapshot(tx, id))!
}

export async function withdrawSnapshot(tx: Tx, id: string, reason: string): Promise<SnapshotSummary | undefined> {
  await tx.updateTable('snapshot').set({ state: 'withdrawn', reason }).where('id', '=', id).where('state', '=', 'current').execute()
  return findSnapshot(tx, id)
}

async function insertContent(tx: Tx, { id, snapshot, cells, fileNames, bookedBy, reason }: Booking) {
  const county_code = snapshot.county.code
  await tx
    .insertInto('snapshot')
    .values({
      county_code,
      id,
      date_on: snapshot.date,
      state: 'current',
      corrected_by: null,
      reason,
      booked_by: bookedBy,
      file_names: [...fileNames],
      schools: snapshot.schools.filter((school) => school.countsAsSchool).length,
      pupils: pupilsOf(snapshot),
      staff: snapshot.staff?.length ?? null,
    })
    .execute()
  await sql`insert into school_year (county_code, snapshot_id, school_id, township_code, content)
    select ${county_code}, ${id}, row ->> 'id', row ->> 'township', row from jsonb_array_elements(${toJson(snapshot.schools)}::jsonb) row`.execute(tx)
  await sql`insert into staff_member (county_code, snapshot_id, id, school_id, content)
    select ${county_code}, ${id}, row ->> 'id', row ->> 'school', row from jsonb_array_elements(${toJson(snapshot.staff ?? [])}::jsonb) row`.execute(tx)
  const rows = parts.flatMap((part) => {
    const content = snapshot[part]
    return content === undefined ? [] : [{ county_code, snapshot_id: id, part, content: toJson(content) }]
  })
  await tx.insertInto('snapshot_part').values(rows).execute()
  await sql`insert into snapshot_source (county_code, snapshot_id, school_id, cells)
    select ${county_code}, ${id}, key, value from jsonb_each(${toJson(Object.fromEntries(cells))}::jsonb)`.execute(tx)
}

function pupilsOf({ schools }: Snapshot): number {
  return schools.reduce((sum, { stages }) => sum + Object.values(stages).reduce((own, stage) => own + (stage?.pupils ?? 0), 0), 0)
}

function currentSnapshots(tx: Tx) {
  return tx.selectFrom('snapshot').selectAll().where('state', '=', 'current')
}

function toSummary(row: Awaited<ReturnType<ReturnType<typeof currentSnapshots>['executeTakeFirstOrThrow']>>): SnapshotSummary {
  return {
    id: row.id,
    date: row.date_on,
    state: row.state,
    correctedBy: row.corrected_by,
    reason: row.reason,
    bookedAt: row.booked_at.toISOString(),
    bookedBy: row.booked_by,
    fileNames: row.file_names,
    schools: row.schools,
    pupils: row.pupils,
    staff: row.staff,
  }
}
