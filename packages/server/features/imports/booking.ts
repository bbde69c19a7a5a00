import { Problem } from '@junheng/contract/problem.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { contentHash } from '@junheng/core/county/content.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { sha256 } from '../../documents/digest.ts'
import type { SchoolCells, SourceCell } from '../../db/tables/snapshots.ts'
import { bookSnapshot } from '../snapshots/booking.ts'
import { findCurrentSnapshotOn, listCells } from '../snapshots/queries.ts'
import { assess } from './assess.ts'
import { lockImport, setAssessment, setBooked, type ImportRun } from './queries.ts'
import type { ImportReading } from './reading.ts'

export interface BookingWish {
  readonly by: string
  /** Why it joins or corrects a snapshot of the same date. */
  readonly reason?: string | undefined
}

/** Books an import as a snapshot, checking again against what is booked by now. The same content again changes nothing. */
export async function bookImport(tx: Tx, id: string, wish: BookingWish): Promise<SnapshotSummary> {
  await oneBookingAtATime(tx)
  const run = await readyImport(tx, id)
  const snapshot = await bookable(tx, run)
  const content = contentHash(snapshot, sha256)
  const current = await findCurrentSnapshotOn(tx, snapshot.date)
  const booked = current?.id === content ? current : await bookContent(tx, run, { id: content, snapshot, current, wish })
  await setBooked(tx, id, content)
  return booked
}

/** The snapshot it makes, with what it was booked on kept beside it. */
async function bookable(tx: Tx, { id, reading }: ReadRun): Promise<Snapshot> {
  const { assessment, snapshot } = await assess(tx, reading)
  const { toMap, toFix, toExplain } = assessment.open
  if (snapshot === null || toMap + toFix > 0) throw new Problem('import_not_ready', { ...assessment.open })
  if (toExplain > 0) throw new Problem('explanation_missing', { toExplain })
  await setAssessment(tx, id, assessment)
  return snapshot
}

interface NewContent {
  readonly id: string
  readonly snapshot: Snapshot
  readonly current: SnapshotSummary | undefined
  readonly wish: BookingWish
}

async function bookContent(tx: Tx, run: ReadRun, { id, snapshot, current, wish }: NewContent): Promise<SnapshotSummary> {
  if (current !== undefined && wish.reason === undefined) throw new Problem('reason_missing')
  const before = current && (await listCells(tx, current.id))
  return bookSnapshot(tx, {
    id,
    snapshot,
    cells: mergeCells(before, cellsBySchool(run.reading, run.fileName)),
    fileNames: [...new Set([...(current?.fileNames ?? []), run.fileName])],
    bookedBy: wish.by,
    reason: (current && wish.reason) ?? null,
  })
}

type ReadRun = ImportRun & { readonly reading: ImportReading }

/** Each booking is checked against the one before it. */
async function oneBookingAtATime(tx: Tx) {
  await tx.selectFrom('county').select('county_code').forUpdate().execute()
}

async function readyImport(tx: Tx, id: string): Promise<ReadRun> {
  const run = await lockImport(tx, id)
  if (run === undefined) throw new Problem('not_found')
  if (run.state === 'booked' || run.state === 'stopped') throw new Problem('import_settled')
  if (run.state !== 'read' || run.reading === null) throw new Problem('import_not_ready', { state: run.state })
  return { ...run, reading: run.reading }
}

/** The cells of a reading by school, then by fact key. Rows that belong to no school are kept under the empty name. */
function cellsBySchool({ sources }: ImportReading, file: string): Map<string, SchoolCells> {
  const schools = new Map<string, Record<string, SourceCell[]>>()
  for (const [key, cells] of Object.entries(sources)) {
    const school = key.slice(0, key.indexOf('/'))
    const known = schools.get(school) ?? {}
    known[key] = cells.map(({ sheet, cell }) => ({ file, sheet, cell }))
    schools.set(school, known)
  }
  return schools
}

/** Facts that this workbook holds take its cells; the others keep theirs. */
function mergeCells(before: ReadonlyMap<string, SchoolCells> | undefined, after: ReadonlyMap<string, SchoolCells>): Map<string, SchoolCells> {
  const merged = new Map(before)
  for (const [school, cells] of after) merged.set(school, { ...merged.get(school), ...cells })
  return merged
}
