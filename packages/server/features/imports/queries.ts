import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'
import type { ImportAssessment, ImportReading } from './reading.ts'

/** An import without its bytes and what was read of them. */
export interface ImportHead {
  readonly id: string
  readonly fileName: string
  readonly size: number
  readonly sha256: string
  readonly state: 'queued' | 'reading' | 'read' | 'booked' | 'stopped' | 'refused'
  readonly progress: number
  readonly uploadedAt: Date
  readonly uploadedBy: string
  readonly snapshotId: string | null
}

/** An import with what was read of it. */
export interface ImportRun extends ImportHead {
  readonly reading: ImportReading | null
  readonly assessment: ImportAssessment | null
}

export interface NewImport {
  readonly countyCode: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly uploadedBy: string
}

export async function addImport(tx: Tx, { countyCode, fileName, sha256, bytes, uploadedBy }: NewImport): Promise<ImportRun> {
  const id = newId()
  await tx
    .insertInto('import_run')
    .values({ county_code: countyCode, id, file_name: fileName, sha256, bytes: Buffer.from(bytes), state: 'queued', uploaded_by: uploadedBy, snapshot_id: null })
    .execute()
  return (await findImport(tx, id))!
}

export async function findImport(tx: Tx, id: string): Promise<ImportRun | undefined> {
  const row = await runs(tx).where('id', '=', id).executeTakeFirst()
  return row && toImportRun(row)
}

/** The same, and no other transaction changes it until this one ends: what is assessed is what is written. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRun | undefined> {
  await tx.selectFrom('import_run').select('id').where('id', '=', id).forUpdate().execute()
  return findImport(tx, id)
}

/** An import with the date it is for and what stands in its way, but without what was read. */
export interface ListedImport extends ImportHead {
  readonly brief: Pick<ImportAssessment, 'date' | 'open'> | null
}

/** The newest hundred, newest first. */
export async function listImports(tx: Tx): Promise<ListedImport[]> {
  const rows = await heads(tx)
    .select(sql<ListedImport['brief']>`case when assessment is null then null else jsonb_build_object('date', assessment -> 'date', 'open', assessment -> 'open') end`.as('brief'))
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...toImportHead(row), brief: row.brief }))
}

/** The import of the very same file that still stands: being read, waiting, or booked into a snapshot that is current. */
export async function findSameFile(tx: Tx, sha256: string): Promise<ImportRun | undefined> {
  const row = await runs(tx)
    .where('sha256', '=', sha256)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('state', 'in', ['queued', 'reading', 'read']),
        exists(selectFrom('snapshot').select('snapshot.id').whereRef('snapshot.id', '=', 'import_run.snapshot_id').where('snapshot.state', '=', 'current')),
      ]),
    )
    .orderBy('uploaded_at', 'desc')
    .executeTakeFirst()
  return row && toImportRun(row)
}

export async function loadBytes(tx: Tx, id: string): Promise<Uint8Array> {
  const { bytes } = await tx.selectFrom('import_run').select('bytes').where('id', '=', id).executeTakeFirstOrThrow()
  return new Uint8Array(bytes)
}

/** The oldest queued import, now the caller's to read; two readers never get the same one. */
export async function claimImport(tx: Tx): Promise<ImportRun | undefined> {
  const claimed = await tx
    .updateTable('import_run')
    .set({ state: 'reading', progress: 0, lease_until: later(readingLease) })
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('import_run').select('id').where('state', '=', 'queued').orderBy('uploaded_at').limit(1).forUpdate().skipLocked(),
    )
    .returning('id')
    .executeTakeFirst()
  return claimed && findImport(tx, claimed.id)
}

/** Takes one queued import, for a caller that has just added it. */
export async function claimThis(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('import_run').set({ state: 'reading', lease_until: later(consoleLease) }).where('id', '=', id).where('state', '=', 'queued').execute()
}

/** Puts back what readers that went silent left half read; what another server reads at this moment is left to it. */
export async function requeueImports(tx: Tx): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state: 'queued', progress: 0 })
    .where('state', '=', 'reading')
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', sql<Date>`now()`)]))
    .execute()
}

