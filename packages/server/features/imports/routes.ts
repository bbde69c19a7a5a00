import * as contract from '@junheng/contract/imports.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { sha256 } from '../../documents/digest.ts'
import { writeMarkedWorkbook } from '../../documents/workbook/write-marked-workbook.ts'
import { writeTemplates } from '../../documents/workbook/write-templates.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { findSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { assess, isStale } from './assess.ts'
import { bookImport } from './booking.ts'
import { asWorkbook } from './map-file.ts'
import { addImport, findImport, findSameFile, listImports, loadBytes, lockImport, setAssessment, setExplanations, setMeanings, setState, type ImportRun } from './queries.ts'
import { importDetail, importSummary } from './view.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const importRoutes = [
  endpoint(contract.startImport, {
    allow: 'import.run',
    audit: ({ reply }) => ({ action: 'import.start', subject: reply.id, details: { fileName: reply.fileName, sha256: reply.sha256 } }),
    async handle({ tx, scope, user, query, body }) {
      const { fileName, bytes } = await asWorkbook(tx, { fileName: query.name, bytes: body })
      const digest = sha256(bytes)
      const same = await findSameFile(tx, digest)
      const run = same ?? (await addImport(tx, { countyCode: scope.countyCode, fileName, sha256: digest, bytes, uploadedBy: user.name }))
      return importDetail(run)
    },
  }),

  endpoint(contract.listImports, {
    allow: 'import.run',
    audit: () => ({ action: 'import.list', subject: 'imports' }),
    handle: async ({ tx }) => (await listImports(tx)).map((listed) => importSummary(listed, listed.brief)),
  }),

  endpoint(contract.getImport, {
    allow: 'import.run',
    audit: ({ params }) => ({ action: 'import.read', subject: params.id }),
    handle: async ({ tx, params }) => importDetail(await fresh(tx, await found(tx, params.id))),
  }),

  endpoint(contract.mapHeaders, {
    allow: 'import.run',
    audit: ({ params, body }) => ({ action: 'import.map', subject: params.id, details: body }),
    async handle({ tx, scope, user, params, body }) {
      await unsettled(tx, params.id)
      await setMeanings(tx, scope.countyCode, user.name, body.headers)
      await setState(tx, params.id, 'queued')
      return importDetail(await found(tx, params.id))
    },
  }),

  endpoint(contract.explainFindings, {
    allow: 'import.run',
    audit: ({ params, body }) => ({ action: 'import.explain', subject: params.id, details: body }),
    async handle({ tx, scope, user, params, body }) {
      const { reading } = await unsettled(tx, params.id)
      if (!reading?.date) throw new Problem('import_not_ready')
      await setExplanations(tx, { countyCode: scope.countyCode, date: reading.date, by: user.name }, body.explanations)
      return importDetail(await assessed(tx, params.id, reading))
    },
  }),

  endpoint(contract.acceptImport, {
    allow: 'import.run',
    audit: ({ params, body, reply }) => ({ action: 'import.book', subject: params.id, details: { snapshot: reply.id, ...body } }),
    handle: ({ tx, user, params, body }) => bookImport(tx, params.id, { by: user.name, reason: body.reason }),
  }),

  endpoint(contract.stopImport, {
    allow: 'import.run',
    audit: ({ params }) => ({ action: 'import.stop', subject: params.id }),
    async handle({ tx, params }) {
      await unsettled(tx, params.id)
      await setState(tx, params.id, 'stopped')
      const run = await found(tx, params.id)
      return importSummary(run, run.assessment)
    },
  }),

  endpoint(contract.getMarkedWorkbook, {
    allow: 'import.run',
    audit: ({ params }) => ({ action: 'import.export', subject: params.id }),
    async handle({ tx, params }) {
      const { fileName, assessment } = await found(tx, params.id)
      const bytes = await writeMarkedWorkbook(await loadBytes(tx, params.id), assessment?.findings ?? [])
      return { bytes, name: `标注 ${fileName.replace(/\.[^.]+$/, '')}.xlsx`, mediaType: xlsx }
    },
  }),

  endpoint(contract.getTemplates, {
    allow: 'import.run',
    audit: ({ query }) => ({ action: 'template.export', subject: query.snapshot ?? 'empty' }),
    async handle({ tx, query, today }) {
      const bytes = query.snapshot === undefined ? await emptyTemplates(tx, today) : await filledTemplates(tx, query.snapshot)
      return { bytes, name: '补充模板.xlsx', mediaType: xlsx }
    },
  }),
]

async function filledTemplates(tx: Tx, snapshotId: string): Promise<Uint8Array> {
  const snapshot = await findSnapshot(tx, snapshotId)
  if (snapshot === undefined) throw new Problem('not_found')
  return writeTemplates(await loadSnapshot(tx, snapshot, { staff: true }))
}

/** For the statistical date of the year. */
async function emptyTemplates(tx: Tx, today: string): Promise<Uint8Array> {
  const blank: Snapshot = { county: await findCounty(tx), date: `${today.slice(0, 4)}-09-01`, townships: [], schools: [], changes: [] }
  return writeTemplates(blank, { empty: true })
}

async function found(tx: Tx, id: string): Promise<ImportRun> {
  const run = await findImport(tx, id)
  if (run === undefined) throw new Problem('not_found')
  return run
}

/** An import that may still change, held until the request ends. */
async function unsettled(tx: Tx, id: string): Promise<ImportRun> {
  const run = await lockImport(tx, id)
  if (run === undefined) throw new Problem('not_found')
  if (run.state === 'booked' || run.state === 'stopped' || run.state === 'refused') throw new Problem('import_settled')
  return run
}

/** What another booking has made stale is assessed anew before it is shown. */
async function fresh(tx: Tx, run: ImportRun): Promise<ImportRun> {
  if (run.state !== 'read' || run.reading === null || run.assessment === null) return run
  return (await isStale(tx, run.assessment)) ? assessed(tx, run.id, run.reading) : run
}

async function assessed(tx: Tx, id: string, reading: NonNullable<ImportRun['reading']>): Promise<ImportRun> {
  const { assessment } = await assess(tx, reading)
  await setAssessment(tx, id, assessment)
  return found(tx, id)
}
