import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type * as contract from '@junheng/contract/projects.ts'
import { inScope, type Scope } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { zipOf } from '../../documents/workbook/testing.ts'
import { cleanFileName, evidenceKind } from './evidence-kind.ts'
import { eastSchool, loadForTest } from './testing.ts'

type Detail = z.infer<Extract<typeof contract.getProject.reply, z.ZodType>>
interface Refusal {
  readonly code: string
  readonly details: { readonly owner?: string; readonly faults?: readonly { readonly field: string; readonly zh: string }[] }
}

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool(), eastSchool({ id: 'P 2/甲', name: '城中小学' }))
})
afterAll(() => server.close())

const land = { role: 'department', department: '自然资源局' } as const
const money = { role: 'department', department: '财政局' } as const
const works = { role: 'department', department: '住房和城乡建设局' } as const

const nothingSaid = { state: 'underWay', actualStart: null, actualFinish: null, expectedFinish: null, blocker: null, note: null }
const report = (person: Parameters<TestServer['as']>[0], node: string, body: object) =>
  server.as(person)<contract.ProjectAndStanding & Refusal>('POST', `/api/projects/P01/nodes/${node}/reports`, { ...nothingSaid, ...body })
const detail = async (person: Parameters<TestServer['as']>[0] = 'bureau-viewer') => (await server.as(person)<Detail>('GET', '/api/projects/P01')).json
const scopeOf = (department: string): Scope => ({ countyCode: server.countyCode, role: 'department', department })

describe('a report on a node', () => {
  test('is made by its owner, and the project is reckoned anew', async () => {
    const { status, json } = await report(land, 'land', { actualStart: '2021-03-14', expectedFinish: '2021-05-25', blocker: '缺补正材料', note: '已约谈' })
    expect(status).toBe(200)
    expect(json.project.nodes[1]).toMatchObject({ actualStart: '2021-03-14', reported: { on: '2021-05-11', state: 'underWay', finish: '2021-05-25', note: '缺补正材料；已约谈' } })
    expect(json.standing.forecast.nodes[1]).toMatchObject({ id: 'land', start: '2021-03-14', finish: '2021-05-25' })
    expect((await detail()).reports[0]).toMatchObject({ node: 'land', on: '2021-05-11', blocker: '缺补正材料', note: '已约谈', by: '测试 department' })
    expect(await server.auditRows()).toContainEqual({ action: 'node.report', subject: 'P01/land' })
  })

  test('holds wholly: a correction that no longer names a date withdraws it, and the former report stays', async () => {
    const { json } = await report('bureau-admin', 'land', {})
    expect(json.project.nodes[1]).not.toHaveProperty('actualStart')
    expect(json.project.nodes[1]!.reported).toEqual({ on: '2021-05-11', state: 'underWay' })
    expect((await detail()).reports.filter(({ node }) => node === 'land')).toHaveLength(3)
  })

  test('that a node has finished fixes its finish, and waits for another office to confirm it', async () => {
    const { json } = await report(land, 'land', { state: 'finished', actualStart: '2021-03-14', actualFinish: '2021-05-10' })
    expect(json.standing.nodes.find(({ id }) => id === 'land')).toMatchObject({ status: 'claimed', daysLate: 12 })
    expect(json.standing.forecast.nodes.find(({ id }) => id === 'design')).toMatchObject({ start: '2021-05-10' })
  })

  test('whose dates do not hold is refused with every fault, and nothing is written', async () => {
    const before = (await detail()).reports.length
    const { status, json } = await report(money, 'review', { state: 'finished', actualStart: '2021-06-02', expectedFinish: '2021-05-01' })
    expect([status, json.code]).toEqual([400, 'report_faulty'])
    expect(json.details.faults!.map(({ field }) => field)).toEqual(['actualFinish', 'actualStart', 'expectedFinish'])
    expect((await detail()).reports).toHaveLength(before)
  })

  test('on another office’s node is refused, also for one that helps, and the owner is named', async () => {
    for (const person of [money, works]) {
      const { status, json } = await report(person, 'land', {})
      expect([status, json.code, json.details.owner]).toEqual([403, 'not_owner', '自然资源局'])
    }
  })

  test('is nobody’s who may not report, nor on a node that is not there', async () => {
    for (const role of ['school', 'bureau-viewer'] as const) expect((await report(role, 'land', {})).status).toBe(403)
    expect((await report('bureau-admin', 'noSuchNode', {})).status).toBe(404)
  })

  test('reaches a project whose id has blanks and strokes', async () => {
    const { status } = await server.as(land)('POST', `/api/projects/${encodeURIComponent('P 2/甲')}/nodes/land/reports`, nothingSaid)
    expect(status).toBe(200)
  })

  test('on another’s node is refused by the database alone', async () => {
    const row = {
      county_code: server.countyCode, id: newId(), project_id: 'P01', reported_on: '2021-05-11', state: 'underWay' as const,
      actual_start: null, actual_finish: null, expected_finish: null, blocker: null, note: null, by: '冒名',
    }
    const insert = (department: string, node_id: string) => inScope(server.db, scopeOf(department), (tx) => tx.insertInto('node_report').values({ ...row, id: newId(), node_id }).execute())
    await expect(insert('财政局', 'land')).rejects.toThrow('row-level security')
    await expect(insert('财政局', 'noSuchNode')).rejects.toThrow('row-level security')
    await insert('财政局', 'review')
    for (const role of ['school', 'bureau-viewer'] as const) {
      const scope: Scope = { countyCode: server.countyCode, role, department: '财政局', schoolId: '1' }
      await expect(inScope(server.db, scope, (tx) => tx.insertInto('node_report').values({ ...row, node_id: 'review' }).execute())).rejects.toThrow('row-level security')
    }
  })

  test('is never changed nor deleted', async () => {
    await expect(inScope(server.db, server.adminScope, (tx) => tx.updateTable('node_report').set({ state: 'finished' }).execute())).rejects.toThrow('permission denied')
    await expect(inScope(server.db, server.adminScope, (tx) => tx.deleteFrom('node_report').execute())).rejects.toThrow('permission denied')
  })
})

