import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { sha256 } from '../../documents/digest.ts'
import { inScope, type Db, type Scope, type Tx } from '../../db/database.ts'
import { findSnapshot } from '../snapshots/queries.ts'
import { bookImport } from './booking.ts'
import { addImport, claimThis, findImport, findSameFile, setExplanations, type ImportRun } from './queries.ts'
import { readOne } from './reader.ts'

export interface WorkbookFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Reads a workbook as a page's upload is read, and leaves it waiting to be booked. The same file again is the import it was. */
export async function readWorkbookFile(db: Db, scope: Scope, { fileName, bytes }: WorkbookFile, by: string): Promise<ImportRun> {
  const digest = sha256(bytes)
  const run = await inScope(db, scope, async (tx) => {
    const same = await findSameFile(tx, digest)
    const waiting = same ?? (await addImport(tx, { countyCode: scope.countyCode, fileName, sha256: digest, bytes, uploadedBy: by }))
    // Claimed at once, so that no other reader takes it.
    if (waiting.state === 'queued') await claimThis(tx, waiting.id)
    return waiting
  })
  if (run.state === 'queued') await readOne(db, scope, run, new AbortController().signal)
  return (await inScope(db, scope, (tx) => findImport(tx, run.id)))!
}

export interface LoadOptions {
  readonly by: string
  /** Said of every plausibility finding that nobody has explained; absent where a clerk explains them. */
  readonly explanation?: string | undefined
  /** Why it joins a snapshot of the same date. */
  readonly reason?: string | undefined
}

/** Reads and books a workbook without a clerk: for the sample county, whose makers know what is unusual in it. */
export async function loadWorkbookFile(db: Db, scope: Scope, file: WorkbookFile, options: LoadOptions): Promise<SnapshotSummary> {
  const run = await readWorkbookFile(db, scope, file, options.by)
  return inScope(db, scope, (tx) => bookOnce(tx, scope, run, options))
}

/** Books what was read; what is booked already is the snapshot it became. */
export async function bookOnce(tx: Tx, scope: Scope, run: ImportRun, { by, explanation, reason }: LoadOptions): Promise<SnapshotSummary> {
  const booked = run.snapshotId === null ? undefined : await findSnapshot(tx, run.snapshotId)
  if (booked !== undefined) return booked
  if (explanation !== undefined) await explainAll(tx, scope, run, { by, explanation })
  return bookImport(tx, run.id, { by, reason })
}

async function explainAll(tx: Tx, { countyCode }: Scope, { assessment }: ImportRun, { by, explanation }: { readonly by: string; readonly explanation: string }) {
  const unexplained = (assessment?.findings ?? []).filter((finding) => finding.tier === 'plausibility' && finding.explanation === null)
  if (assessment?.date == null || unexplained.length === 0) return
  await setExplanations(tx, { countyCode, date: assessment.date, by }, unexplained.map(({ key }) => ({ key, text: explanation })))
}
