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

const base = { credit: '天地图 GS（2024）0568号', datum: 'gcj02' }
/** One grey point: a tile is stretched. */
const tile = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mO4ceMGAAUUAolCLhDNAAAAAElFTkSuQmCC', 'base64')

test.each([
  [true, base.credit, 1],
  [false, '底图暂时取不到', 0],
])('a base map that the server can fetch (%s) lies below, or is said to be missing; the county’s own data stands either way', async (reachable, said, least) => {
  const { page, context, complaints, leave } = await visitor({ size: 'desktop' })
  const tiles: string[] = []
  await context.route(/\/base-map$/, async (route) => route.fulfill({ json: { ...base, reachable } }))
  await context.route(/\/base-map\/\d+\/\d+\/\d+$/, async (route) => {
    tiles.push(route.request().url())
    await route.fulfill({ body: tile, contentType: 'image/png' })
  })
  await open(page, '/zones?stage=junior&plan=today')
  await page.locator('.county-map[data-ready="true"]').waitFor()
  await page.getByText(said).waitFor()
  await expect.poll(() => tiles.length >= least).toBe(true)
  expect([reachable || tiles.length === 0, complaints()]).toEqual([true, []])
  await leave()
}, 60_000)
