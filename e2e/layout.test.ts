import { afterAll, expect, test } from 'vitest'
import { barriers, closeBrowser, open, overhang, settled, visitor } from './harness.ts'

afterAll(closeBrowser)

test('minutes 6 to 8: close two of the last ten points, send a township elsewhere, see everything move, and find the gate closed', async () => {
  const { page, leave } = await visitor()
  await open(page, '/layout')
  const rows = page.locator('#levers tbody tr')
  expect(await rows.count()).toBe(10)
  expect(await page.getByText('没有动任何杠杆').count()).toBe(1)

  for (const at of [0, 1]) await rows.nth(at).getByRole('radio', { name: '撤并' }).check()
  await page.locator('#assign select').nth(0).selectOption({ index: 7 })
  await page.locator('#assign select').nth(2).selectOption({ index: 30 })
  await page.locator('#assign').getByRole('button', { name: '改派' }).click()
  await page.getByText('一个孩子都没有落下').waitFor()
  await settled(page)
  expect(page.url()).toContain('closed=')
  expect(page.url()).toContain('assigned=')
  for (const part of ['travel', 'seats', 'teachers', 'classes', 'premises', 'balance', 'blockers', 'risk', 'movements']) expect(await page.locator(`#${part}`).count(), part).toBe(1)
  expect(await page.locator('#premises').innerText()).toMatch(/占地 [\d,]+ 平方米，校舍建筑 [\d,]+ 平方米/)
  expect(await page.locator('#movements').innerText()).toContain('差集 0 行')
  expect(await page.locator('#balance').innerText()).toContain('口径')

  await page.getByLabel('方案名称').fill('撤两个点')
  await page.getByRole('button', { name: '保存方案' }).click()
  await page.getByText('已保存“撤两个点”').waitFor()
  await page.goto('/layout?view=procedure')
  await page.getByRole('link', { name: '撤两个点' }).first().click()
  await page.getByText('“批准”不开放').waitFor()
  expect(await page.getByRole('button', { name: /^批\s?准$/ }).isDisabled()).toBe(true)
  expect(await page.locator('.obstacles').innerText()).toContain('听证：没有登记日期和文件')
  await leave()
}, 60_000)

test('a link is the scenario: opened elsewhere it shows the same sentence, also on a phone', async () => {
  const { page, leave } = await visitor({ size: 'phone' })
  await open(page, '/layout')
  await page.locator('#levers tbody tr').first().getByRole('radio', { name: '撤并' }).check()
  await page.getByText('一个孩子都没有落下').waitFor()
  const [address, sentence] = [page.url(), await page.locator('.sentence').first().innerText()]
  expect(await overhang(page)).toBe(0)
  expect(await barriers(page)).toEqual([])
  await leave()
  const other = await visitor()
  await open(other.page, address)
  expect(await other.page.locator('.sentence').first().innerText()).toBe(sentence)
  await other.leave()
}, 60_000)
