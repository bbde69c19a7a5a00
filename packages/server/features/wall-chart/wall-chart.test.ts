import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCalendar, aProgramme } from '@junheng/core/schedule/wall-chart-testing.ts'
import { defaultCalendar, statusRule } from '@junheng/standards/load-schedule.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
import { printWallChart } from './printed.ts'
import type { ShownProgramme } from './source.ts'
import { svgSheet, svgShapes, svgWindow } from './svg.ts'

const programme: ShownProgramme = {
  today: '2021-05-11',
  calendar: { ...defaultCalendar('990181'), ...aCalendar, changedOn: null, changedBy: null },
  rule: statusRule(),
  projects: aProgramme.map((each) => ({ ...each, version: 1 })),
  struck: [{ project: 'late', goal: '2021-12-24', nodes: [{ node: '假期施工', finish: '2021-07-15' }] }],
}
const print = (size: 'A0' | 'A3', language: 'zh' | 'en' = 'zh') => printWallChart(programme, { county: 'X市', size, language })

/** The sizes of a PDF's pages, in millimetres. */
const pageSizes = (pdf: Uint8Array) =>
  [...Buffer.from(pdf).toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map((box) => box.slice(1).map((points) => Math.round((Number(points) / 72) * 25.4)))

/** What the pages' own programs and the fonts' tables say, unpacked. */
function unpacked(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n/g)].map((match) => {
    const begin = match.index + match[0].length
    try {
      return inflateSync(bytes.subarray(begin, bytes.indexOf('endstream', begin))).toString('latin1')
    } catch {
      return ''
    }
  })
  return streams.join('\n')
}

test('A0 is one sheet of 1189 × 841 mm, A3 nine of 420 × 297', async () => {
  const [whole, tiled] = [await print('A0'), await print('A3')]
  expect([whole.pages, pageSizes(whole.pdf)]).toEqual([1, [[1189, 841]]])
  expect([tiled.pages, pageSizes(tiled.pdf)]).toEqual([9, Array.from({ length: 9 }, () => [420, 297])])
})

test('text stays text, in a font that is in the file; nothing is a picture', async () => {
  const { pdf } = await print('A0')
  const inside = `${Buffer.from(pdf).toString('latin1')}${unpacked(pdf)}`
  expect(inside).toMatch(/\/BaseFont\s*\/[A-Z]{6}\+NotoSerifSC/)
  expect(inside).not.toMatch(/\/Subtype\s*\/Image/)
  // The tables by which a reader copies text from the page: 城 is U+57CE, 临 U+4E34.
  expect(inside.toUpperCase()).toContain('57CE')
  expect(inside.toUpperCase()).toContain('4E34')
})

test('equal projects give equal bytes, and English others', async () => {
  const [once, again, english] = [await print('A3'), await print('A3'), await print('A3', 'en')]
  expect(Buffer.compare(once.pdf, again.pdf)).toBe(0)
  expect(Buffer.compare(once.pdf, english.pdf)).not.toBe(0)
})

test('a county without projects prints an empty chart rather than nothing', async () => {
  const { pages } = await printWallChart({ ...programme, projects: [] }, { county: 'X市', size: 'A0', language: 'zh' })
  expect(pages).toBe(1)
})

test('text that looks like markup stays text, and attributes are named as SVG has them', () => {
  const svg = svgShapes([{ kind: 'text', x: 1, y: 2, text: '<b> & "引号"', size: 5, anchor: 'end', look: 'strong' }], 5)
  expect(svg).toBe('<text x="1" y="2" font-size="5" text-anchor="end" fill="#1c2430" font-weight="700">&lt;b&gt; &amp; &quot;引号&quot;</text>')
  expect(svgSheet({ width: 420, height: 297 }, [svgWindow([], 5, { at: { x: 10, y: 10, width: 400, height: 277 }, view: { x: 390, y: 0, width: 400, height: 277 } })])).toContain('viewBox="390 0 400 277"')
})

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('whoever may see the county may print its wall chart, and the audit says that they did', async () => {
  await loadForTest(server, eastSchool())
  const { status, bytes, headers } = await server.as('bureau-viewer')('GET', '/api/programme/wall-chart?size=A3&lang=en')
  expect([status, headers['content-type'], pageSizes(bytes).length]).toEqual([200, 'application/pdf', 9])
  expect(await server.auditRows()).toContainEqual({ action: 'wallChart.print', subject: 'programme' })
  expect((await server.as('bureau-viewer')('GET', '/api/programme/wall-chart?size=A2')).status).toBe(400)
})
