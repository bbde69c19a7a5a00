import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeRoster } from '@junheng/server/documents/roster/write-roster.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { makeTransfers } from '@junheng/xcity/transfers.ts'
import { barriers, closeBrowser, open, overhang, settled, shoot, sizes, visitor, type Visitor } from './harness.ts'

/** The 212 of X市, from declared posts to the printed notice, each seen by whoever has to do with it. */
const sample = makeTransfers(generateXCity().snapshots.at(-1)!)
const applicant = sample.teachers.find(({ preferences, id }) => preferences.length > 3 && id !== sample.wrongScore)!
const school = sample.declared[0]!.cell.split('/')[0]!
const people = { personnel: ['G9001', '人事科', ''], conduct: ['G9002', '纪检', ''], school: ['G9003', '学校', school], teacher: [applicant.id, '教师', applicant.cell.split('/')[0]!] } as const
type Who = keyof typeof people

const visitors = new Map<Who, Visitor>()
let id: string
beforeAll(async () => {
  const admin = await visitor()
  const lines = (Object.keys(people) as Who[]).map((who) => ({ staffNo: people[who][0], name: `${people[who][1]}小王`, role: who, office: people[who][2], since: '2021-01-01', state: '在岗' }))
  const { request } = admin.context
  const reply = (await (await request.post('/api/rosters', { data: Buffer.from(await writeRoster(lines)), headers: { 'content-type': 'application/octet-stream' } })).json()) as { faults: unknown[]; links: { staffNo: string; signInPath: string }[] }
  expect(reply.faults).toEqual([])
  id = ((await (await request.get('/api/transfers')).json()) as { id: string }[])[0]!.id
  await admin.leave()
  for (const who of Object.keys(people) as Who[]) {
    const person = await visitor({ signedIn: false })
    await person.page.goto(reply.links.find(({ staffNo }) => staffNo === people[who][0])!.signInPath)
    await person.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    visitors.set(who, person)
  }
}, 240_000)
afterAll(async () => {
  for (const each of visitors.values()) await each.leave()
  await closeBrowser()
})

async function at(who: Who, view: string): Promise<Page> {
  const { page } = visitors.get(who)!
  await open(page, `/transfers/${id}?view=${view}`)
  return page
}
const press = async (page: Page, name: string) => {
  const answered = page.waitForResponse((response) => response.request().method() !== 'GET')
  await page.getByRole('button', { name, exact: true }).click()
  expect((await answered).status(), name).toBe(200)
  await settled(page)
}

test('a school declares its own posts, 人事 opens applications, and a teacher puts the own list in another order', async () => {
  const posts = await at('school', 'posts')
  const label = await posts.locator('input[aria-label^="空岗 "]:not([value="0"])').first().getAttribute('aria-label')
  const field = posts.getByLabel(label!, { exact: true })
  const declared = Number(await field.inputValue())
  for (const vacancies of [declared - 1, declared]) {
    await field.fill(String(vacancies))
    await press(posts, '保存申报')
    await posts.locator('button[disabled]', { hasText: '保存申报' }).waitFor()
  }
  await shoot(posts, 'transfer-posts-school')
  const personnel = await at('personnel', 'progress')
  await press(personnel, '开放报名')
  const mine = await at('teacher', 'mine')
  expect(await mine.getByText(`得分 ${applicant.points} 分`).count()).toBe(1)
  await mine.getByRole('button', { name: /^上移/ }).first().click()
  await press(mine, '提交志愿')
  await mine.getByText('志愿已提交').waitFor()
  await shoot(mine, 'transfer-mine-open')
}, 120_000)

test('the wrong score is found, corrected with its reason, and the round runs; 纪检 sees it before anybody else', async () => {
  const page = await at('personnel', 'progress')
  expect(await page.getByText(sample.wrongScore).count()).toBe(1)
  await press(page, '截止报名')
  const teachers = await at('personnel', 'teachers')
  await teachers.getByLabel('理由').first().fill('按计分表重算')
  await teachers.getByRole('button', { name: /^更正为/ }).click()
  await settled(teachers)
  const run = await at('personnel', 'progress')
  await run.getByLabel('公共数值').fill(sample.lottery.publicValue)
  for (const { name, value, salt } of sample.lottery.parties) {
    await run.getByLabel(`${name}揭示的值`).fill(value)
    await run.getByLabel(`${name}揭示的盐`).fill(salt)
  }
  await press(run, '揭示并运行')
  await run.getByText('正在运行').waitFor()
  await expect.poll(async () => {
    await open(run, `/transfers/${id}?view=result`)
    return run.getByText('录用 212 人').count()
  }, { timeout: 120_000, interval: 2000 }).toBe(1)
  expect(await (await at('conduct', 'result')).getByText('录用 212 人').count()).toBe(1)
  expect(await (await at('school', 'result')).getByText('结果尚未公示').count()).toBe(1)
}, 240_000)

test('人事 sees in thought what a moved quota changes and what each target costs', async () => {
  const cell = sample.declared[0]!.cell
  const page = await at('personnel', `compare&quota=${encodeURIComponent(`${cell}=0`)}`)
  const ways = page.locator('#ways')
  await ways.getByRole('rowheader', { name: '试算', exact: true }).waitFor({ timeout: 60_000 })
  expect(await ways.getByRole('row', { name: /^现行规则 212 / }).count()).toBe(1)
  await shoot(page, 'transfer-compare')
  await page.setViewportSize(sizes.phone)
  expect(await overhang(page)).toBe(0)
  await shoot(page, 'transfer-compare-phone')
  await page.setViewportSize(sizes.desktop)
}, 120_000)

test('the notice is put up and printed; the teacher sees why; the verification page opens from a file and finds one edited score', async () => {
  await press(await at('personnel', 'progress'), '开始公示')
  const result = await at('school', 'result')
  await shoot(result, 'transfer-result')
  expect(await barriers(result)).toEqual([])
  const reasons = await at('school', 'reasons')
  expect(await reasons.locator('#refusals').getByRole('row').count()).toBeGreaterThan(2)
  await shoot(reasons, 'transfer-reasons')
  await open(result, `/transfers/${id}?view=result`)
  const notice = await visitors.get('school')!.context.request.get(`/api/transfers/${id}/notice?format=docx`)
  expect((await notice.body()).subarray(0, 2).toString()).toBe('PK')
  const mine = await at('teacher', 'mine')
  await shoot(mine, 'transfer-mine-result')
  expect(await mine.getByRole('table').last().getByRole('row').count()).toBeGreaterThan(1)
  await mine.setViewportSize(sizes.phone)
  await settled(mine)
  expect(await overhang(mine)).toBe(0)
  await shoot(mine, 'transfer-mine-phone')

  const [download] = await Promise.all([result.waitForEvent('download'), result.getByRole('link', { name: '离线核验页' }).click()])
  const path = await download.path()
  const text = readFileSync(path, 'utf8')
  const offline = await visitor({ signedIn: false })
  await offline.page.setContent(text)
  await offline.page.getByText('核验通过').waitFor({ timeout: 60_000 })
  await shoot(offline.page, 'transfer-verification')
  await offline.page.evaluate(() => {
    const box = document.querySelector<HTMLTextAreaElement>('#edit')!
    const edited = JSON.parse(box.value) as { round: { teachers: { points: number }[] } }
    edited.round.teachers[0]!.points = 99
    box.value = JSON.stringify(edited, null, 1)
  })
  await offline.page.getByRole('button', { name: /重新核验/ }).click()
  await offline.page.getByText('所报 99 分').first().waitFor({ timeout: 60_000 })
  await offline.leave()
}, 240_000)
