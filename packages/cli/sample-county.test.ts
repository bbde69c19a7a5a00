import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '@junheng/core/county/content.ts'
import { sha256 } from '@junheng/server/documents/digest.ts'
import { inScope } from '@junheng/server/db/database.ts'
import { listProjects } from '@junheng/server/features/projects/queries.ts'
import { testServer, type TestServer } from '@junheng/server/testing.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { loadSampleCounty } from './sample-county.ts'

const city = generateXCity()

describe('loading X市', () => {
  let server: TestServer
  const load = () => loadSampleCounty({ db: server.db, scope: server.adminScope, today: () => '2021-05-11', onProgress: () => {} })
  const standing = async () => {
    const rows = await server.owner.selectFrom('snapshot').select(['id', 'date_on']).where('state', '=', 'current').orderBy('date_on').execute()
    return rows.map(({ id, date_on }) => [date_on, id])
  }

  const tables = ['snapshot', 'project', 'project_node', 'project_change', 'project_gap', 'node_report', 'evidence'] as const
  const everything = () => Promise.all(tables.map(async (table) => (await server.owner.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).toSorted()))

  beforeAll(async () => {
    server = await testServer()
    await load()
  }, 240_000)
  afterAll(() => server.close())

  test('what stands after the import is what was generated, to the last figure', async () => {
    expect(await standing()).toEqual(city.snapshots.map((snapshot) => [snapshot.date, contentHash(snapshot, sha256)]))
  })

  test('its projects stand as they were generated, with what their offices have reported', async () => {
    const projects = await inScope(server.db, server.adminScope, listProjects)
    expect(projects.map(({ project }) => project)).toEqual(city.projects)
    expect(new Set(projects.map(({ version }) => version))).toEqual(new Set([1]))
  })

  test('every gap that a project is to close is one that the ledger has open', async () => {
    const linked = await server.owner.selectFrom('project_gap').innerJoin('gap', 'gap.id', 'project_gap.gap_id').select(['project_gap.gap_id', 'gap.closed_on']).execute()
    expect(linked.map(({ gap_id }) => gap_id).toSorted()).toEqual(city.projects.flatMap(({ gaps }) => gaps).toSorted())
    expect(linked.filter(({ closed_on }) => closed_on !== null)).toEqual([])
  })

  test('three finished nodes show their paper', async () => {
    const papers = await server.owner.selectFrom('evidence').select(['project_id', 'node_id', 'media_type', 'file_name']).orderBy('project_id').execute()
    const paper = { node_id: 'approval', media_type: 'application/pdf', file_name: '发改立项批复.pdf' }
    expect(papers).toEqual(['P01', 'P02', 'P03'].map((project_id) => ({ project_id, ...paper })))
  })

  test('loading it again, as after an interruption, changes nothing', async () => {
    const before = await everything()
    await load()
    expect(await everything()).toEqual(before)
  }, 240_000)
})
