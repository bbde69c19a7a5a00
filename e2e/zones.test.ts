import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { barriers, closeBrowser, open, overhang, settled, visitor } from './harness.ts'

afterAll(closeBrowser)

const decision = 'X教发〔2021〕88号'

test('zones: planned, drawn on with mouse and keyboard under live totals, kept, published by a decision, and found by a parent', async () => {
  const { page, context, complaints, leave } = await visitor()
  await open(page, '/zones?stage=junior&plan=today')
  await page.getByText('这不是现行片区，是编制的起点').waitFor()
  await page.getByRole('button', { name: '下一步：编制一版' }).click()
  await page.getByLabel('至多计算几秒').selectOption('15')
  await page.getByRole('button', { name: '开始编制' }).click()
  await page.getByRole('button', { name: '看这一版' }).click({ timeout: 40_000 })
  await page.getByText('片片相连，都不超员').waitFor()
  await settled(page)

  const planned = await page.locator('.sentence').innerText()
  await chooseOnMap(page)
  const give = page.getByLabel('划给')
  const before = await give.inputValue()
  await give.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByText('已改划 1 处，还没有保存').waitFor()
  expect(await give.inputValue()).not.toBe(before)
  expect(await page.locator('.sentence').innerText()).not.toBe(planned)
  await page.getByRole('button', { name: /^撤销 / }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已改划 1 处，还没有保存').waitFor({ state: 'detached' })
  expect(await page.locator('.sentence').innerText()).toBe(planned)

  await give.selectOption({ index: 1 })
  await page.getByLabel('方案名称').fill('手工改一处')
  await page.getByRole('button', { name: '存为新的一版' }).click()
  await page.waitForURL((address) => !address.search.includes('moved='))
  await settled(page)
  expect(await page.getByLabel('方案', { exact: true }).locator('option:checked').innerText()).toContain('手工改一处')

  await open(page, '/zones?stage=junior&view=plans')
  expect(await page.locator('#plans tbody tr').count()).toBe(2)
  await page.getByRole('button', { name: /^公布 方案/ }).click()
  const dialog = page.getByRole('dialog')
  const publish = dialog.getByRole('button', { name: /^公\s?布$/ })
  expect(await publish.isDisabled()).toBe(true)
  await dialog.getByLabel('决定文号').fill(decision)
  await dialog.getByLabel('决定日期').fill('2021-05-10')
  await dialog.getByLabel('施行日期').fill('2021-05-11')
  await publish.click()
  await dialog.waitFor({ state: 'detached' })
  const published = page.locator('#plans tbody tr').filter({ hasText: decision })
  expect(await published.innerText()).toContain('● 已公布')
  for (const paper of ['公告 docx', '致家长书 docx']) {
    const reply = await context.request.get((await published.getByRole('link', { name: paper }).getAttribute('href'))!)
    expect([reply.status(), (await reply.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  }
  expect(complaints()).toEqual([])
  await leave()

  const parent = await visitor({ size: 'phone', signedIn: false })
  await open(parent.page, '/school-zones')
  const rows = parent.page.locator('tbody tr')
  const place = (await rows.first().locator('th').innerText()).split(' ').at(-1)!
  await parent.page.getByRole('searchbox').fill(place)
  await parent.page.getByRole('status').filter({ hasText: place }).waitFor()
  expect(await rows.first().innerText()).toContain(`${decision}，自 2021-05-11 起`)
  expect(await overhang(parent.page)).toBe(0)
  expect(await barriers(parent.page)).toEqual([])
  expect(parent.complaints()).toEqual([])
  await parent.leave()
}, 90_000)

/** Clicks on the map, a little further on each time: the point of a school, and a map that is not drawn yet, choose nothing. */
async function chooseOnMap(page: Page): Promise<void> {
  const canvas = page.locator('#map canvas')
  const { width, height } = (await canvas.boundingBox())!
  for (const share of [0.5, 0.53, 0.47, 0.56, 0.44, 0.6]) {
    await canvas.click({ position: { x: width * share, y: height * share } })
    if (await page.waitForURL(/tract=/, { timeout: 4000 }).then(() => true, () => false)) return
  }
  throw new Error('no settlement was chosen on the map')
}
