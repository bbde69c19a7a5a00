import { afterAll, expect, test } from 'vitest'
import { barriers, closeBrowser, open, settled, shoot, visitor } from './harness.ts'

afterAll(closeBrowser)

test('an order that the rule calls for is issued, downloaded, answered and closed', async () => {
  const { page, complaints, leave } = await visitor()
  await open(page, '/orders')
  await page.getByRole('button', { name: /^发/ }).first().click()
  const issued = await page.getByRole('status').filter({ hasText: '已发' }).innerText()
  const number = /X督.〔2021〕\d+号/.exec(issued)![0]
  expect(issued).toMatch(/2021-05-\d\d 前答复/)

  await page.getByRole('radio', { name: '已发文书' }).check({ force: true })
  await page.getByRole('link', { name: number }).click()
  await page.getByLabel('答复内容').waitFor()
  await settled(page)
  await shoot(page, 'journey-order')
  expect(await barriers(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 Word' }).click()
  expect((await download).suggestedFilename()).toContain(number)

  await page.getByLabel('答复内容').fill('五月二十日前办结')
  await page.getByRole('button', { name: '答复', exact: true }).click()
  await page.getByText('五月二十日前办结').waitFor()
  await page.reload()
  await page.getByLabel('办结说明').fill('已经办结')
  await page.getByRole('button', { name: '办结', exact: true }).click()
  await page.getByText(/办结：已经办结/).waitFor()
  expect(complaints()).toEqual([])
  await leave()
})
