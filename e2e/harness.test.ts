import { afterAll, expect, test } from 'vitest'
import { barriers, closeBrowser, overhang, visitor } from './harness.ts'

afterAll(closeBrowser)

test('the watch on every page sees a barrier, a page that is too wide, and a complaint', async () => {
  const { page, complaints, leave } = await visitor({ size: 'phone', signedIn: false })
  await page.setContent('<main><button></button><div style="width: 500px">宽</div></main><script>console.error("broken")</script>')
  expect((await barriers(page)).map((line) => line.split(':')[0])).toContain('button-name')
  expect(await overhang(page)).toBeGreaterThan(100)
  expect(complaints()).toEqual([expect.stringContaining('broken')])
  expect(complaints()).toEqual([])
  await leave()
})
