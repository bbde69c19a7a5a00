import { dayOf } from '@junheng/core/schedule/day.ts'
import type { CountyProject, NodeCliff, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import { expect, test } from 'vitest'
import { cliffSentence, cliffWords, posterWords, tileWords, wallWords } from './wall-chart.ts'

const project: CountyProject = {
  id: 'p', name: '城区新建二小', kind: 'newSchool', start: '2021-02-22', promisedGoal: '2022-09-01', township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [], pupils: 1620,
  nodes: [
    { id: 'land', name: '用地预审', days: 45, after: [], owner: '自然资源局', helpers: [], basis: null, evidenceNeeded: null },
    { id: 'opening', name: '开学', days: 0, after: ['land'], owner: '教育局', helpers: [], basis: null, evidenceNeeded: null, goal: true },
  ],
}
const cliff: NodeCliff = { slipDays: 10, lastDay: '2021-05-20', goalId: 'opening', goalNow: '2022-09-01', goal: '2023-09-01', jumpDays: 365, eitherTerm: { goal: '2023-03-01', jumpDays: 181 } }
const nothing = { lengthDays: null, goals: [], nodes: [], criticalPath: [] }

function standing({ cliff: change = {}, pupils = 1620, daysToCliff = 9, lostDays = 0 }: { readonly cliff?: Partial<NodeCliff>; readonly pupils?: number | null; readonly daysToCliff?: number; readonly lostDays?: number | null } = {}): ProjectStanding {
  const node = { id: 'land', status: 'red', why: 'overdue', daysLate: 13, daysToCliff, cliff: { ...cliff, ...change }, damage: 0, pupils, contradicted: false } as const
  return { project: 'p', plan: nothing, forecast: nothing, nodes: [node], lostDays, entry: 'land' }
}

const say = (language: 'zh' | 'en', said: Parameters<typeof standing>[0] = {}, of: Partial<CountyProject> = {}) =>
  cliffSentence(cliffWords({ project: { ...project, ...of }, standing: standing(said) }, '2021-05-11', language)!, language)

test('one sentence says project, node, office, days left, and what the day after costs', () => {
  expect(say('zh')).toBe('城区新建二小 · 用地预审 · 自然资源局：还剩 9 天（最迟 5 月 20 日）；再慢一天，开学推迟到 2023-09-01，多等 365 天；若允许春季开学，也要等到 2023-03-01，多等 181 天。涉及 1,620 名学生。')
  expect(say('en')).toBe('城区新建二小 · 用地预审 · 自然资源局: 9 days left (20 May at the latest); one day more and the goal (开学) moves to 2023-09-01, 365 days later; if opening in spring were allowed, still not before 2023-03-01, 181 days later. 1,620 pupils wait.')
})

test('where either term changes nothing, it is not mentioned', () => {
  expect(say('zh', { cliff: { eitherTerm: null } })).toContain('多等 365 天。涉及')
})

test('what never comes is not said as a day', () => {
  const never = { goal: null, jumpDays: null, eitherTerm: { goal: null, jumpDays: null } }
  expect(say('zh', { cliff: never })).toContain('再慢一天，开学五年内无法实现；即使春秋两季都可开学，五年内也无法实现')
  expect(say('en', { cliff: never })).toContain('cannot be reached within five years; not within five years even if schools could open in either term')
})

test('pupils nobody counted are unknown, not none', () => {
  expect(say('zh', { pupils: null })).toContain('涉及学生数未知。')
  expect(say('en', { pupils: null })).toContain('How many pupils wait is not known.')
})

test('days already lost stand first, against the promise, else against the plan', () => {
  const late = { lostDays: 31, cliff: { goalNow: '2022-10-02' } }
  expect(say('zh', late)).toContain('自然资源局：已比承诺晚 31 天（承诺 2022-09-01，预计 2022-10-02）；还剩 9 天')
  expect(say('zh', late, { promisedGoal: null })).toContain('：已比计划晚 31 天（预计 2022-10-02）；')
  expect(say('en', { lostDays: null })).toContain(': its goal cannot be reached within five years any more; 9 days left')
})

test('the last day itself has no day to spare, and a day of another year names its year', () => {
  expect(say('zh', { daysToCliff: 0 })).toContain('已无余量（')
  expect(say('zh', { cliff: { lastDay: '2022-01-05' } })).toContain('最迟 2022 年 1 月 5 日')
  expect(say('en', { daysToCliff: 1, cliff: { lastDay: '2022-01-05' } })).toContain('1 day left (5 Jan 2022 at the latest)')
})

test('a project without a cliff has no sentence', () => {
  expect(cliffWords({ project, standing: { ...standing(), entry: null } }, '2021-05-11', 'zh')).toBeNull()
})

test('a bar says project, node, office, status and days left; a finished one has no days', () => {
  const bar = { node: 'land', name: '用地预审', owner: '自然资源局', status: 'red', nearness: 'urgent', daysToCliff: 9, lastDay: null, isGoal: false, isClamped: false, struck: null, planned: null, forecast: null } as const
  expect(wallWords('zh').bar({ name: '城区新建二小' }, bar)).toBe('城区新建二小 用地预审 自然资源局 红 还剩 9 天')
  expect(wallWords('en').bar({ name: '城区新建二小' }, { ...bar, status: 'done', daysToCliff: null })).toBe('城区新建二小, 用地预审, 自然资源局, Done')
  expect(wallWords('zh').bar({ name: '城区新建二小' }, { ...bar, isClamped: true, struck: dayOf('2021-04-28') })).toBe('城区新建二小 用地预审 自然资源局 红 还剩 9 天 超出承诺 原定 2021-04-28')
})

test('a last day is named with its year where that is not this one', () => {
  const { lastDay } = wallWords('zh')
  expect([lastDay('2021-08-25', '2021-05-11'), lastDay('2022-08-25', '2021-05-11')]).toEqual(['最迟 8-25', '最迟 2022-8-25'])
  expect(wallWords('en').lastDay('2022-08-25', '2021-05-11')).toBe('by 25 Aug 2022')
})

test('the sheet names its county, its day, and the rule of the signs', () => {
  const words = posterWords({ county: 'X市', today: '2021-05-11', sentences: [], projects: 32, nodes: 237, rule: { cycleDays: 14, littleTimeShare: 0.3, basis: '依据' } }, 'zh')
  expect(words.title).toContain('X市')
  expect(words.remarks.join('')).toMatch(/30%.*14 天.*依据.*32 个项目、237 个环节/)
  expect(tileWords({ number: 2, of: 9, row: 1, column: 2 }, words, 'zh')).toContain('数据日期 2021-05-11 · 第 2/9 张（第 1 行第 2 列）')
})
