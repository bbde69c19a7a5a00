import { execFile } from 'node:child_process'
import { inflateRawSync } from 'node:zlib'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../documents/digest.ts'
import { indentOf } from '../../documents/paper-layout.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { sampleBulletin } from './papers-testing.ts'
import { bulletinDocx, bulletinPdf } from './papers.ts'

const published = sampleBulletin({ number: 'X教督通〔2021〕3号', publishedOn: '2021-05-12' })
const correction = sampleBulletin({
  ...published,
  number: 'X教督通〔2021〕4号',
  corrects: { id: 'b3', number: 'X教督通〔2021〕3号', publishedOn: '2021-05-12', reason: '送审记录漏登' },
  changes: [{ label: '逾期', before: '12个', after: '11个' }],
})

const millimetres = (length: number) => Math.round((length / 25.4) * 1440)

async function parts(bytes: Uint8Array): Promise<(name: string) => string> {
  const entries = zipEntries(bytes)!
  return (name) => inflateRawSync(compressedBytes(bytes, entries.find((entry) => entry.name === name)!)).toString()
}

/** What a reader reads of a Word file. */
const textOf = (xml: string) => xml.replaceAll('<w:tab/>', '\t').replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '')

describe('a Word file of a bulletin', () => {
  let part: (name: string) => string
  beforeAll(async () => {
    part = await parts(await bulletinDocx(published))
  })

  test('has the page of GB/T 9704: A4, a type area of 156 by 225 mm, 3号仿宋 at 28.8 pt a line', () => {
    expect(part('word/document.xml')).toContain(`<w:pgSz w:w="${millimetres(210)}" w:h="${millimetres(297)}"`)
    expect(part('word/document.xml')).toContain(`w:top="${millimetres(37)}" w:right="${millimetres(26)}" w:bottom="${millimetres(35)}" w:left="${millimetres(28)}"`)
    expect(part('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"')
    expect(part('word/styles.xml')).toContain('<w:sz w:val="32"/>')
    expect(part('word/styles.xml')).toContain('<w:spacing w:line="576" w:lineRule="exact"/>')
  })

  test('reads from the issuer’s mark to the imprint in the order of the standard', () => {
    const text = textOf(part('word/document.xml'))
    const order = ['X市教育局文件', 'X教督通〔2021〕3号', '关于全市教育项目推进情况的通报', '各乡镇人民政府、街道办事处，市直有关部门：', '一、总体情况', '（一）', '附件：1.', 'X市教育局\n2021年5月12日', '\n附件1\n', '\n附件2\n', '抄送：', '2021年5月12日印发']
    const places = order.map((words) => text.indexOf(words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('numbers its pages — 1 —, odd ones to the right and even ones to the left', () => {
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part)
    expect(footers.map((xml) => /<w:jc w:val="(\w+)"\/>/.exec(xml)?.[1])).toEqual(['right', 'left'])
    expect(footers[0]).toContain('— ')
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  test('says what stands in for a font that is not there', () => {
    expect(part('word/fontTable.xml')).toMatch(/w:name="方正小标宋简体"><w:altName w:val="[^"]+"/)
  })

  test('is dated by the paper, not by the clock', () => {
    expect(part('docProps/core.xml')).toContain('2021-05-12T00:00:00Z')
  })
})

test('a draft says that it is one and has no number', async () => {
  const part = await parts(await bulletinDocx(sampleBulletin()))
  expect(textOf(part('word/document.xml'))).toContain('（草稿）')
  expect(textOf(part('word/document.xml'))).not.toContain('〔')
})

test('a correction names the paper it corrects, why, and the old figure, struck through, and the new one side by side', async () => {
  const xml = (await parts(await bulletinDocx(correction)))('word/document.xml')
  const text = textOf(xml)
  expect(text).toContain('现将2021年5月12日印发的X教督通〔2021〕3号通报更正如下：更正原因：送审记录漏登。')
  expect(text).toContain('逾期\n12个\n11个\n')
  expect([...xml.matchAll(/<w:strike\/>.*?<w:t[^>]*>([^<]*)/g)].map(([, struck]) => struck)).toEqual(['12个'])
})

test('equal contents give equal bytes, in this program and in another', async () => {
  const here = [sha256(await bulletinDocx(published)), sha256((await bulletinPdf(published)).pdf)].join(' ')
  const from = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  const program = `const [{ bulletinDocx, bulletinPdf }, { sha256 }] = await Promise.all([import(${from('papers.ts')}), import(${from('../../documents/digest.ts')})])
    const content = ${JSON.stringify(published)}
    process.stdout.write([sha256(await bulletinDocx(content)), sha256((await bulletinPdf(content)).pdf)].join(' '))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program])
  expect(stdout).toBe(here)
})

test('the signature leaves two characters blank to its right, and the date begins two after it', () => {
  expect(indentOf({ issuer: 'X市教育局', date: '2021年5月11日' })).toEqual({ issuer: 6, date: 2 })
  expect(indentOf({ issuer: '某某某某自治县教育体育局', date: '2021年5月11日' })).toEqual({ issuer: 2, date: 5.5 })
})