const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n')
const docx = zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml', content: '<w:document/>' }])

describe('a paper of evidence', () => {
  const add = (person: Parameters<TestServer['as']>[0], node: string, bytes: Uint8Array, fileName = '批复.pdf') =>
    server.as(person)<contract.EvidenceItem & Refusal>('POST', `/api/projects/P01/nodes/${node}/evidence?fileName=${encodeURIComponent(fileName)}`, bytes)
  let paper: contract.EvidenceItem

  test('is taken from the owner under a clean name, with its hash', async () => {
    const { status, json } = await add(land, 'land', pdf, '..\\扫描\\用地 批复\u202e.pdf')
    expect([status, json]).toMatchObject([200, { node: 'land', fileName: '用地 批复.pdf', mediaType: 'application/pdf', size: pdf.length, addedBy: '测试 department' }])
    expect(json.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(await server.auditRows()).toContainEqual({ action: 'evidence.add', subject: json.id })
    paper = json
  })

  test('is handed out as a download, as it was, to the bureau and to the offices that own or help the node', async () => {
    for (const person of ['bureau-admin', 'bureau-viewer', land, money] as const) {
      const { status, bytes, headers } = await server.as(person)('GET', `/api/evidence/${paper.id}`)
      expect([status, Buffer.compare(bytes, pdf)]).toEqual([200, 0])
      expect(headers['content-disposition']).toContain('attachment')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect((await detail(person)).evidence).toMatchObject([{ id: paper.id }])
    }
    expect(await server.auditRows()).toContainEqual({ action: 'evidence.read', subject: paper.id })
  })

  test('is hidden from other offices and from schools, also in a query that forgets to ask', async () => {
    for (const person of [works, 'school'] as const) {
      expect((await server.as(person)('GET', `/api/evidence/${paper.id}`)).status).toBe(404)
      expect((await detail(person)).evidence).toEqual([])
    }
    const seen = await inScope(server.db, scopeOf('住房和城乡建设局'), (tx) => tx.selectFrom('evidence').select('id').execute())
    expect(seen).toEqual([])
  })

  test('is added by nobody but the owner and the bureau, in the application and in the database', async () => {
    expect((await add(money, 'land', pdf)).json.code).toBe('not_owner')
    expect((await add('school', 'land', pdf)).status).toBe(403)
    expect((await add('bureau-admin', 'land', docx, '说明.docx')).status).toBe(200)
    const row = { county_code: server.countyCode, id: newId(), project_id: 'P01', node_id: 'land', file_name: 'a.pdf', media_type: 'application/pdf', sha256: '0', bytes: Buffer.from(pdf), added_by: '冒名' }
    await expect(inScope(server.db, scopeOf('财政局'), (tx) => tx.insertInto('evidence').values(row).execute())).rejects.toThrow('row-level security')
  })

  test('goes by its content: a program that calls itself a PDF is refused', async () => {
    expect((await add(land, 'land', Buffer.from('MZ\u0090\u0000'), '批复.pdf')).json.code).toBe('file_kind_refused')
    expect((await add(land, 'land', zipOf([{ name: 'a.txt', content: 'a' }]), '批复.docx')).json.code).toBe('file_kind_refused')
    expect((await add(land, 'land', pdf, '批复.exe')).json.fileName).toBe('批复.exe.pdf')
  })

  test('of more than 20 MB is refused', async () => {
    const { status, json } = await add(land, 'land', Buffer.concat([pdf, Buffer.alloc(20 * 2 ** 20)]))
    expect([status, json.code]).toEqual([413, 'file_too_large'])
  })

  test('that is not there is not found, and an id that is none is invalid', async () => {
    expect((await server.as('bureau-admin')('GET', `/api/evidence/${newId()}`)).status).toBe(404)
    expect((await server.as('bureau-admin')('GET', '/api/evidence/1')).status).toBe(400)
    expect((await add('bureau-admin', 'noSuchNode', pdf)).status).toBe(404)
  })
})

describe('the kind of a file', () => {
  const types = { name: '[Content_Types].xml', content: '' }
  test.each<[string, Uint8Array, string | undefined]>([
    ['PDF', pdf, 'pdf'],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'png'],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpg'],
    ['Word', docx, 'docx'],
    ['Excel', zipOf([types, { name: 'xl/workbook.xml', content: '' }]), 'xlsx'],
    ['OFD', zipOf([{ name: 'OFD.xml', content: '' }, { name: 'Doc_0/Document.xml', content: '' }]), 'ofd'],
    ['Word with macros', zipOf([types, { name: 'word/document.xml', content: '' }, { name: 'word/vbaProject.bin', content: '' }]), undefined],
    ['a web page', Buffer.from('<html>'), undefined],
    ['an empty file', Buffer.alloc(0), undefined],
  ])('%s is known by its content', (_, bytes, extension) => {
    expect(evidenceKind(bytes)?.extensions[0]).toBe(extension)
  })

  test.each([['照片.JPEG', '照片.jpeg'], ['a/b\\c:\u0007d.jpg', 'cd.jpg'], ['....', '佐证材料.jpg'], ['批复', '批复.jpg'], [`${'长'.repeat(300)}.jpg`, `${'长'.repeat(100)}.jpg`]])('the name %s becomes %s', (name, clean) => {
    expect(cleanFileName(name, { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' })).toBe(clean)
  })
})
