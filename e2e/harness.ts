import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import { launchBrowser } from '../scripts/browser.mjs'
import { root } from '../scripts/setup.mjs'

export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof sizes
export type Language = 'zh' | 'en'

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the console and of scripts since the last time they were asked for. */
  readonly complaints: () => readonly string[]
  readonly leave: () => Promise<void>
}

export interface VisitorOptions {
  readonly size?: Size
  readonly language?: Language
  readonly signedIn?: boolean
}

let browser: Promise<Browser> | undefined

/** A person at a screen: signed in as the administrator unless said otherwise. */
export async function visitor({ size = 'desktop', language = 'zh', signedIn = true }: VisitorOptions = {}): Promise<Visitor> {
  browser ??= launchBrowser()
  const context = await (await browser).newContext({
    baseURL: inject('address'),
    viewport: sizes[size],
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    ...(signedIn && { storageState: inject('signedIn') }),
  })
  await context.addInitScript((chosen) => localStorage.setItem('junheng.language', chosen), language)
  const page = await context.newPage()
  const heard: string[] = []
  page.on('console', (message) => message.type() === 'error' && heard.push(`${message.text()} (${message.location().url})`))
  page.on('pageerror', (error) => heard.push(String(error)))
  return { context, page, complaints: () => heard.splice(0), leave: () => context.close() }
}

/** Closes the browser of this file's tests. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

/** Opens an address and waits until everything on it has arrived. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .ant-skeleton') === null)
}

/** A picture of the whole page in .cache/shots, to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = join(root, '.cache', 'shots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** What axe finds serious or critical, one line each: the rule, how many places, the first of them. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => (await (window as unknown as { axe: typeof axe }).axe.run()).violations)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}) ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary?.replaceAll(/\s+/g, ' ').slice(0, 200)}`)
}

/** How far the page can be pushed sideways, in pixels; nothing on a page should need it. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
