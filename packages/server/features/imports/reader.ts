import { setTimeout as wait } from 'node:timers/promises'
import { inScope, type Db, type Scope, type Tx } from '../../db/database.ts'
import { readInWorker } from '../../documents/workbook/read-in-worker.ts'
import { assess } from './assess.ts'
import { claimImport, listMeanings, loadBytes, noteProgress, requeueImports, setReading, setState, type ImportRun } from './queries.ts'
import type { ImportReading } from './reading.ts'

/** Reads queued workbooks, one at a time, in a worker thread, so that requests are answered meanwhile. */
export interface ImportReader {
  readonly stop: () => Promise<void>
}

/** Pause between looks for work; a look is one query through an index. */
const idleMs = 300
/** Progress is written at most this often, and at least this often even where there is none: it keeps the lease. */
const progressMs = 250
const beatMs = 3000

/** Starts reading: what is queued, and what a reader that went silent left half read. */
export function startImportReader(db: Db, countyCode: string, onError: (error: unknown) => void): ImportReader {
  const stopping = new AbortController()
  const scope: Scope = { countyCode, role: 'bureau-admin' }
  const running = readAll(db, scope, { signal: stopping.signal, onError })
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

interface Running {
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

async function readAll(db: Db, scope: Scope, { signal, onError }: Running) {
  while (!signal.aborted) {
    try {
      const run = await inScope(db, scope, async (tx) => (await claimImport(tx)) ?? (await requeueImports(tx)))
      if (!run) await wait(idleMs, undefined, { signal }).catch(() => {})
      else await readOne(db, scope, run, signal).catch((error: unknown) => giveUp(db, scope, run, error))
    } catch (error) {
      onError(error)
      await wait(idleMs)
    }
  }
}

/** A mistake of ours must not leave the clerk waiting: the import is stopped, and may be sent again. */
async function giveUp(db: Db, scope: Scope, { id }: Pick<ImportRun, 'id'>, error: unknown) {
  await inScope(db, scope, (tx) => setState(tx, id, 'stopped'))
  throw error
}

/** Reads one claimed import. One that the clerk stops stays stopped; one that the server's end cuts off is read again at the next start. */
export async function readOne(db: Db, scope: Scope, run: Pick<ImportRun, 'id'>, signal: AbortSignal): Promise<void> {
  const { bytes, headers } = await inScope(db, scope, async (tx) => ({ bytes: await loadBytes(tx, run.id), headers: await listMeanings(tx) }))
  const stopped = new AbortController()
  const report = reporter(db, scope, run.id, stopped)
  const beating = setInterval(report, beatMs)
  const reading = await readInWorker(
    bytes,
    { profile: headers },
    { onProgress: report, signal: AbortSignal.any([signal, stopped.signal]) },
  ).catch((error: unknown) => {
    if (signal.aborted || stopped.signal.aborted) return undefined
    throw error
  }).finally(() => clearInterval(beating))
  if (reading !== undefined) await inScope(db, scope, (tx) => settle(tx, run.id, reading))
}

async function settle(tx: Tx, id: string, reading: ImportReading) {
  const { assessment } = await assess(tx, reading)
  await setReading(tx, id, { state: reading.sheets.some(({ form }) => form !== null) ? 'read' : 'refused', reading, assessment })
}

/** Writes progress down now and then, and stops the reading once the clerk has. Without a share, the last one is said again. */
function reporter(db: Db, scope: Scope, id: string, stopped: AbortController) {
  let last = 0
  let known = 0
  return (share: number = known) => {
    known = share
    const now = performance.now()
    if (now - last < progressMs) return
    last = now
    inScope(db, scope, (tx) => noteProgress(tx, id, share)).then((going) => going || stopped.abort(), () => {})
  }
}
