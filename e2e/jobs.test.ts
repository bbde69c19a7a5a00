import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers, closeBrowser, open, overhang, settled, shoot, visitor, type Size, type Visitor } from './harness.ts'

let someone: Visitor
beforeAll(async () => {
  someone = await visitor()
})
afterAll(async () => {
  await someone.leave()
  await closeBrowser()
})

test('a print is started, followed to its end without a reload, and had as a file; its address restores it', async () => {
  const { page, complaints } = someone
  await open(page, '/jobs')
  await page.getByRole('button', { name: '印制挂图 A3' }).click()
  const run = page.getByRole('region', { name: '这次运行' })
  await run.getByText('完成', { exact: true }).waitFor({ timeout: 60_000 })
  const link = run.getByRole('link', { name: /下载 X市项目挂图 A3/ })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^X市项目挂图 A3 .*\.pdf$/)
  expect(new URL(page.url()).searchParams.get('run')).toMatch(/^[0-9a-f-]{36}$/)
  await open(page, page.url())
  await link.waitFor()
  expect(complaints()).toEqual([])
})

test.each<Size>(['desktop', 'phone'])('the page of runs, with one of them open, fits a %s and keeps nobody out', async (size) => {
  const visit = await visitor({ size })
  await open(visit.page, '/jobs')
  await visit.page.getByRole('link', { name: '印制挂图' }).first().click()
  await visit.page.getByRole('region', { name: '这次运行' }).waitFor()
  await settled(visit.page)
  await shoot(visit.page, `jobs-run-${size}`)
  expect([await overhang(visit.page), await barriers(visit.page)]).toEqual([0, []])
  await visit.leave()
})
