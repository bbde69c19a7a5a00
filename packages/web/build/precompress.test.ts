import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { precompress } from './precompress.ts'

const root = mkdtempSync(join(tmpdir(), 'junheng-precompress-'))
afterAll(() => rmSync(root, { recursive: true }))

test('a large file lies beside its two compressed forms, a small one alone', async () => {
  const sentence = `document.title = ${JSON.stringify('校际差异系数'.repeat(400))}`
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/large.js"></script>')
  writeFileSync(join(root, 'large.js'), sentence)
  await build({ root, configFile: false, logLevel: 'error', plugins: [precompress({ br: (content) => brotliCompressSync(content), gz: (content) => gzipSync(content) })] })
  const assets = join(root, 'dist', 'assets')
  const script = readdirSync(assets).find((name) => name.endsWith('.js'))!
  const plain = readFileSync(join(assets, script))
  expect(plain.length).toBeGreaterThan(1000)
  expect(brotliDecompressSync(readFileSync(join(assets, `${script}.br`)))).toEqual(plain)
  expect(gunzipSync(readFileSync(join(assets, `${script}.gz`)))).toEqual(plain)
  expect(readdirSync(join(root, 'dist'))).toEqual(['assets', 'index.html'])
})
