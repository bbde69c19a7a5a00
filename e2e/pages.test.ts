import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers, closeBrowser, open, overhang, shoot, visitor, type Language, type Size, type Visitor } from './harness.ts'
import { findKnown, pageVisits, type Known } from './visits.ts'

afterAll(closeBrowser)

describe.each<[Language, Size]>([['zh', 'desktop'], ['zh', 'phone'], ['en', 'desktop'], ['en', 'phone']])('in %s on a %s', (language, size) => {
  let someone: Visitor
  let known: Known

  beforeAll(async () => {
    someone = await visitor({ language, size })
    known = await findKnown(someone.context.request)
  })
  afterAll(() => someone.leave())

  test.each(pageVisits)('the page $name opens, fits the screen, and keeps nobody out', async ({ name, address }) => {
    const { page, complaints } = someone
    await open(page, address(known))
    await shoot(page, `${name}-${language}-${size}`)
    expect.soft(await page.locator('[role="alert"]').allTextContents()).toEqual([])
    expect.soft(complaints()).toEqual([])
    expect.soft(await overhang(page)).toBe(0)
    expect.soft(await barriers(page)).toEqual([])
  })
})
