import { afterAll, describe, expect, test } from 'vitest'
import type { SchoolSummary } from '@junheng/contract/schools.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { renamed } from '@junheng/server/documents/workbook/testing.ts'
import { officialSheets } from '@junheng/server/documents/workbook/write-official-workbook.ts'
import { writeSheets } from '@junheng/server/documents/workbook/write-sheets.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { barriers, closeBrowser, open, settled, shoot, visitor } from './harness.ts'

afterAll(closeBrowser)

/** The return of the year after X市's last: the same schools, one of them without books, and a header that nobody has seen. */
async function nextYearsWorkbook(): Promise<Buffer> {
  const last = generateXCity().snapshots.at(-1)!
  const [first, ...others] = last.schools
  const next: Snapshot = { ...last, date: '2021-09-01', changes: [], schools: [{ ...first!, stock: { ...first!.stock, books: 0 } }, ...others] }
  return Buffer.from(await writeSheets(officialSheets(next).map(renamed('教基5377', '图书', '藏书总量'))))
}

describe('a clerk with the yearly workbook', () => {
  test('drops it, says what a header means, explains what is unlikely, books it, sees it judged, and withdraws it', async () => {
    const { page, complaints, leave } = await visitor()
    await open(page, '/imports')
    await page.locator('input[type="file"]').setInputFiles({ name: '2021教基.xlsx', mimeType: 'application/octet-stream', buffer: await nextYearsWorkbook() })
    await page.waitForURL(/\/imports\/.+/)
    await page.getByText('已读完，未入账').waitFor()
    await settled(page)
    await shoot(page, 'journey-mapping')
    expect(await barriers(page)).toEqual([])
    expect(await page.getByRole('button', { name: '入账成为快照' }).isDisabled()).toBe(true)

    const header = page.getByLabel(/“.*藏书总量.*”是/)
    await header.selectOption({ label: await header.locator('option', { hasText: '图书' }).first().innerText() })
    await page.getByRole('button', { name: '保存并重新核对' }).click()
    await page.getByText(/处待说明/).first().waitFor()
    await shoot(page, 'journey-findings')
    expect(await page.getByText(/与 2020-09-01 的快照相比/).count()).toBe(1)

    for (const field of await page.getByLabel(/的说明$/).all()) {
      await field.fill('图书正在搬迁，尚未登记。')
      await field.locator('xpath=..').getByRole('button').click()
    }
    await page.getByText('没有待办').waitFor()
    await page.getByRole('button', { name: '入账成为快照' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /确\s*定|确认|OK/ }).click()
    await page.getByText('已入账').waitFor()
    await page.getByRole('link', { name: '看入账的快照' }).click()
    await page.getByText('数据日期 2021-09-01').first().waitFor()
    await settled(page)
    await shoot(page, 'journey-judged')

    await open(page, '/snapshots')
    await page.getByRole('row', { name: /2021-09-01/ }).getByRole('button', { name: '撤回' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('试用数据，予以撤回')
    await page.getByRole('dialog').getByRole('button', { name: /确\s*定|确认|OK/ }).click()
    await page.getByText('原因：试用数据，予以撤回').waitFor()
    expect(complaints()).toEqual([])
    await leave()
  })
})

describe('where a figure comes from', () => {
  test('a value of the matrix opens to its formula and to the cell of the workbook', async () => {
    const { page, leave } = await visitor()
    await open(page, '/check-up?standard=basic-2012&stage=primary')
    await page.locator('table').getByRole('link').filter({ hasText: /^\d/ }).last().click()
    await page.waitForURL(/\/trace/)
    await settled(page)
    await expect.poll(() => page.getByText(/X市-2020-教基统计\.xlsx/).count()).toBeGreaterThan(0)
    await leave()
  })

  test('the address alone restores what was chosen', async () => {
    const { page, leave } = await visitor()
    await open(page, '/check-up?standard=quality-2017&stage=junior')
    expect(await page.getByRole('heading', { name: /初中校际差异系数（优质均衡）/ }).count()).toBe(1)
    await page.reload()
    await settled(page)
    expect(await page.getByRole('heading', { name: /初中校际差异系数（优质均衡）/ }).count()).toBe(1)
    await leave()
  })
})

describe('a school head', () => {
  test('is invited, signs in once by the link, and sees the county’s figures and one school', async () => {
    const admin = await visitor()
    const schools = (await (await admin.context.request.get('/api/schools')).json()) as SchoolSummary[]
    const own = schools.find(({ kind }) => kind === '211')!
    await open(admin.page, '/accounts')
    await admin.page.getByLabel('姓名或单位').fill('某校校长')
    await admin.page.locator('#invite').getByLabel('角色').selectOption({ label: '学校' })
    await admin.page.getByLabel('学校标识码（10位）').fill(own.id)
    await admin.page.getByRole('button', { name: '新增并取得登录链接' }).click()
    const link = await admin.page.locator('.link-once').innerText()
    await open(admin.page, '/check-up?standard=quality-2017&stage=primary')
    const countySentence = /小学 \d+ 所学校，\d+ 所达到学校要求/
    const said = await admin.page.getByText(countySentence).first().innerText()
    await admin.leave()

    const head = await visitor({ signedIn: false })
    await head.page.goto(link)
    await head.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await open(head.page, '/check-up?standard=quality-2017&stage=primary')
    expect(await head.page.getByText(countySentence).first().innerText()).toBe(said)
    expect(await head.page.getByRole('rowheader', { name: new RegExp(own.name) }).count()).toBe(1)
    expect(await head.page.getByText(schools.find(({ id }) => id !== own.id)!.name, { exact: true }).count()).toBe(0)
    expect(await head.page.getByRole('link', { name: '数据导入' }).count()).toBe(0)
    await shoot(head.page, 'journey-school-head')

    const again = await visitor({ signedIn: false })
    await again.page.goto(link)
    await again.page.getByText('登录链接已用过或已过期').waitFor()
    await again.leave()
    await head.leave()
  })
})

describe('without a mouse', () => {
  test('the switches and the way into the page are reached and worked by keyboard', async () => {
    const { page, leave } = await visitor()
    await open(page, '/check-up')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.getByRole('button', { name: '初中', exact: true }).or(page.getByRole('radio', { name: '初中' })).first().focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/stage=junior/)
    await leave()
  })
})

describe('on paper', () => {
  test('a school prints on one sheet of A4', async () => {
    const { page, context, leave } = await visitor()
    const [school] = (await (await context.request.get('/api/schools')).json()) as SchoolSummary[]
    await open(page, `/schools/${school!.id}`)
    const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    await leave()
  })
})
