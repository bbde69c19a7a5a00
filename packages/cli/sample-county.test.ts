import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '@junheng/core/county/content.ts'
import { sha256 } from '@junheng/server/documents/digest.ts'
import { testServer, type TestServer } from '@junheng/server/testing.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { loadSampleCounty } from './sample-county.ts'

describe('loading X市', () => {
  let server: TestServer
  const load = () => loadSampleCounty({ db: server.db, scope: server.adminScope, today: () => '2021-05-11', onProgress: () => {} })
  const standing = async () => {
    const rows = await server.owner.selectFrom('snapshot').select(['id', 'date_on']).where('state', '=', 'current').orderBy('date_on').execute()
    return rows.map(({ id, date_on }) => [date_on, id])
  }

  beforeAll(async () => {
    server = await testServer()
    await load()
  }, 120_000)
  afterAll(() => server.close())

  test('what stands after the import is what was generated, to the last figure', async () => {
    expect(await standing()).toEqual(generateXCity().snapshots.map((snapshot) => [snapshot.date, contentHash(snapshot, sha256)]))
  })

  test('loading it again, as after an interruption, changes nothing', async () => {
    const before = await server.owner.selectFrom('snapshot').selectAll().orderBy('id').execute()
    await load()
    expect(await server.owner.selectFrom('snapshot').selectAll().orderBy('id').execute()).toEqual(before)
  }, 120_000)
})
