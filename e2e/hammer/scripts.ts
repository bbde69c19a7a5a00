import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { launchBrowser } from '../../scripts/browser.mjs'
import { start, stop, type Served } from '../../scripts/served.mjs'
import { allEndpoints } from '../../packages/server/endpoints.ts'
import type { Endpoint } from '../../packages/server/http/endpoint.ts'
import { plainestRequest } from '../../packages/server/testing-requests.ts'
import { findKnown, pageVisits } from '../visits.ts'
import { count, counted, type Part } from './part.ts'

/** Each would set `window.ran` if a page took it for more than words; the last one is a formula of a workbook. */
const words = ['<img src=x onerror="window.ran=1">', '"><script>window.ran=1</script>', "'-window.ran=1-'", 'javascript:window.ran=1', '<svg/onload=window.ran=1>', '{{constructor.constructor("window.ran=1")()}}', '=HYPERLINK("javascript:window.ran=1","x")']

/** What would end the administrator's own session, or leave nobody to look at the pages. */
const spared = /^(?:DELETE|PUT) \/(?:session|credential)|\/(?:leave|end|credential-reset)$|^POST \/session/

/** Writes scripts into every text field that any route takes, then opens every page in a browser: nothing may run. */
export const scriptsPart: Part = async (_options, say) => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-hammer-'))
  const served = await start(folder, { sample: true })
  try {
    const written = await writeScripts(served)
    say(`写入 written: ${counted(written)}`)
    return await openPages(served, say)
  } finally {
    await stop(served, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeScripts({ call, address, cookie }: Served) {
  const statuses = new Map<string, number>()
  const at = await liveIds(call)
  for (const { route } of allEndpoints.filter(writes)) {
    for (const word of words) {
      const { url, body } = plainestRequest(route, at, (minLength) => word.padEnd(minLength, '字'))
      const reply = await fetch(`${address}${url}`, { method: route.method, headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) })
      await reply.arrayBuffer()
      count(statuses, `${Math.floor(reply.status / 100)}xx`)
    }
  }
  return statuses
}

function writes({ route }: Endpoint): boolean {
  return route.method !== 'GET' && route.body !== 'bytes' && !spared.test(`${route.method} ${route.path}`)
}

/** Things of X市 that a path may name. */
async function liveIds(call: Served['call']) {
  const [school] = await call<{ id: string }[]>('GET', '/schools')
  const ids: Readonly<Record<string, string>> = { projects: 'P02', project: 'P02', nodes: 'land', schools: school!.id, school: school!.id }
  return (name: string) => ids[name]
}

async function openPages({ address, cookie }: Served, say: (line: string) => void): Promise<readonly string[]> {
  const browser = await launchBrowser()
  const faults: string[] = []
  try {
    const context = await browser.newContext({ baseURL: address })
    const [name, ...value] = cookie.split('=')
    await context.addCookies([{ name: name!, value: value.join('='), url: address }])
    const known = await findKnown(context.request)
    for (const { name: visit, address: addressOf } of pageVisits) faults.push(...(await openPage(context, visit, addressOf(known))))
    say(`${pageVisits.length} 个页面已打开 pages opened, ${faults.length} 处运行了脚本或出错 ran a script or broke`)
  } finally {
    await browser.close()
  }
  return faults
}

async function openPage(context: BrowserContext, name: string, path: string): Promise<readonly string[]> {
  const page = await context.newPage()
  const heard: string[] = []
  page.on('dialog', (dialog) => {
    heard.push(`${name}: a dialog opened`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => heard.push(`${name}: ${String(error).slice(0, 200)}`))
  await page.goto(path)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  const ran = await page.evaluate(() => 'ran' in window)
  await page.close()
  return ran ? [...heard, `${name}: a script ran`] : heard
}
