import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { inScope } from '@junheng/server/db/database.ts'
import { loadProgramme } from '@junheng/server/features/projects/load.ts'
import { listProjects } from '@junheng/server/features/projects/queries.ts'
import { testServer, type TestServer } from '@junheng/server/testing.ts'
import { generateXCity } from '@junheng/xcity/county.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  const { projects } = generateXCity()
  await loadProgramme(server.db, server.adminScope, { projects, by: 'X市', reason: '样本县' })
})
afterAll(() => server.close())

const ledger = () => inScope(server.db, server.adminScope, listProjects)

describe('the programme of X市', () => {
  test('stands in the ledger as it was made', async () => {
    const { projects } = generateXCity()
    const loaded = (await ledger()).map(({ project }) => project)
    expect(loaded.map(({ id }) => id)).toEqual(projects.map(({ id }) => id).toSorted())
    const finished = (of: readonly CountyProject[]) => of.flatMap(({ nodes }) => nodes).filter(({ actualFinish }) => actualFinish !== undefined).length
    expect(finished(loaded)).toBe(finished(projects))
  })

  test('comes out as a workbook that changes nothing when it is put back', async () => {
    const before = await ledger()
    const workbook = await server.as('bureau-admin')('GET', '/api/programme/workbook')
    const { json } = await server.as('bureau-admin')<{ faults: unknown[]; added: string[]; changed: string[]; unchanged: string[] }>(
      'POST', `/api/programme/imports?fileName=${encodeURIComponent('X市项目.xlsx')}`, workbook.bytes,
    )
    expect([json.faults, json.added, json.changed]).toEqual([[], [], []])
    expect(json.unchanged).toHaveLength(before.length)
    expect(await ledger()).toEqual(before)
  })

  test('comes out as files that change nothing either', async () => {
    const before = await ledger()
    const files = []
    for (const { project } of before) files.push((await server.as('bureau-admin')<object>('GET', `/api/projects/${encodeURIComponent(project.id)}/file`)).json)
    const { json } = await server.as('bureau-admin')<{ faults: unknown[]; unchanged: string[] }>('POST', '/api/programme/imports?fileName=x.json', Buffer.from(JSON.stringify(files)))
    expect([json.faults, json.unchanged.length]).toEqual([[], before.length])
    expect(await ledger()).toEqual(before)
  })

  test('takes a project out and puts it back by its id, dates and all; what another office confirmed, no file brings', async () => {
    const { json } = await server.as('bureau-viewer')<{ projects: { project: CountyProject }[] }>('GET', '/api/programme')
    const { project } = json.projects[0]!
    const file = (await server.as('bureau-admin')<object>('GET', `/api/projects/${encodeURIComponent(project.id)}/file`)).json
    const copy = Buffer.from(JSON.stringify({ ...file, id: 'copy' }))
    const reply = await server.as('bureau-admin')<{ faults: unknown[]; added: string[] }>('POST', '/api/programme/imports?fileName=x.json', copy)
    expect([reply.json.faults, reply.json.added]).toEqual([[], ['copy']])
    const found = (await ledger()).find(({ project }) => project.id === 'copy')
    expect(found?.project).toEqual({ ...project, id: 'copy', nodes: project.nodes.map(({ confirmedOn: _another, ...node }) => node) })
  })
})
