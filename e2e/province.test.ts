import { afterAll, expect, test } from 'vitest'
import { barriers, closeBrowser, open, overhang, shoot, visitor, type Size } from './harness.ts'

afterAll(closeBrowser)

test.each<Size>(['desktop', 'phone'])('the sums of the counties below are shown on a %s, without a school', async (size) => {
  const { page, complaints, leave } = await visitor({ size })
  await open(page, '/province')
  await shoot(page, `province-look-${size}`)
  const rows = page.getByRole('table').getByRole('row')
  expect(await rows.count()).toBe(3)
  expect(await rows.nth(1).innerText()).toContain('X市')
  expect(await page.getByRole('table').innerText()).not.toMatch(/小学（|中学$|\d{10}/)
  expect([complaints(), await overhang(page), await barriers(page)]).toEqual([[], 0, []])
  await leave()
})
