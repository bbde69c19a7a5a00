import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { testServer, type TestServer } from '../testing.ts'
import { BaseMap } from './base-map.ts'

/** Somebody else's tiles: each says which it is; column 3 is answered with a page, column 4 not at all. */
const asked: string[] = []
const elsewhere: Server = createServer(({ url = '' }, reply) => {
  asked.push(url)
  if (url.includes('x=3')) reply.writeHead(200, { 'content-type': 'text/html' }).end('<p>quota')
  else if (url.includes('x=4')) reply.destroy()
  else reply.writeHead(200, { 'content-type': 'image/png' }).end(url)
})
let tiles: string
let now = 0
let server: TestServer
let bare: TestServer
beforeAll(async () => {
  await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve))
  tiles = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/?z={z}&x={x}&y={y}&key=secret`
  server = await testServer({ baseMap: new BaseMap({ tiles, credit: '天地图 GS（2024）0568号', datum: 'cgcs2000' }, () => now) })
  bare = await testServer({})
})
afterAll(async () => {
  await Promise.all([server.close(), bare.close()])
  elsewhere.close()
})
const get = (url: string, from = server) => from.app.inject({ method: 'GET', url })

test('where no base map is named, the pages are told of none, and a tile shows nothing', async () => {
  expect((await get('/base-map', bare)).json()).toBeNull()
  expect((await get('/base-map/4/12/6', bare)).headers['content-type']).toBe('image/png')
})

test('the pages are told who drew it and that it can be had, and not its address or key', async () => {
  const { body } = await get('/base-map')
  expect(JSON.parse(body)).toEqual({ credit: '天地图 GS（2024）0568号', datum: 'cgcs2000', reachable: true })
  expect(body).not.toContain('secret')
})

test('a tile is fetched once and handed on', async () => {
  const [first, again] = [await get('/base-map/5/26/12'), await get('/base-map/5/26/12')]
  expect([first.body, again.body]).toEqual(Array.from({ length: 2 }, () => '/?z=5&x=26&y=12&key=secret'))
  expect(asked.filter((url) => url.includes('x=26'))).toHaveLength(1)
})

test('what is no tile of the map is not asked for', async () => {
  const before = asked.length
  for (const place of ['2/4/0', '-1/0/0', '21/0/0', '1.5/0/0', '3/a/0', '3/0/8']) expect([place, (await get(`/base-map/${place}`)).headers['cache-control']]).toEqual([place, 'no-store'])
  expect(asked).toHaveLength(before)
})

test.each([3, 4])('after a tile that did not come nobody waits for others a while: column %d', async (x) => {
  now += 120_000
  const { body, headers } = await get(`/base-map/6/${x}/1`)
  expect([headers['content-type'], headers['cache-control'], body.includes('quota')]).toEqual(['image/png', 'no-store', false])
  const before = asked.length
  await get('/base-map/7/9/9')
  expect(asked).toHaveLength(before)
  now += 61_000
  expect((await get(`/base-map/7/9/${x}`)).body).toBe(`/?z=7&x=9&y=${x}&key=secret`)
})

test.each([
  [{ JUNHENG_MAP_TILES: 'tiles' }, 'must be an address'],
  [{ JUNHENG_MAP_TILES: 'https://maps.example/{z}/{x}' }, 'with {z}, {x} and {y}'],
  [{ JUNHENG_MAP_TILES: 'https://maps.example/{z}/{x}/{y}' }, 'JUNHENG_MAP_CREDIT'],
  [{ JUNHENG_MAP_TILES: 'https://maps.example/{z}/{x}/{y}', JUNHENG_MAP_CREDIT: '图', JUNHENG_MAP_DATUM: 'bd09' }, 'JUNHENG_MAP_DATUM=bd09 is no datum'],
])('a setting that cannot be meant is refused: %j', (env, message) => {
  expect(() => readConfig(env, '/')).toThrow(message)
})
