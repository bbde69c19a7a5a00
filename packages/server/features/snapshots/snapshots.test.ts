import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { contentHash } from '@junheng/core/county/content.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { sha256 } from '../../documents/digest.ts'
import { listPart, loadSnapshot } from './queries.ts'
import { bookForTest, valleyOf } from './testing.ts'

describe('snapshots', () => {
  let server: TestServer
  let first: string
  beforeAll(async () => {
    server = await testServer()
    first = await bookForTest(server, valleyOf(server))
  })
  afterAll(() => server.close())

  test('what is loaded again has the content that was booked', async () => {
    const loaded = await inScope(server.db, server.adminScope, (tx) => loadSnapshot(tx, { id: first, date: '2020-09-01' }, { staff: true }))
    expect(contentHash(loaded, sha256)).toBe(first)
  })

  test('a corrected snapshot stays, and names its successor and the reason', async () => {
    const [school, ...others] = valleyOf(server).schools
    const corrected = await bookForTest(server, valleyOf(server, { schools: [{ ...school!, name: '更名后的学校' }, ...others] }), '校名写错')

    const { json } = await server.as('bureau-viewer')<SnapshotSummary[]>('GET', '/api/snapshots')
    expect(json.find(({ id }) => id === first)).toMatchObject({ state: 'corrected', correctedBy: corrected })
    expect(json.find(({ id }) => id === corrected)).toMatchObject({ state: 'current', reason: '校名写错' })
  })

  test('content that was booked before is put back, not written twice', async () => {
    await bookForTest(server, valleyOf(server), '原来的没有错')
    const rows = await server.owner.selectFrom('school_year').select('school_id').where('snapshot_id', '=', first).execute()
    expect(rows).toHaveLength(valleyOf(server).schools.length)
    const { json } = await server.as('bureau-viewer')<SnapshotSummary[]>('GET', '/api/snapshots')
    expect(json.filter(({ state }) => state === 'current').map(({ id }) => id)).toEqual([first])
  })

  test('content is never changed nor deleted by the application', async () => {
    const { db, adminScope } = server
    const edit = inScope(db, adminScope, (tx) => tx.updateTable('school_year').set({ township_code: '0' }).execute())
    await expect(edit).rejects.toThrow('permission denied')
    const remove = inScope(db, adminScope, (tx) => tx.deleteFrom('snapshot').execute())
    await expect(remove).rejects.toThrow('permission denied')
  })

  test('a school reads the rows of itself and of its sites, and nobody else’s, even when the query forgets to ask', async () => {
    const [own] = valleyOf(server).schools
    const sites = valleyOf(server).schools.filter(({ parent }) => parent === own!.id).map(({ id }) => id)
    const scope = { countyCode: server.countyCode, role: 'school', schoolId: own!.id } as const
    const seen = await inScope(server.db, scope, async (tx) => ({
      schools: await tx.selectFrom('school_year').select('school_id').distinct().execute(),
      staff: await tx.selectFrom('staff_member').select('school_id').distinct().execute(),
      findings: await tx.selectFrom('school_finding').select('school_id').distinct().execute(),
      sources: await tx.selectFrom('snapshot_source').select('school_id').distinct().execute(),
      gaps: await tx.selectFrom('gap').select('school_id').distinct().execute(),
    }))
    const others = Object.entries(seen).map(([table, rows]) => [table, rows.map(({ school_id }) => school_id).filter((id) => id !== own!.id)])
    expect(Object.fromEntries(others)).toEqual({ schools: sites, staff: [], findings: [], sources: [], gaps: [] })
    expect(seen.findings).toHaveLength(1)
  })

  test.each(['department', 'bureau-viewer'] as const)('a %s reads every school and no person', async (role) => {
    const seen = await inScope(server.db, { countyCode: server.countyCode, role }, async (tx) => ({
      schools: await tx.selectFrom('school_year').select('school_id').distinct().execute(),
      staff: await tx.selectFrom('staff_member').select('id').execute(),
    }))
    expect(seen.schools.length).toBeGreaterThan(5)
    expect(seen.staff).toEqual([])
  })

  test('another county sees nothing', async () => {
    const seen = await inScope(server.db, { countyCode: '990199', role: 'bureau-admin' }, async (tx) => [
      await tx.selectFrom('snapshot').select('id').execute(),
      await tx.selectFrom('school_year').select('school_id').execute(),
      await listPart(tx, first, 'townships'),
    ])
    expect(seen).toEqual([[], [], []])
  })

  test('only the administrator withdraws, once, with a reason that is kept', async () => {
    const refused = await server.as('bureau-viewer')('POST', `/api/snapshots/${first}/withdrawal`, { reason: '年份有误' })
    expect(refused.status).toBe(403)
    const { json, status } = await server.as('bureau-admin')<SnapshotSummary>('POST', `/api/snapshots/${first}/withdrawal`, { reason: '年份有误' })
    expect([status, json]).toMatchObject([200, { state: 'withdrawn', reason: '年份有误' }])
    const again = await server.as('bureau-admin')('POST', `/api/snapshots/${first}/withdrawal`, { reason: '年份有误' })
    expect(again.status).toBe(409)
    expect(await server.owner.selectFrom('gap').select('id').execute()).toEqual([])
    expect(await server.auditRows()).toContainEqual({ action: 'snapshot.withdraw', subject: first })
  })
})