/** Seconds that a silent reader keeps an import; it says something every few of them. The console reads at once and says nothing meanwhile. */
const readingLease = 15
const consoleLease = 180

function later(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`
}

/** Notes progress; false where the clerk has stopped the reading meanwhile. */
export async function noteProgress(tx: Tx, id: string, progress: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('import_run').set({ progress, lease_until: later(readingLease) }).where('id', '=', id).where('state', '=', 'reading').executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setReading(tx: Tx, id: string, { state, reading, assessment }: { state: 'read' | 'refused'; reading: ImportReading; assessment: ImportAssessment | null }): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state, progress: 1, reading: toJson(reading), assessment: assessment && toJson(assessment) })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()
}

export async function setAssessment(tx: Tx, id: string, assessment: ImportAssessment): Promise<void> {
  await tx.updateTable('import_run').set({ assessment: toJson(assessment) }).where('id', '=', id).execute()
}

export async function setState(tx: Tx, id: string, state: 'queued' | 'stopped'): Promise<void> {
  await tx.updateTable('import_run').set({ state, progress: 0 }).where('id', '=', id).execute()
}

export async function setBooked(tx: Tx, id: string, snapshotId: string): Promise<void> {
  await tx.updateTable('import_run').set({ state: 'booked', snapshot_id: snapshotId }).where('id', '=', id).execute()
}

export interface HeaderMeaning {
  readonly form: string
  readonly found: string
  /** Null: the column is not used. */
  readonly means: string | null
}

/** What clerks said unknown headers mean: the county's profile. */
export async function listMeanings(tx: Tx): Promise<HeaderMeaning[]> {
  return tx.selectFrom('header_meaning').select(['form', 'found', 'means']).orderBy('form').orderBy('found').execute()
}

export async function setMeanings(tx: Tx, countyCode: string, saidBy: string, meanings: readonly HeaderMeaning[]): Promise<void> {
  await tx
    .insertInto('header_meaning')
    .values(meanings.map(({ form, found, means }) => ({ county_code: countyCode, form, found, means, said_by: saidBy })))
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'form', 'found']).doUpdateSet(({ ref }) => ({ means: ref('excluded.means'), said_by: ref('excluded.said_by') })),
    )
    .execute()
}

/** Explanations of plausibility findings at a date, by the finding's key. */
export async function listExplanations(tx: Tx, date: string): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('explanation').select(['finding_key', 'text']).where('date_on', '=', date).execute()
  return new Map(rows.map(({ finding_key, text }) => [finding_key, text]))
}

export interface Explanation {
  readonly key: string
  readonly text: string
}

export async function setExplanations(tx: Tx, at: { countyCode: string; date: string; by: string }, explanations: readonly Explanation[]): Promise<void> {
  await tx
    .insertInto('explanation')
    .values(explanations.map(({ key, text }) => ({ county_code: at.countyCode, date_on: at.date, finding_key: key, text, explained_by: at.by })))
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'date_on', 'finding_key']).doUpdateSet(({ ref }) => ({ text: ref('excluded.text'), explained_by: ref('excluded.explained_by') })),
    )
    .execute()
}

function heads(tx: Tx) {
  return tx
    .selectFrom('import_run')
    .select(['id', 'file_name', 'sha256', 'state', 'progress', 'uploaded_at', 'uploaded_by', 'snapshot_id'])
    .select(({ fn }) => fn<number>('octet_length', ['bytes']).as('size'))
}

function runs(tx: Tx) {
  return heads(tx).select(['reading', 'assessment'])
}

function toImportRun(row: Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>): ImportRun {
  return { ...toImportHead(row), reading: row.reading, assessment: row.assessment }
}

function toImportHead(row: Awaited<ReturnType<ReturnType<typeof heads>['executeTakeFirstOrThrow']>>): ImportHead {
  return {
    id: row.id,
    fileName: row.file_name,
    size: row.size,
    sha256: row.sha256,
    state: row.state,
    progress: row.progress,
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploaded_by,
    snapshotId: row.snapshot_id,
  }
}
