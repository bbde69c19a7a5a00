import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { county } from '../packages/cli/county.ts'
import { loadSampleCounty } from '../packages/cli/sample-county.ts'
import { readConfig } from '../packages/server/config.ts'
import { startServer } from '../packages/server/server.ts'
import { launchBrowser } from '../scripts/browser.mjs'
import { buildWeb, root } from '../scripts/setup.mjs'
import type { TestProject } from 'vitest/node'

/** What the tests are given: where the server is, and the cookies of its administrator. */
declare module 'vitest' {
  interface ProvidedContext {
    readonly address: string
    readonly signedIn: SignedIn
  }
}
type SignedIn = Awaited<ReturnType<typeof signIn>>

/** Starts the real server with X市 on a new folder and a free port, and signs in by its one-time link; all of it is gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb(console.log)
  const folder = mkdtempSync(join(tmpdir(), 'junheng-e2e-'))
  const config = readConfig({ PORT: '0', JUNHENG_DATA: folder, JUNHENG_CLOCK: '2021-05-11' }, folder)
  const server = await startServer(config, {
    county,
    webRoot: join(root, 'packages', 'web', 'dist'),
    sample: loadSampleCounty,
    onProgress: (zh, en) => console.log(`… ${zh} · ${en}`),
    onError: console.error,
  })
  project.provide('address', server.address)
  project.provide('signedIn', await signIn(server.signInLink))
  return async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens the link as a person would; it works once, so its cookies are kept for all tests. */
async function signIn(link: string) {
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(link)
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    return await context.storageState()
  } finally {
    await browser.close()
  }
}
