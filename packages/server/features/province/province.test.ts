import { afterAll, beforeAll, expect, test } from 'vitest'
import type { getProvince } from '@junheng/contract/province.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { inScope, type Scope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { loadTestCounty, neighbour } from '../../testing-county.ts'

type Province = z.infer<Exclude<(typeof getProvince)['reply'], 'file'>>

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadTestCounty(server)
  const authorities = [['990000', 'X省'], ['990100', 'X地区'], ['980000', 'Y省'], ['990200', 'Z地区']] as const
  await server.owner.insertInto('county').values(authorities.map(([county_code, name]) => ({ county_code, name, sample_loaded_at: null }))).execute()
})
afterAll(() => server.close())

const seenFrom = (countyCode: string) =>
  inScope(server.db, { countyCode, role: 'province' }, async (tx) => (await tx.selectFrom('county_summary').select('county_code').orderBy('county_code').execute()).map((row) => row.county_code))

test('a province and a prefecture see the sums of their counties; another one, and a county, see none but their own', async () => {
  const both = [server.countyCode, neighbour.code].toSorted()
  expect(await Promise.all(['990000', '990100', '980000', '990200', server.countyCode].map(seenFrom))).toEqual([both, both, [], [], [server.countyCode]])
})

test('beyond those sums nothing crosses the border: no other table shows the province a row of a county', async () => {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'county_code'`.execute(server.owner)
  const scope: Scope = { countyCode: '990000', role: 'bureau-admin' }
  const crossing = await inScope(server.db, scope, async (tx) => {
    const found: string[] = []
    for (const { name } of rows) {
      const counted = await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(name)} where county_code <> '990000'`.execute(tx)
      if (counted.rows[0]!.rows > 0) found.push(name)
    }
    return found
  })
  expect(rows.length).toBeGreaterThan(30)
  expect(crossing).toEqual(['county_summary'])
})

test('the sums are those of the county’s own pages, and name no school', async () => {
  const { json, bytes } = await server.as('bureau-admin')<Province>('GET', '/api/province')
  const [own] = json.counties
  expect(json.counties.map(({ code }) => code)).toEqual([server.countyCode])
  const { gaps } = (await server.as('bureau-admin')<{ gaps: { standard: string; unit: string; history: { amount: number | null }[] }[] }>('GET', '/api/gaps?state=open')).json
  for (const { standard, openGaps, missing, weakest, verdict } of own!.standards) {
    const ours = gaps.filter((gap) => gap.standard === standard)
    expect(openGaps).toBe(ours.length)
    for (const { unit, amount } of missing) expect(amount).toBeCloseTo(ours.filter((gap) => gap.unit === unit).reduce((sum, gap) => sum + (gap.history.at(-1)?.amount ?? 0), 0), 6)
    const { json: page } = await server.as('bureau-admin')<{ judgement: { headline: { verdict: string; parts: { value: number | null }[] } } }>('GET', `/api/judgement?standard=${standard}`)
    expect([verdict, weakest?.value]).toEqual([page.judgement.headline.verdict, page.judgement.headline.parts[0]?.value])
  }
  expect(own!.standards.some(({ openGaps }) => openGaps > 0)).toBe(true)
  const schools = await server.owner.selectFrom('school_year').select('school_id').distinct().execute()
  expect(schools.filter(({ school_id }) => bytes.toString().includes(school_id))).toEqual([])
})

test('it follows the ledger: a withdrawn snapshot takes its sums away', async () => {
  const snapshots = (await server.as('bureau-admin')<{ id: string; state: string }[]>('GET', '/api/snapshots')).json.filter(({ state }) => state === 'current')
  for (const { id } of snapshots) await server.as('bureau-admin')('POST', `/api/snapshots/${id}/withdrawal`, { reason: '重复入账' })
  expect(await seenFrom(server.countyCode)).toEqual([])
})
