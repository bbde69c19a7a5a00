import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { preload } from './preload.ts'

const root = mkdtempSync(join(tmpdir(), 'junheng-preload-'))
afterAll(() => rmSync(root, { recursive: true }))
writeFileSync(join(root, 'index.html'), '<head></head><script type="module" src="/main.js"></script>')
writeFileSync(join(root, 'main.js'), 'import("./start.js"); import("./other.js")')
writeFileSync(join(root, 'start.js'), 'import "./start.css"; import { shared } from "./shared.js"; document.title = shared')
writeFileSync(join(root, 'other.js'), 'import { shared } from "./shared.js"; document.title = shared + shared')
writeFileSync(join(root, 'shared.js'), 'export const shared = "X市"')
writeFileSync(join(root, 'start.css'), 'body { margin: 0 }')

async function pageOf(modules: readonly string[]): Promise<string> {
  const { output } = (await build({ root, configFile: false, logLevel: 'silent', build: { write: false }, plugins: [preload(modules)] })) as Rolldown.RolldownOutput
  const page = output.find(({ fileName }) => fileName === 'index.html')
  return page?.type === 'asset' ? String(page.source) : ''
}

test('the page names the module, its styles and what it imports, and nothing else', async () => {
  const links = [...(await pageOf(['/start.js'])).matchAll(/<link rel="(\w+)" href="\/assets\/(\w+)-/g)].map(([, rel, name]) => `${rel} ${name}`)
  expect(links.toSorted()).toEqual(['modulepreload shared', 'modulepreload start', 'stylesheet start'])
})

test('a page that is gone is not preloaded silently', async () => {
  await expect(pageOf(['/gone.js'])).rejects.toThrow('/gone.js')
})
