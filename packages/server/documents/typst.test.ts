import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { sha256 } from './digest.ts'
import { compilePdf } from './typst.ts'
import { familiesOf } from './fonts.ts'

const source = `#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn")
关于全市教育项目推进情况的通报，*第一批*。#image("chart.svg") #json("content.json").town`
const files = {
  'chart.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40"><text x="5" y="20" font-family="Noto Serif SC" font-weight="700" font-size="12">挂图</text></svg>',
  'content.json': '{"town":"镇 #[不是指令] \\"引号\\""}',
}

test('the same paper printed twice has the same bytes, and says which fonts it is set in', async () => {
  const first = await compilePdf(source, files)
  const second = await compilePdf(source, files)
  expect(sha256(second.pdf)).toBe(sha256(first.pdf))
  expect(Buffer.from(first.pdf).subarray(0, 5).toString()).toBe('%PDF-')
  expect(first.fonts).toEqual(['Noto Serif SC'])
})

test('another program prints the same bytes', async () => {
  const program = `const { compilePdf } = await import(${JSON.stringify(new URL('typst.ts', import.meta.url).href)});
    const { sha256 } = await import(${JSON.stringify(new URL('./digest.ts', import.meta.url).href)});
    process.stdout.write(sha256((await compilePdf(${JSON.stringify(source)}, ${JSON.stringify(files)})).pdf))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program])
  expect(stdout).toBe(sha256((await compilePdf(source, files)).pdf))
})

test('papers asked for together do not see each other’s files', async () => {
  const asked = await Promise.allSettled(['甲', '乙'].map((town) => compilePdf('#json("content.json").town', { 'content.json': JSON.stringify({ town }) })))
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  await expect(compilePdf('#json("content.json").town')).rejects.toThrow('content.json')
})

test('a source that cannot be set is refused with what is wrong, and the next one is printed', async () => {
  await expect(compilePdf('#missing')).rejects.toThrow('unknown variable: missing')
  await expect(compilePdf('#read("/etc/hostname")')).rejects.toThrow('file not found')
  expect((await compilePdf('好')).pdf.length).toBeGreaterThan(500)
})

test('a paper names its fonts as officers call them', () => {
  expect(familiesOf(Buffer.from('/BaseFont /ABCDEF+FangSong /BaseFont /ABCDEF+NotoSerifSC-Bold /BaseFont /QWERTY+#E4#BB#BF#E5#AE#8B_GB2312'))).toEqual(['Noto Serif SC', '仿宋', '仿宋_GB2312'])
})
