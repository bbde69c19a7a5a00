import { afterAll, expect, inject, test } from 'vitest'
import { closeBrowser, open, overhang, visitor, type Size } from './harness.ts'

afterAll(closeBrowser)

const desktop = ['/layout?ground=primaryMinutes', '/zones?stage=junior&plan=today', '/school-zones']
const phone = ['/layout?ground=juniorCatchments']

test.each<[Size, readonly string[]]>([['desktop', desktop], ['phone', phone]])('the maps stand without any network but the server, on a %s', async (size, pages) => {
  const { page, context, complaints, leave } = await visitor({ size })
  const { host } = new URL(inject('address'))
  const asked: string[] = []
  await context.route((address) => address.host !== host, async (route) => {
    asked.push(route.request().url())
    await route.abort()
  })
  for (const address of pages) {
    await open(page, address)
    if (address !== '/school-zones') await page.locator('.county-map[data-ready="true"]').waitFor()
    expect([address, await overhang(page), complaints()]).toEqual([address, 0, []])
  }
  expect(asked).toEqual([])
  await leave()
}, 60_000)
