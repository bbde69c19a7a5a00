import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { closeBrowser, open, visitor } from './harness.ts'

afterAll(closeBrowser)

test('a long plan of the buses is stopped and kept, and another goes on from it, never with more buses', async () => {
  const { page, complaints, leave } = await visitor()
  await open(page, '/buses?view=plans')
  const before = await plansOn(page)
  await page.getByLabel('计算秒数').selectOption('300')
  await stoppedEarly(page)
  const [first, ...rest] = await plansOn(page)
  expect(rest).toEqual(before)
  await page.getByLabel('从哪份方案续算').selectOption({ label: first!.name })
  await page.getByLabel('均衡').selectOption({ label: '两者都兼顾' })
  await stoppedEarly(page)
  const [second, ...earlier] = await plansOn(page)
  expect(earlier).toEqual([first, ...before])
  expect(Number(second!.buses)).toBeLessThanOrEqual(Number(first!.buses))
  expect(complaints()).toEqual([])
  await leave()
})

/** Begins a run, stops it once it has a plan, and asks for the list again. What is said of the run before goes first. */
async function stoppedEarly(page: Page): Promise<void> {
  const done = page.getByRole('status').getByText('完成', { exact: true })
  const known = (await plansOn(page)).length
  await page.getByRole('button', { name: '编制方案' }).click()
  await done.waitFor({ state: 'detached' })
  await page.getByText(/用车 \d+/).and(page.locator('.legend')).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '停止', exact: true }).click()
  await done.waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '刷新方案列表' }).click()
  await page.waitForFunction((count) => document.querySelectorAll('#plans tbody tr').length > count, known)
}

/** Newest first. */
async function plansOn(page: Page): Promise<readonly { readonly name: string; readonly buses: string }[]> {
  const rows = page.locator('#plans tbody tr')
  return Promise.all((await rows.all()).map(async (row) => ({ name: await row.getByRole('rowheader').innerText(), buses: await row.getByRole('cell').first().innerText() })))
}
