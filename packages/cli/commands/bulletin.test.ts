import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@junheng/server/documents/digest.ts'
import { afterAll, expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})
const run = (...args: string[]) => runIn(folder, [...args, '--data', join(folder, 'data')])
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the draft is written as Word and PDF, twice with the same bytes, and says its fonts', async () => {
  const first = await run('bulletin', '--out', 'first')
  expect(first).toMatchObject({ code: 0, printed: expect.stringMatching(/通报草稿\.docx\n.*通报草稿\.pdf {2}字体 fonts: \S/) })
  await run('bulletin', '--out', 'second')
  for (const format of ['docx', 'pdf']) {
    const [one, other] = ['first', 'second'].map((name) => sha256(readFileSync(join(folder, name, `通报草稿.${format}`))))
    expect(other).toBe(one)
  }
})

test('a published one is written as it was published', async () => {
  const published = JSON.parse((await run('api', '/bulletins', '--method', 'POST', '--body', '{"number":"X教督通〔2021〕1号","corrects":null,"reason":null}')).printed) as { id: string }
  expect((await run('bulletin', '--out', 'third', '--id', published.id)).code).toBe(0)
  await run('api', `/bulletins/${published.id}/file?format=pdf`, '--out', 'asked.pdf')
  expect(sha256(readFileSync(join(folder, 'third', `${published.id}.pdf`)))).toBe(sha256(readFileSync(join(folder, 'asked.pdf'))))
})

test('what cannot be meant is refused in one line', async () => {
  expect(await run('bulletin')).toMatchObject({ code: 2, told: expect.stringContaining('--out') })
  expect(await run('bulletin', '--out', 'third', '--id', 'nothing')).toMatchObject({ code: 2 })
})
