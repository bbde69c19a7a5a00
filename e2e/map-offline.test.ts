import { afterAll, expect, inject, test } from 'vitest'
import { closeBrowser, open, overhang, visitor, type Size } from './harness.ts'

afterAll(closeBrowser)

const pages = ['/layout', '/layout?ground=primaryMinutes', '/layout?ground=juniorCatchments', '/layout?view=attendance', '/zones?plan=today', '/zones?stage=junior&plan=today', '/school-zones']

test.each<Size>(['desktop', 'phone'])('the maps stand without any network but the server, on a %s', async (size) => {
  const { page, context, complaints, leave } = await visitor({ size })
  const { host } = new URL(inject('address'))
  const asked: string[] = []
  await context.route((address) => address.host !== host, async (route) => {
    asked.push(route.request().url())
    await route.abort()
  })
  for (const address of pages) {
    await open(page, address)
    const map = page.locator('.county-map')
    if (await map.count() > 0) await page.locator('.county-map[data-ready="true"]').waitFor()
    expect([address, await overhang(page), complaints()]).toEqual([address, 0, []])
  }
  await open(page, pages[0]!)
  expect(await page.locator('.county-map[data-ready="true"]').count()).toBe(1)
  expect(asked).toEqual([])
  await leave()
}, 60_000)
