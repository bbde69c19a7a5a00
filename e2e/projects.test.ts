import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import type { Page } from 'playwright-core'
import { folderWith, runIn } from '../packages/cli/testing.ts'
import { barriers, closeBrowser, open, overhang, settled, shoot, visitor, type Visitor } from './harness.ts'

afterAll(closeBrowser)

/** Land approval of the second new school: 13 days late on the sample's day, 9 left. */
const landApproval = { project: 'P02', node: 'land' } as const

/** What `junheng schedule` says of the file that the server gives of a project. */
async function onTheCommandLine({ context }: Visitor, ...slip: readonly string[]): Promise<Schedule> {
  const file = await (await context.request.get(`/api/projects/${landApproval.project}/file`)).body()
  const folder = folderWith({})
  writeFileSync(join(folder, 'project.json'), file)
  const { code, printed } = await runIn(folder, ['schedule', 'project.json', '--today', '2021-05-11', '--json', ...slip])
  expect(code).toBe(0)
  return JSON.parse(printed) as Schedule
}

/** Each node's finish under the slip, as the page shows it. */
async function slippedOn(page: Page): Promise<readonly string[]> {
  return page.locator('.slip-dates tbody tr').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td.date')[2]?.textContent ?? ''))
}

const finishes = ({ nodes }: Schedule) => nodes.map(({ finish }) => finish ?? '')

