/** Reads one workbook, or reads, checks and books it into a new database, in this process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import { readInWorker } from '@junheng/server/documents/workbook/read-in-worker.ts'
import { writeOfficialWorkbook } from '@junheng/server/documents/workbook/write-official-workbook.ts'
import { openDatabase } from '@junheng/server/db/open.ts'
import { loadWorkbookFile } from '@junheng/server/features/imports/load.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { peakMiB, timed } from './figures.ts'
import type { ImportHeat, ImportPerformance } from './import.ts'
import { handOver } from './own-process.ts'

const { schools, what, repetitions } = JSON.parse(process.argv[2]!) as ImportHeat
const bytes = await writeOfficialWorkbook(withSchools(generateXCity().snapshots.at(-1)!, schools))
const before = peakMiB()
const ms = what === 'read' ? await read() : [await book()]
handOver({ ms, bytes: bytes.length, beforeMiB: before, peakMiB: peakMiB() } satisfies ImportPerformance)

async function read(): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < repetitions; i++) {
    const { found, ms } = await timed(() => readInWorker(bytes))
    if (found.parts.schools?.length !== schools) throw new Error(`${found.parts.schools?.length} schools read of ${schools}`)
    times.push(ms)
  }
  return times
}

async function book(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'))
  const county = { code: '990181', name: 'X市' }
  const { db, close } = await openDatabase({ dataFolder: folder }, county, { onProgress: () => {}, onLost: () => {} })
  try {
    const said = { by: 'bench', explanation: 'bench', reason: 'bench' }
    return (await timed(() => loadWorkbookFile(db, { countyCode: county.code, role: 'bureau-admin' }, { fileName: 'bench.xlsx', bytes }, said))).ms
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The county's schools, repeated under new codes and names until there are so many. */
function withSchools(snapshot: Snapshot, count: number): Snapshot {
  const copies = Array.from({ length: count }, (_, i): School => {
    const school = snapshot.schools[i % snapshot.schools.length]!
    const { parent: _parent, ...alone } = school
    return { ...alone, id: `${school.id.slice(0, 4)}${500_000 + i}`, name: `${school.name}${i + 1}` }
  })
  return { ...snapshot, schools: copies, changes: [] }
}
