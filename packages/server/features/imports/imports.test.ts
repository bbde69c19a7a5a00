import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportDetail, ImportSummary } from '@junheng/contract/imports.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { SourcedTrace } from '@junheng/contract/judgements.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { inScope } from '../../db/database.ts'
import { writeOfficialWorkbook } from '../../documents/workbook/write-official-workbook.ts'
import { writeTemplates } from '../../documents/workbook/write-templates.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { valleyOf } from '../snapshots/testing.ts'
import { claimImport } from './queries.ts'
import { readOne } from './reader.ts'

describe('importing a workbook', () => {
  let server: TestServer
  const admin = () => server.as('bureau-admin')
  const send = async (bytes: Uint8Array, name = '教基.xlsx') => (await admin()<ImportDetail>('POST', `/api/imports?name=${encodeURIComponent(name)}`, bytes)).json
  const get = async (id: string) => (await admin()<ImportDetail>('GET', `/api/imports/${id}`)).json
  const book = (id: string, body = {}) => admin()<SnapshotSummary & { code: string }>('POST', `/api/imports/${id}/acceptance`, body)
  const readQueued = async () => {
    const run = await inScope(server.db, server.adminScope, claimImport)
    if (run) await readOne(server.db, server.adminScope, run, new AbortController().signal)
  }
  const sendAndRead = async (bytes: Uint8Array, name?: string) => {
    const { id } = await send(bytes, name)
    await readQueued()
    return get(id)
  }
  const explain = (id: string, { findings }: ImportDetail) => {
    const explanations = findings.filter(({ tier }) => tier === 'plausibility').map(({ key }) => ({ key, text: '情况属实' }))
    return admin()<ImportDetail>('PUT', `/api/imports/${id}/explanations`, { explanations })
  }
  const withBooks = (books: number): Snapshot => {
    const [school, ...others] = valleyOf(server).schools
    return valleyOf(server, { schools: [{ ...school!, stock: { ...school!.stock, books } }, ...others] })
  }
  const current = async () => (await admin()<SnapshotSummary[]>('GET', '/api/snapshots')).json.filter(({ state }) => state === 'current')

  beforeEach(async () => {
    server = await testServer()
  })
  afterEach(() => server.close())

  test('a clerk sends it, sees what it would change, books it, and every figure has its cell', async () => {
    const read = await sendAndRead(await writeOfficialWorkbook(valleyOf(server)))
    expect(read).toMatchObject({ state: 'read', date: '2020-09-01', toMap: 0, toFix: 0, dryRun: { against: null } })
    expect(read.dryRun?.added).toHaveLength(valleyOf(server).schools.length)
    expect(await current()).toEqual([])

    if (read.toExplain > 0) await explain(read.id, read)
    const { status, json } = await book(read.id)
    expect([status, json.state]).toEqual([200, 'current'])
    expect((await current()).map(({ id }) => id)).toEqual([json.id])

    const school = valleyOf(server).schools[0]!.id
    const trace = (await admin()<SourcedTrace>('GET', `/api/judgement/trace?standard=basic-2012&stage=primary&indicator=books&school=${school}`)).json
    const cells = trace.inputs.flatMap((input) => input.cells)
    expect(cells.length).toBeGreaterThan(0)
    expect(cells.every(({ file, sheet, cell }) => file === '教基.xlsx' && sheet.startsWith('教基') && /^[A-Z]+\d+$/.test(cell))).toBe(true)
  }, 60_000)

  test('the same file twice is one import, and the same content again changes nothing', async () => {
    const bytes = await writeOfficialWorkbook(valleyOf(server))
    const first = await sendAndRead(bytes)
    expect((await send(bytes)).id).toBe(first.id)
    await explain(first.id, first)
    const booked = (await book(first.id)).json
    expect((await send(bytes)).id).toBe(first.id)
    expect((await book(first.id)).json.code).toBe('import_settled')
    expect((await current()).map(({ id }) => id)).toEqual([booked.id])
  }, 60_000)

  test('templates join the snapshot of their date, with a reason', async () => {
    const official = await sendAndRead(await writeOfficialWorkbook(valleyOf(server)))
    await explain(official.id, official)
    await book(official.id)
    const templates = await sendAndRead(await writeTemplates(valleyOf(server)), '补充模板.xlsx')
    expect(templates).toMatchObject({ toFix: 0, dryRun: { correctsSameDate: true } })
    await explain(templates.id, templates)
    expect((await book(templates.id)).json.code).toBe('reason_missing')
    expect((await book(templates.id, { reason: '补充班级与教职工' })).json).toMatchObject({ state: 'current', staff: valleyOf(server).staff!.length })
    expect((await current()).map(({ fileNames }) => fileNames)).toEqual([['教基.xlsx', '补充模板.xlsx']])
  }, 60_000)

  test('a fault keeps it from being booked, is listed with its cell, and nothing is written', async () => {
    const read = await sendAndRead(await writeOfficialWorkbook(withBooks(-5)))
    const fault = read.findings.find(({ code }) => code === 'negative')
    expect(fault).toMatchObject({ tier: 'logic', schoolName: valleyOf(server).schools[0]!.name })
    expect(fault?.cell).toMatch(/^[A-Z]+\d+$/)
    expect((await book(read.id)).json.code).toBe('import_not_ready')
    expect(await current()).toEqual([])
    const marked = await admin()('GET', `/api/imports/${read.id}/marked-workbook`)
    expect([marked.status, marked.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  }, 60_000)

  test('an unlikely figure must be explained, once for its date', async () => {
    const first = await sendAndRead(await writeOfficialWorkbook(withBooks(0)))
    expect(first.toExplain).toBeGreaterThan(0)
    expect((await book(first.id)).json.code).toBe('explanation_missing')
    expect((await explain(first.id, first)).json.toExplain).toBe(0)
    expect((await book(first.id)).status).toBe(200)

    const templates = await sendAndRead(await writeTemplates(withBooks(0)), '补充模板.xlsx')
    const again = templates.findings.filter(({ key }) => first.findings.some((finding) => finding.key === key))
    expect(again.length).toBeGreaterThan(0)
    expect(again.every(({ explanation }) => explanation === '情况属实')).toBe(true)
  }, 60_000)

  test('two explanations sent at the same moment are both kept', async () => {
    const read = await sendAndRead(await writeOfficialWorkbook(withBooks(0)))
    const keys = read.findings.filter(({ tier }) => tier === 'plausibility').map(({ key }) => key)
    await Promise.all(keys.map((key) => admin()('PUT', `/api/imports/${read.id}/explanations`, { explanations: [{ key, text: '情况属实' }] })))
    expect((await get(read.id)).toExplain).toBe(0)
  }, 60_000)

  test('two bookings of one date at the same moment are one after the other', async () => {
    const [one, two] = [await sendAndRead(await writeOfficialWorkbook(valleyOf(server)), '甲.xlsx'), await sendAndRead(await writeOfficialWorkbook(withBooks(4321)), '乙.xlsx')]
    await explain(one.id, one)
    await explain(two.id, two)
    const replies = await Promise.all([book(one.id), book(two.id)])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await current()).toHaveLength(1)
  }, 60_000)

  test('what another booking made stale is compared anew', async () => {
    const one = await sendAndRead(await writeOfficialWorkbook(valleyOf(server)), '甲.xlsx')
    const two = await sendAndRead(await writeOfficialWorkbook(withBooks(4321)), '乙.xlsx')
    expect(two.dryRun).toMatchObject({ against: null })
    await explain(one.id, one)
    await book(one.id)
    const fresh = await get(two.id)
    expect(fresh.dryRun).toMatchObject({ against: '2020-09-01', correctsSameDate: true })
    expect(fresh.dryRun?.changed.flatMap(({ facts }) => facts.map(({ fact }) => fact))).toEqual(['stock.books'])
  }, 60_000)

  test('a reading that is stopped stays stopped', async () => {
    const { id } = await send(await writeOfficialWorkbook(valleyOf(server)))
    expect((await admin()<ImportSummary>('POST', `/api/imports/${id}/stop`)).json.state).toBe('stopped')
    await readQueued()
    expect((await get(id)).state).toBe('stopped')
    expect((await book(id)).json.code).toBe('import_settled')
  }, 60_000)

  test('a file that is no workbook is refused in one clear finding', async () => {
    const read = await sendAndRead(new TextEncoder().encode('这不是工作簿'), '通知.txt')
    expect(read.state).toBe('refused')
    expect(read.findings).toHaveLength(1)
  }, 60_000)

  test.each(['bureau-viewer', 'department', 'school'] as const)('a %s neither sends nor sees imports', async (role) => {
    const bytes = new Uint8Array([1, 2, 3])
    expect((await server.as(role)('POST', '/api/imports?name=a.xlsx', bytes)).status).toBe(403)
    expect((await server.as(role)('GET', '/api/imports')).status).toBe(403)
    const seen = await inScope(server.db, { ...server.adminScope, role }, (tx) => tx.selectFrom('import_run').select('id').execute())
    expect(seen).toEqual([])
  })
})
