import { afterAll, expect, test } from 'vitest'
import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import { closeBrowser, open, settled, shoot, visitor, type Visitor } from './harness.ts'

afterAll(closeBrowser)

/** An office without a node in X市, so that what it reports moves no figure that others count. */
const office = '文旅局'
const dueNode = { id: 'papers', name: '研学基地备案', days: 10, after: [], owner: office, helpers: [], basis: null, evidenceNeeded: '备案表' }

/** A project of two nodes, one of them the office's and due; returns its id. */
async function projectOfOffice({ context: { request } }: Visitor): Promise<string> {
  const wish = { name: '研学基地', start: '2021-05-06', kind: 'equipment', promisedGoal: null, township: null, school: null, pupils: null, pupilsBasis: null, budgetYuan: null, gaps: [] }
  const { project, version } = (await (await request.post('/api/projects', { data: wish })).json()) as ProjectAndStanding
  const nodes = [dueNode, ...project.nodes.map((node) => ({ ...node, after: [dueNode.id] }))]
  const reply = await request.put(`/api/projects/${project.id}`, { data: { version, reason: '补充前期环节', decision: 'X政纪要〔2021〕12号', project: { ...project, nodes } } })
  expect(reply.status()).toBe(200)
  return project.id
}

/** Somebody of the office, signed in by an invitation. */
async function reporterOf({ context: { request } }: Visitor): Promise<Visitor> {
  const { signInPath } = (await (await request.post('/api/accounts', { data: { name: '报送员', role: 'department', department: office } })).json()) as { readonly signInPath: string }
  const someone = await visitor({ signedIn: false })
  expect((await someone.context.request.post('/api/session', { data: { token: signInPath.replace('/sign-in#', '') } })).status()).toBe(200)
  return someone
}

test('a department reports date, evidence and blocker in three clicks, well within a minute', async () => {
  const admin = await visitor()
  const project = await projectOfOffice(admin)
  const { page, complaints, leave } = await reporterOf(admin)
  await open(page, '/home')
  const began = Date.now()
  await page.evaluate(() => {
    document.body.dataset['clicks'] = '0'
    // Captured, so that none is missed; a button pressed by key counts as well.
    addEventListener('click', ({ isTrusted }) => isTrusted && (document.body.dataset['clicks'] = String(Number(document.body.dataset['clicks']) + 1)), true)
  })
  const named = (what: string) => page.getByLabel(`${what} 研学基地 ${dueNode.name}`, { exact: true })
  await named('预计完成').click()
  await named('预计完成').fill('2021-05-28')
  for (let keys = 0; keys < 8 && !(await named('卡点').evaluate((field) => field === document.activeElement)); keys++) await page.keyboard.press('Tab')
  await page.keyboard.type('备案专家尚未到位')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), named('佐证').click()])
  await Promise.all([page.waitForResponse((reply) => reply.url().includes('/evidence')), chooser.setFiles({ name: '备案表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })])
  await page.getByRole('button', { name: '报告勾选的 1 个环节' }).click()
  await page.getByText('已收到 1 个环节的报告。').waitFor()
  expect(Number(await page.evaluate(() => document.body.dataset['clicks']))).toBeLessThanOrEqual(3)
  expect(Date.now() - began).toBeLessThan(60_000)
  await settled(page)
  await shoot(page, 'journey-report')

  const { reports, evidence } = (await (await admin.context.request.get(`/api/projects/${project}`)).json()) as { readonly reports: readonly object[]; readonly evidence: readonly object[] }
  expect(reports).toMatchObject([{ node: dueNode.id, on: '2021-05-11', state: 'notStarted', expectedFinish: '2021-05-28', blocker: '备案专家尚未到位' }])
  expect(evidence).toMatchObject([{ node: dueNode.id, fileName: '备案表.pdf' }])
  expect(complaints()).toEqual([])
  await leave()
  await admin.leave()
}, 60_000)
