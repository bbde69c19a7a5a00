import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportDetail } from '@junheng/contract/imports.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { inScope, type Scope } from '../../db/database.ts'
import { writeOfficialWorkbook } from '../../documents/workbook/write-official-workbook.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'
import { claimImport } from './queries.ts'
import { readOne } from './reader.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const clerk = <T>(method: 'POST' | 'GET' | 'PUT', url: string, body?: unknown) => server.as('basic-education')<T>(method, url, body)
const personsOf = async (snapshot: string) => (await server.owner.selectFrom('staff_member').select('id').where('snapshot_id', '=', snapshot).execute()).length

test('a clerk who may not read persons corrects a snapshot, and loses none of them', async () => {
  const first = await bookForTest(server, valleyOf(server))
  const [school, ...others] = valleyOf(server).schools
  const corrected = valleyOf(server, { schools: [{ ...school!, stock: { ...school!.stock, books: 1499 } }, ...others] })
  const { json: sent } = await clerk<ImportDetail>('POST', '/api/imports?name=x.xlsx', await writeOfficialWorkbook(corrected))
  const run = await inScope(server.db, server.adminScope, claimImport)
  await readOne(server.db, server.adminScope, run!, new AbortController().signal)
  const { json: read } = await clerk<ImportDetail>('GET', `/api/imports/${sent.id}`)
  const explanations = read.findings.filter(({ tier }) => tier === 'plausibility').map(({ key }) => ({ key, text: '情况属实' }))
  if (explanations.length > 0) await clerk('PUT', `/api/imports/${sent.id}/explanations`, { explanations })
  const { status, json: booked } = await clerk<SnapshotSummary>('POST', `/api/imports/${sent.id}/acceptance`, { reason: '更正图书' })
  expect([status, booked.staff]).toEqual([200, valleyOf(server).staff!.length])
  expect(booked.id).not.toBe(first)
  expect(await personsOf(booked.id)).toBe(await personsOf(first))
})

test('bookings by different clerks wait for each other as the administrator’s do', async () => {
  for (const role of ['bureau-admin', 'basic-education', 'finance-planning'] as const) {
    const scope: Scope = { countyCode: server.countyCode, role }
    expect(await inScope(server.db, scope, (tx) => tx.selectFrom('county').select('county_code').forUpdate().execute())).toHaveLength(1)
  }
})