describe('the deputy mayor on the morning of the dispatch', () => {
  test('reads three sentences without scrolling: which node, whose, how many days, at what cost', async () => {
    const someone = await visitor()
    const { page, complaints, leave } = someone
    await open(page, '/')
    const sentences = page.locator('.cliffs > li')
    expect(await sentences.count()).toBe(3)
    for (const box of await Promise.all([0, 1, 2].map((at) => sentences.nth(at).boundingBox()))) expect(box!.y + box!.height).toBeLessThan(900)
    const first = await sentences.first().innerText()
    for (const said of ['城区新建二小', '用地预审', '自然资源局', '还剩 9 天', '5 月 20 日', '2023-09-01', '多等 365 天', '2023-03-01', '1,620']) expect(first).toContain(said)
    await shoot(page, 'journey-wall-chart')
    expect([complaints(), await barriers(page), await overhang(page)]).toEqual([[], [], 0])
    await leave()
  })

  test('the slider, the command line and the server give the same dates, day for day around the cliff', async () => {
    const someone = await visitor()
    const { page, leave } = someone
    const served = (await (await someone.context.request.get(`/api/projects/${landApproval.project}`)).json()) as { standing: { plan: Schedule; forecast: Schedule } }
    const { nodes, goals } = await onTheCommandLine(someone)
    expect({ nodes, goals }).toEqual({ nodes: served.standing.forecast.nodes, goals: served.standing.forecast.goals })
    expect(nodes.find(({ id }) => id === landApproval.node)).toMatchObject({ daysToCliff: 9, finish: '2021-05-11' })

    for (const [slip, goal] of [[13, '2022-09-01'], [22, '2022-09-01'], [23, '2023-09-01'], [25, '2023-09-01']] as const) {
      await open(page, `/projects/${landApproval.project}?node=${landApproval.node}&slip=${slip}`)
      const told = await onTheCommandLine(someone, '--slip', `${landApproval.node}=${slip}`)
      expect(told.goals[0]?.date).toBe(goal)
      expect(await slippedOn(page)).toEqual(finishes(told))
    }
    await leave()
  })

  test('moves the slider by keyboard and hears what it costs', async () => {
    const { page, leave } = await visitor()
    await open(page, `/projects/${landApproval.project}?node=${landApproval.node}&slip=22`)
    await page.getByText('再慢 1 天，就要多等一年（2023-09-01）。').waitFor()
    const slider = page.getByRole('slider')
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuetext')).toContain('目标 2023-09-01')
    await page.waitForURL(/slip=23/)
    const measured = await page.getByText(/在本机重算用时/).innerText()
    expect(Number(/用时 ([\d.]+) 毫秒/.exec(measured)![1])).toBeLessThan(50)
    await shoot(page, 'journey-slip')
    await leave()
  })

  test('takes the wall chart on paper: one A0 sheet, or A3 sheets that tile', async () => {
    const { context, leave } = await visitor()
    for (const [size, pages] of [['A0', 1], ['A3', 9]] as const) {
      const reply = await context.request.get(`/api/programme/wall-chart?size=${size}`)
      const pdf = (await reply.body()).toString('latin1')
      expect([reply.status(), pdf.slice(0, 5), pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([200, '%PDF-', pages])
    }
    await leave()
  })
})

describe('a clerk with a gap', () => {
  test('makes a project from it, links and re-dates a node, reports, proves it, and prints the bulletin', async () => {
    const { page, context, complaints, leave } = await visitor()
    const { gaps, work } = (await (await context.request.get('/api/gaps?standard=quality-2017&state=open')).json()) as { gaps: { id: string; indicator: string }[]; work: { gap: string }[] }
    const gap = gaps.find(({ id, indicator }) => indicator === 'sportsArea' && !work.some((each) => each.gap === id))!
    await open(page, `/gaps?standard=quality-2017&indicator=sportsArea`)
    await page.locator(`tr[id="${gap.id}"] input[type="checkbox"]`).check()
    await page.getByRole('link', { name: '为所选 1 项建项目' }).click()
    await page.waitForURL(/\/projects\/new/)
    await settled(page)
    await page.getByRole('radio', { name: /扩建/ }).check()
    await page.getByLabel('项目名称').fill('样例校运动场扩建')
    await page.getByLabel('开始日期').fill('2021-05-06')
    await shoot(page, 'journey-new-project')
    await page.getByRole('button', { name: '建立项目' }).click()
    await page.waitForURL(/\/projects\/(?!new)[^/]+$/)
    await settled(page)
    await page.getByRole('heading', { level: 1, name: '样例校运动场扩建' }).waitFor()
    await page.getByText('要补上的缺口（1）').waitFor()
    await page.getByText(/最早能测到/).first().waitFor()

    await page.getByRole('button', { name: '修改项目' }).or(page.getByRole('link', { name: '修改项目' })).click()
    const second = page.locator('.edit-nodes > li').nth(1)
    await second.getByLabel('天数').fill('21')
    await page.getByRole('button', { name: '加一个环节' }).click()
    const added = page.locator('.edit-nodes > li').last()
    await added.getByLabel('环节', { exact: true }).fill('场地移交')
    await added.getByLabel('主办').fill('住建局')
    await added.getByText('先后、时段、协办、依据').click()
    await added.getByRole('checkbox', { name: /开学/ }).check()
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('设计单位要求多六天；补上移交')
    await page.getByRole('dialog').getByLabel('决定文号').fill('X政纪要〔2021〕9号')
    await page.getByRole('dialog').getByRole('button', { name: /确\s*定|确认|OK|保存/ }).click()
    await page.getByText('第 2 版').waitFor()
    await page.getByText('设计单位要求多六天；补上移交（X政纪要〔2021〕9号）').waitFor()

    await page.getByRole('button', { name: /报告与佐证/ }).first().click()
    await page.getByRole('radio', { name: '已完成' }).check({ force: true })
    await page.getByLabel('实际开始').fill('2021-05-06')
    await page.getByLabel('实际办结').fill('2021-05-10')
    await page.getByRole('button', { name: '报送' }).click()
    await page.getByText('已报送').waitFor()
    await page.locator('input[type="file"]').first().setInputFiles({ name: '立项批复.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
    await page.getByRole('link', { name: /立项批复\.pdf/ }).waitFor()
    await shoot(page, 'journey-project')
    expect([complaints(), await barriers(page)]).toEqual([[], []])
    await confirmAndBlock(page)
    expect([complaints(), await barriers(page)]).toEqual([[], []])

    await open(page, '/bulletins')
    for (const format of ['docx', 'pdf'] as const) {
      const [one, two] = await Promise.all([1, 2].map(async () => (await context.request.get(`/api/bulletins/draft/file?format=${format}`)).body()))
      expect(one!.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
      expect(one!.equals(two!)).toBe(true)
    }
    await leave()
  })
})

/** 销号 of the finished first node by an office that is not its owner; a paper handed in and a blocker of the third, which the page of blockers then lists. */
async function confirmAndBlock(page: Page) {
  const entries = page.getByRole('region', { name: '送审、卡点与销号' })
  const fold = (name: string) => entries.locator('summary').getByText(name, { exact: true })
  await fold('核验销号').click()
  await entries.getByRole('button', { name: '核验销号' }).click()
  await fold('核验销号').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /报告与佐证/ }).first().click()
  await page.getByRole('button', { name: /报告与佐证/ }).nth(2).click()
  await fold('登记送审或退回').click()
  await entries.getByRole('button', { name: /^登\s*记$/ }).first().click()
  await entries.getByText('已登记。').waitFor()
  await fold('登记卡点').click()
  await entries.getByLabel('等谁').fill('自然资源局')
  await entries.getByLabel('卡在什么事上').fill('运动场占地的用途未定')
  await shoot(page, 'journey-node-entries')
  await entries.getByRole('button', { name: /^登\s*记$/ }).last().click()
  await settled(page)
  await open(page, '/rope?tab=blockers')
  await page.getByText('运动场占地的用途未定').waitFor()
}

describe('the supervision office', () => {
  test('publishes a bulletin as it stands, and corrects it by another that says why and what changed', async () => {
    const { page, context, complaints, leave } = await visitor()
    await open(page, '/bulletins')
    expect(await page.getByText('自然资源用地预审').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: /^发\s*布$/ }).click()
    const asked = page.getByRole('dialog')
    await asked.getByLabel('发文字号').fill('X教督通〔2021〕81号')
    await asked.getByRole('button', { name: /^发\s*布$/ }).click()
    await page.getByRole('link', { name: 'X教督通〔2021〕81号' }).first().waitFor()

    await page.getByRole('button', { name: /更正.*81号|81号.*更正/ }).click()
    await asked.getByLabel('发文字号').fill('X教督通〔2021〕82号')
    await asked.getByRole('textbox').last().fill('住建局补报了办结日期')
    await asked.getByRole('button', { name: /^发\s*布$/ }).click()
    await page.getByRole('link', { name: 'X教督通〔2021〕82号' }).first().click()
    await page.waitForURL(/\/bulletins\/.+/)
    await page.getByText(/住建局补报了办结日期/).first().waitFor()
    await shoot(page, 'journey-correction')
    expect([complaints(), await barriers(page)]).toEqual([[], []])

    const published = (await (await context.request.get('/api/bulletins')).json()) as { id: string; number: string; correctedBy: string | null }[]
    const first = published.find(({ number }) => number === 'X教督通〔2021〕81号')!
    expect(first.correctedBy).toBe(published.find(({ number }) => number === 'X教督通〔2021〕82号')!.id)
    const again = await context.request.post('/api/bulletins', { data: { number: 'X教督通〔2021〕83号', corrects: first.id, reason: '再更正' } })
    expect(((await again.json()) as { code: string }).code).toBe('bulletin_corrected')
    await leave()
  })
})
