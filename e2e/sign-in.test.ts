import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { barriers, closeBrowser, open, overhang, settled, shoot, visitor, type Visitor } from './harness.ts'

afterAll(closeBrowser)

const login = 'wang.kezhang'
const password = 'Heng-2021-Jun'

/** The code that an authenticator shows (RFC 6238), made here once more by hand. */
function codeOf(secret: string, now: number): string {
  const bits = [...secret.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = digest.at(-1)! & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function invite({ page }: Visitor, name: string, role: string): Promise<string> {
  await open(page, '/accounts')
  await page.getByLabel('姓名或单位', { exact: true }).fill(name)
  await page.locator('#invite').getByLabel('角色').selectOption({ label: role })
  await page.getByRole('button', { name: '新增并取得登录链接' }).click()
  return page.locator('.link-once').innerText()
}

async function tryPassword(page: Page, secret: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await page.keyboard.press('Enter')
}

/** Nothing on the page keeps anybody out, and nothing pushes it sideways. */
const faults = async (page: Page) => [await barriers(page), await overhang(page)]

describe('a section head', () => {
  test('is invited, sets a password and codes, signs in by them, is signed out by the administrator, and is locked out after five wrong tries', async () => {
    const admin = await visitor()
    const link = await invite(admin, '王科长', '计财科')

    const head = await visitor({ signedIn: false })
    const { page } = head
    await page.goto(link)
    await page.getByText('您是用一次性链接登录的').waitFor()
    await page.getByRole('link', { name: '现在设置' }).click()
    await settled(page)
    await page.getByLabel('账号名').fill(login)
    await page.getByLabel('新口令', { exact: true }).fill('wang')
    expect(await page.locator('.rules').innerText()).toContain('✗ 至少 10 位')
    await page.getByLabel('新口令', { exact: true }).fill(password)
    await page.getByLabel('再输一次新口令').fill(password)
    expect(await page.locator('.rules').innerText()).not.toContain('✗')
    await page.getByRole('button', { name: '保存口令' }).click()
    await page.getByText(`账号 ${login}`).waitFor()

    await page.getByRole('button', { name: '启用动态码' }).click()
    const secret = await page.locator('.secret').innerText()
    await shoot(page, 'sign-in-codes')
    expect(await faults(page)).toEqual([[], 0])
    const now = Date.now()
    await page.getByLabel('验证器上的 6 位动态码').fill(codeOf(secret, now - 30_000))
    await page.getByRole('button', { name: '确认启用' }).click()
    await page.locator('.recovery-codes').waitFor()
    const recovery = await page.locator('.recovery-codes code').allInnerTexts()
    expect(recovery).toHaveLength(10)
    await shoot(page, 'sign-in-recovery')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载为文本' }).click()
    expect((await download).suggestedFilename()).toBe('junheng-recovery-codes.txt')
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.getByText('还有 10 个恢复码可用').waitFor()

    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/\/sign-in$/)
    await settled(page)
    await tryPassword(page, password)
    await page.getByLabel('动态码或恢复码').waitFor()
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('code')
    await shoot(page, 'sign-in-code')
    expect(await faults(page)).toEqual([[], 0])
    await page.keyboard.type(codeOf(secret, Date.now()))
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/')
    await settled(page)
    expect(await page.locator('.top').innerText()).toContain('计财科')

    const { page: managing } = admin
    await open(managing, `/accounts?text=${encodeURIComponent('王科长')}`)
    await managing.getByRole('button', { name: '管理 王科长' }).click()
    await managing.getByRole('button', { name: /^结束 .* 登录的会话$/ }).click()
    await managing.getByText('没有正在进行的会话').waitFor()
    await shoot(managing, 'sign-in-managed')
    expect(await faults(managing)).toEqual([[], 0])

    await page.getByRole('link', { name: '项目', exact: true }).click()
    await page.getByLabel('口令', { exact: true }).waitFor()
    for (let i = 0; i < 5; i++) {
      // What the last try said still stands there: only the answer says that this one was made.
      await Promise.all([page.waitForResponse(/\/api\/session\/password$/), tryPassword(page, 'not the word')])
      await page.getByRole('alert').filter({ hasText: i < 4 ? '账号、口令或动态码不对' : '以后才能再试' }).waitFor()
      await page.getByRole('button', { name: /登\s*录/ }).and(page.locator(':not(.ant-btn-loading)')).waitFor()
    }
    await Promise.all([page.waitForResponse(/\/api\/session\/password$/), tryPassword(page, password)])
    expect(await page.getByRole('alert').innerText()).toContain('以后才能再试')
    await shoot(page, 'sign-in-locked')
    expect(await faults(page)).toEqual([[], 0])

    await open(managing, `/sign-ins?text=${login}`)
    const outcomes = await managing.locator('tbody tr').allInnerTexts()
    expect(outcomes.map((row) => /锁定中|不对|登录成功|等待动态码/.exec(row)?.[0])).toEqual(['锁定中', '不对', '不对', '不对', '不对', '不对', '登录成功', '等待动态码'])
    await head.leave()
    await admin.leave()
  })
})

describe('whoever may not', () => {
  test('a security administrator comes in at the accounts, is offered no page of the county, and is told so at its address', async () => {
    const admin = await visitor()
    const link = await invite(admin, '安全员', '安全管理员')
    const security = await visitor({ signedIn: false })
    await security.page.goto(link)
    await security.page.waitForURL(/\/accounts$/)
    await settled(security.page)
    const menu = await security.page.getByRole('navigation', { name: '栏目' }).getByRole('link').allInnerTexts()
    expect(menu).toEqual(['账号', '权限表', '登录日志', '我的账号'])
    for (const address of ['/check-up', '/projects/P02', '/gaps', '/schools/2199000001', '/imports', '/audit']) {
      await open(security.page, address)
      expect(await security.page.getByText('您的角色没有这项权限').count(), address).toBe(1)
    }
    await security.leave()
    await admin.leave()
  })

  test('a person with two posts acts in one, takes the other in the header, and sees its pages', async () => {
    const admin = await visitor()
    const link = await invite(admin, '两岗', '基教科')
    await open(admin.page, `/accounts?text=${encodeURIComponent('两岗')}`)
    await admin.page.getByRole('button', { name: '管理 两岗' }).click()
    const panel = admin.page.locator('.manage')
    await panel.getByLabel('角色').selectOption({ label: '审计员' })
    await panel.getByRole('button', { name: '增加任职' }).click()
    await admin.page.getByText('审计员 · 教育局').first().waitFor()
    const both = await visitor({ signedIn: false, size: 'phone' })
    await both.page.goto(link)
    await both.page.waitForURL((url) => url.pathname !== '/sign-in')
    await settled(both.page)
    const acting = both.page.getByLabel('以哪个岗位办事')
    const [taken, other] = await acting.locator('option').evaluateAll((options) => options.toSorted((a, b) => Number((b as HTMLOptionElement).selected) - Number((a as HTMLOptionElement).selected)).map((option) => option.textContent))
    expect([taken, other].toSorted()).toEqual(['基教科', '审计员 · 教育局'].toSorted())
    const arrived = both.page.waitForURL((url) => url.pathname === (other?.startsWith('审计员') ? '/audit' : '/'))
    await acting.selectOption({ label: other! })
    await arrived
    await settled(both.page)
    expect(await acting.locator('option:checked').innerText()).toBe(other)
    expect(await faults(both.page)).toEqual([[], 0])
    await both.leave()
    await admin.leave()
  })
})
