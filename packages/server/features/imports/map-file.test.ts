import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportDetail } from '@junheng/contract/imports.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { inScope } from '../../db/database.ts'
import { osmPbf } from '../../documents/roads/testing.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { findSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'
import { claimImport } from './queries.ts'
import { readOne } from './reader.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const admin = () => server.as('bureau-admin')
const send = (bytes: Uint8Array) => admin()<ImportDetail & { readonly code: string; readonly details: unknown }>('POST', `/api/imports?name=${encodeURIComponent('山谷县.osm.pbf')}`, bytes)
/** Past two settlements and their schools; far from the third. */
const map = osmPbf([{ tags: { highway: 'secondary' }, places: [[127.05, 45.05], [127.1, 45.06], [127.15, 45.08]] }])

test('a map of the county becomes its roads: sent, tried out, booked as a correction', async () => {
  expect(await send(map)).toMatchObject({ status: 400, json: { code: 'map_faulty', details: { faults: [{ zh: expect.stringContaining('还没有快照') }] } } })
  const valley = valleyOf(server)
  await bookForTest(server, valley)
  const { status, json: sent } = await send(map)
  expect([status, sent.fileName]).toEqual([200, '山谷县 道路.xlsx'])
  const run = await inScope(server.db, server.adminScope, claimImport)
  await readOne(server.db, server.adminScope, run!, new AbortController().signal)
  const read = (await admin()<ImportDetail>('GET', `/api/imports/${sent.id}`)).json
  expect([read.state, read.date, read.toMap, read.toFix, read.findings.filter(({ tier }) => tier !== 'plausibility')]).toEqual(['read', valley.date, 0, 0, []])
  expect(read.dryRun!.parts.find(({ part }) => part === 'roads')).toMatchObject({ before: 2, after: expect.any(Number) })
  const explanations = read.findings.map(({ key }) => ({ key, text: '情况属实' }))
  if (explanations.length > 0) await admin()('PUT', `/api/imports/${sent.id}/explanations`, { explanations })
  const booked = await admin()<{ readonly id: string }>('POST', `/api/imports/${sent.id}/acceptance`, { reason: '改用地图道路' })
  expect(booked.status).toBe(200)
  const { roads, ...rest } = await snapshotOf(booked.json.id)
  expect(roads!.filter(({ from }) => from.startsWith('S')).map(({ from }) => from)).toEqual(['S01', 'S02'])
  expect(roads!.some(({ from, metresPerMinute }) => from === '127.050000,45.050000' && metresPerMinute === 850)).toBe(true)
  expect(rest.schools).toEqual(valley.schools)
})

test('a map that cannot be used is refused with its remedy, and leaves nothing', async () => {
  const before = (await admin()<readonly unknown[]>('GET', '/api/imports')).json.length
  expect(await send(map.subarray(0, map.length - 9))).toMatchObject({ status: 400, json: { code: 'map_faulty', details: { faults: [{ zh: expect.stringContaining('不完整'), en: expect.any(String) }] } } })
  expect((await admin()<readonly unknown[]>('GET', '/api/imports')).json.length).toBe(before)
})

const snapshotOf = (id: string): Promise<Snapshot> => inScope(server.db, server.adminScope, async (tx) => loadSnapshot(tx, (await findSnapshot(tx, id))!, { staff: false }))
