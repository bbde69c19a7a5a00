import type { DryRun, ImportFinding, UnmappedHeader } from '@junheng/contract/imports.ts'
import type { Words } from '@junheng/contract/county.ts'
import { Problem, problems } from '@junheng/contract/problem.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { findingText } from '@junheng/contract/words/findings.ts'
import type { Config } from './config.ts'
import { inScope, type Db, type Scope } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { withDatabase, type County } from './db/open.ts'
import { readInWorker } from './documents/workbook/read-in-worker.ts'
import { addAuditRow } from './features/audit/queries.ts'
import { assess } from './features/imports/assess.ts'
import { asWorkbook } from './features/imports/map-file.ts'
import { bookOnce, readWorkbookFile, type WorkbookFile } from './features/imports/load.ts'
import { listMeanings } from './features/imports/queries.ts'
import type { ImportAssessment } from './features/imports/reading.ts'

export interface ConsoleImportRequest {
  readonly file: WorkbookFile
  /** Says what would change and leaves no trace. */
  readonly dryRun: boolean
  /** Said of every plausibility finding; absent where a clerk explains them one by one on the page. */
  readonly explanation: string | undefined
  /** Why it corrects the snapshot of the same date. */
  readonly reason: string | undefined
  readonly onProgress: Progress
}

/** What became of a workbook sent from the console, with all that was found in it. */
export interface ConsoleImport {
  readonly date: string | null
  readonly open: ImportAssessment['open']
  readonly findings: readonly SpokenFinding[]
  readonly unmapped: readonly UnmappedHeader[]
  /** What booking changes against the last snapshot; null where the workbook could not be read that far. */
  readonly change: DryRun | null
  /** Null for a dry run, and where something stands in the way. */
  readonly booked: SnapshotSummary | null
  /** What stands in the way of booking. */
  readonly refused: Words | null
}

export interface SpokenFinding extends ImportFinding {
  readonly words: Words
}

/** Imports a workbook, or a map of roads, from the console of the machine, whether the server runs or not: by the same path as a page's upload. The same file twice changes nothing. */
export async function importFromConsole(config: Config, county: County, request: ConsoleImportRequest): Promise<ConsoleImport> {
  const scope: Scope = { countyCode: county.code, role: 'bureau-admin' }
  return withDatabase(config, county, request.onProgress, async (db) => {
    try {
      const file = await inScope(db, scope, (tx) => asWorkbook(tx, request.file))
      return request.dryRun ? await tryOut(db, scope, file) : await importAndBook(db, scope, { ...request, file })
    } catch (error) {
      if (error instanceof Problem && error.code === 'map_faulty') return { ...spoken(null), booked: null, refused: faultsOf(error) }
      throw error
    }
  })
}

function faultsOf({ details }: Problem): Words {
  const { faults } = details as { readonly faults: readonly Words[] }
  return { zh: faults.map(({ zh }) => zh).join(' '), en: faults.map(({ en }) => en).join(' ') }
}

async function tryOut(db: Db, scope: Scope, { bytes }: WorkbookFile): Promise<ConsoleImport> {
  const profile = await inScope(db, scope, listMeanings)
  const reading = await readInWorker(bytes, { profile })
  const { assessment } = await inScope(db, scope, (tx) => assess(tx, reading))
  return { ...spoken(assessment), booked: null, refused: null }
}

async function importAndBook(db: Db, scope: Scope, { file, explanation, reason }: ConsoleImportRequest): Promise<ConsoleImport> {
  const run = await readWorkbookFile(db, scope, file, by)
  const found = spoken(run.assessment)
  try {
    const booked = await inScope(db, scope, async (tx) => {
      const snapshot = await bookOnce(tx, scope, run, { by, explanation, reason })
      if (run.snapshotId === null) await addAuditRow(tx, scope.countyCode, { action: 'import.book', subject: run.id, details: { console: true, fileName: file.fileName } })
      return snapshot
    })
    return { ...found, booked, refused: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { zh, en } = problems[error.code]
    return { ...found, booked: null, refused: { zh, en } }
  }
}

const by = '命令行'

function spoken(assessment: ImportAssessment | null): Pick<ConsoleImport, 'date' | 'open' | 'findings' | 'unmapped' | 'change'> {
  const { date, open, findings, unmapped, dryRun } = assessment ?? { date: null, open: { toMap: 0, toFix: 0, toExplain: 0 }, findings: [], unmapped: [], dryRun: null }
  return { date, open, unmapped, change: dryRun, findings: findings.map((finding) => ({ ...finding, words: wordsOf(finding) })) }
}

function wordsOf(finding: ImportFinding): Words {
  const [zh, en] = [findingText(finding, 'zh'), findingText(finding, 'en')]
  return { zh: `${zh.reason}；${zh.remedy}`, en: `${en.reason}. ${en.remedy}.` }
}
