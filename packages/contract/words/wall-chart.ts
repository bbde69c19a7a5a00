import { isFinished } from '@junheng/core/schedule/status.ts'
import { isoOf } from '@junheng/core/schedule/day.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { NodeCliff, NodeStatus } from '@junheng/core/schedule/programme.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'
import type { WallBar } from '@junheng/core/schedule/wall-chart.ts'
import type { LegendWords, PosterWords, WallWords } from '@junheng/core/schedule/wall-chart-words.ts'
import type { Language } from './findings.ts'
import { statusWords } from './schedule.ts'

/** The wall chart's words in one language. */
export const wallWords = (language: Language): WallWords => (language === 'zh' ? wallZh : wallEn)

const count = (value: number) => new Intl.NumberFormat('en-GB').format(value)
const monthOf = (day: IsoDate) => Number(day.slice(5, 7))
const dayOfMonth = (day: IsoDate) => Number(day.slice(8, 10))
const isSameYear = (a: IsoDate, b: IsoDate) => a.slice(0, 4) === b.slice(0, 4)
const shortDay = (day: IsoDate) => `${monthOf(day)}-${dayOfMonth(day)}`

const signs = (language: Language) =>
  Object.fromEntries(Object.entries(statusWords).map(([status, words]) => [status, { sign: words.sign, name: words[language] }])) as { readonly [status in NodeStatus]: { readonly sign: string; readonly name: string } }

const wallZh: WallWords = {
  year: (year) => `${year} 年`,
  quarter: (quarter) => `${'一二三四'[quarter - 1]}季度`,
  month: (month) => `${month}月`,
  today: (day) => `今日 ${day}`,
  bands: { frost: '冰冻期', summer: '暑假', winter: '寒假' },
  groups: { projects: '新建、扩建等项目', educationGroup: '教育集团', townships: '乡镇学校提升' },
  signs: signs('zh'),
  nearness: { urgent: '临界 14 天以内', near: '60 天以内', ahead: '180 天以内', far: '一年以内', none: '一年内没有临界' },
  heads: { project: '项目 · 关口环节与主办单位 · 预计', left: '离临界' },
  daysLeft: (days) => ({ figure: String(days), unit: '天' }),
  lastDay: (day, today) => `最迟 ${isSameYear(day, today) ? '' : `${day.slice(0, 4)}-`}${shortDay(day)}`,
  noCliff: '没有临界',
  lost: (days) => (days === null ? '五年内无法实现' : `已误 ${count(days)} 天`),
  entry: (sign, { name, owner }) => `${sign} ${name} · ${owner}`,
  facts: ({ forecast, promised, pupils }) =>
    [`预计 ${forecast ?? '无期'}`, promised === null || promised === forecast ? '' : `承诺 ${promised}`, pupils === null ? '学生数未知' : `${count(pupils)} 人`].filter((part) => part !== '').join(' · '),
  never: '五年内无法实现',
  bar: (row, bar) => [row.name, bar.name, bar.owner, statusWords[bar.status].zh, ...(isFinished(bar.status) ? [] : [leftZh(bar)]), ...(bar.isClamped ? ['超出承诺'] : []), ...(bar.struck === null ? [] : [`原定 ${isoOf(bar.struck)}`])].join(' '),
  row: (row) => [row.name, ...(row.goal.struck === null ? [] : [`目标原定 ${isoOf(row.goal.struck)}`]), ...(row.lostDays === 0 ? [] : [wallZh.lost(row.lostDays)]), ...(row.entry === null ? ['没有临界'] : [row.entry.name, row.entry.owner, statusWords[row.entry.status].zh, leftZh(row.entry)])].join(' '),
}

const leftZh = ({ daysToCliff }: Pick<WallBar, 'daysToCliff'>) => (daysToCliff === null ? '一年内没有临界' : `还剩 ${daysToCliff} 天`)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayAndMonth = (day: IsoDate) => `${dayOfMonth(day)} ${months[monthOf(day) - 1]}`
const days = (number: number) => `${count(number)} ${number === 1 ? 'day' : 'days'}`

const wallEn: WallWords = {
  year: (year) => String(year),
  quarter: (quarter) => `Q${quarter}`,
  month: (month) => months[month - 1]!,
  today: (day) => `Today ${day}`,
  bands: { frost: 'Frost', summer: 'Summer holidays', winter: 'Winter holidays' },
  groups: { projects: 'New schools, extensions, others', educationGroup: 'Education group', townships: 'Township upgrades' },
  signs: signs('en'),
  nearness: { urgent: 'cliff within 14 days', near: 'within 60 days', ahead: 'within 180 days', far: 'within a year', none: 'no cliff within a year' },
  heads: { project: 'Project · gate, office · forecast', left: 'To cliff' },
  daysLeft: (number) => ({ figure: String(number), unit: number === 1 ? 'day' : 'days' }),
  lastDay: (day, today) => `by ${dayAndMonth(day)}${isSameYear(day, today) ? '' : ` ${day.slice(0, 4)}`}`,
  noCliff: 'no cliff',
  lost: (number) => (number === null ? 'not within five years' : `${days(number)} lost already`),
  entry: (sign, { name, owner }) => `${sign} ${name} · ${owner}`,
  facts: ({ forecast, promised, pupils }) =>
    [`due ${forecast ?? 'never'}`, promised === null || promised === forecast ? '' : `promised ${promised}`, pupils === null ? 'pupils not known' : `${count(pupils)} pupils`].filter((part) => part !== '').join(' · '),
  never: 'not within five years',
  bar: (row, bar) => [row.name, bar.name, bar.owner, statusWords[bar.status].en, ...(isFinished(bar.status) ? [] : [leftEn(bar)]), ...(bar.isClamped ? ['beyond the promise'] : []), ...(bar.struck === null ? [] : [`formerly ${isoOf(bar.struck)}`])].join(', '),
  row: (row) => [row.name, ...(row.goal.struck === null ? [] : [`goal formerly ${isoOf(row.goal.struck)}`]), ...(row.lostDays === 0 ? [] : [wallEn.lost(row.lostDays)]), ...(row.entry === null ? ['no cliff'] : [row.entry.name, row.entry.owner, statusWords[row.entry.status].en, leftEn(row.entry)])].join(', '),
}

const leftEn = ({ daysToCliff }: Pick<WallBar, 'daysToCliff'>) => (daysToCliff === null ? 'no cliff within a year' : `${days(daysToCliff)} left`)

/** What a node's delay costs, in parts that a page can set apart and a paper joins (`cliffSentence`). */
export interface CliffWords {
  readonly project: string
  readonly node: string
  readonly owner: string
  /** What is lost already; null where nothing is. It stands first. */
  readonly lost: string | null
  readonly figure: string
  readonly left: string
  readonly latest: string
  readonly cost: string
  readonly pupils: string
}

/** What the project's entry has left and what comes after it; null where no cliff is near. */
export function cliffWords({ project, standing }: StandingProject, today: IsoDate, language: Language): CliffWords | null {
  const node = project.nodes.find(({ id }) => id === standing.entry)
  const { daysToCliff, cliff, pupils } = standing.nodes.find(({ id }) => id === standing.entry) ?? { daysToCliff: null, cliff: null, pupils: null }
  if (node === undefined || daysToCliff === null || cliff === null) return null
  const say = { zh: sayZh, en: sayEn }[language]
  const goal = project.nodes.find(({ id }) => id === cliff.goalId)?.name ?? cliff.goalId
  return {
    project: project.name,
    node: node.name,
    owner: node.owner,
    lost: standing.lostDays === 0 ? null : say.lost({ days: standing.lostDays, promised: project.promisedGoal, forecast: cliff.goalNow }),
    figure: String(daysToCliff),
    left: say.left(daysToCliff),
    latest: say.latest(cliff.lastDay, today),
    cost: say.cost(goal, cliff),
    pupils: say.pupils(pupils),
  }
}

/** The same as one sentence. */
export function cliffSentence({ project, node, owner, lost, left, latest, cost, pupils }: CliffWords, language: Language): string {
  if (language === 'zh') return `${project} · ${node} · ${owner}：${lost === null ? '' : `${lost}；`}${left}（${latest}）；${cost}。${pupils}。`
  return `${project} · ${node} · ${owner}: ${lost === null ? '' : `${lost}; `}${left} (${latest}); ${cost}. ${pupils}.`
}

interface Saying {
  readonly lost: (said: { readonly days: number | null; readonly promised: IsoDate | null; readonly forecast: IsoDate | null }) => string
  readonly left: (days: number) => string
  readonly latest: (day: IsoDate, today: IsoDate) => string
  readonly cost: (goal: string, cliff: NodeCliff) => string
  readonly pupils: (pupils: number | null) => string
}

const sayZh: Saying = {
  lost: ({ days, promised, forecast }) => {
    if (days === null || forecast === null) return '目标五年内已无法实现'
    return promised === null ? `已比计划晚 ${count(days)} 天（预计 ${forecast}）` : `已比承诺晚 ${count(days)} 天（承诺 ${promised}，预计 ${forecast}）`
  },
  left: (number) => (number === 0 ? '已无余量' : `还剩 ${number} 天`),
  latest: (day, today) => `最迟 ${isSameYear(day, today) ? '' : `${day.slice(0, 4)} 年 `}${monthOf(day)} 月 ${dayOfMonth(day)} 日`,
  cost: (goal, { goal: then, jumpDays, eitherTerm }) => {
    const first = then === null || jumpDays === null ? `再慢一天，${goal}五年内无法实现` : `再慢一天，${goal}推迟到 ${then}，多等 ${count(jumpDays)} 天`
    if (eitherTerm === null) return first
    const { goal: either, jumpDays: jump } = eitherTerm
    return either === null || jump === null ? `${first}；即使春秋两季都可开学，五年内也无法实现` : `${first}；若允许春季开学，也要等到 ${either}，多等 ${count(jump)} 天`
  },
  pupils: (pupils) => (pupils === null ? '涉及学生数未知' : `涉及 ${count(pupils)} 名学生`),
}

const sayEn: Saying = {
  lost: ({ days: number, promised, forecast }) => {
    if (number === null || forecast === null) return 'its goal cannot be reached within five years any more'
    return promised === null ? `${days(number)} later than planned already (due ${forecast})` : `${days(number)} later than promised already (promised ${promised}, due ${forecast})`
  },
  left: (number) => (number === 0 ? 'no day to spare' : `${days(number)} left`),
  latest: (day, today) => `${dayAndMonth(day)}${isSameYear(day, today) ? '' : ` ${day.slice(0, 4)}`} at the latest`,
  cost: (goal, { goal: then, jumpDays, eitherTerm }) => {
    const first = then === null || jumpDays === null ? `one day more and the goal (${goal}) cannot be reached within five years` : `one day more and the goal (${goal}) moves to ${then}, ${days(jumpDays)} later`
    if (eitherTerm === null) return first
    const { goal: either, jumpDays: jump } = eitherTerm
    return either === null || jump === null ? `${first}; not within five years even if schools could open in either term` : `${first}; if opening in spring were allowed, still not before ${either}, ${days(jump)} later`
  },
  pupils: (pupils) => (pupils === null ? 'How many pupils wait is not known' : `${count(pupils)} ${pupils === 1 ? 'pupil waits' : 'pupils wait'}`),
}

interface PosterFacts {
  readonly county: string
  readonly today: IsoDate
  readonly sentences: readonly string[]
  readonly projects: number
  readonly nodes: number
  readonly rule: { readonly cycleDays: number; readonly littleTimeShare: number; readonly basis: string }
}

/** The words of the sheet that the chart is printed on. */
export function posterWords({ county, today, sentences, projects, nodes, rule }: PosterFacts, language: Language): PosterWords {
  const share = `${Math.round(rule.littleTimeShare * 100)}%`
  const isChinese = language === 'zh'
  return {
    ...wallWords(language),
    title: isChinese ? `${county}教育项目挂图：离临界还剩几天` : `${county}: education projects and their days to the cliff`,
    dataDate: isChinese ? `数据日期 ${today}` : `Data of ${today}`,
    sentences,
    legend: { zh: legendZh, en: legendEn }[language],
    remarks: isChinese
      ? [
          `亮灯按规则，不按自报：红＝已过计划完成日；黄＝预计晚于计划，或所剩时间不足 ${share} 且 ${rule.cycleDays} 天内没有报告；失报＝进行中而 ${rule.cycleDays} 天以上没有报告；待销号＝报告完成而其他单位尚未核验。规则依据：${rule.basis}`,
          `临界：再慢一天，目标就一下推迟 30 天以上的那一天。按“推迟天数 × 学生数”排序，60 天以内的在前。来源：本县项目台账，${projects} 个项目、${nodes} 个环节；日期为 ${today} 按施工期、假期、学期与调休推算的预计。`,
        ]
      : [
          `Signs go by rule, not by what owners say. Red: past the planned finish. Yellow: forecast after the plan, or under ${share} of the time left and no report for ${rule.cycleDays} days. No report: active, and silent for over ${rule.cycleDays} days. To be confirmed: said to be finished, while no other office has confirmed it. Basis: ${rule.basis}`,
          `Cliff: the day after which one day more moves the goal by 30 days or more. Order: days of delay × pupils, those within 60 days first. Source: the county’s ledger of ${projects} projects and ${nodes} nodes; dates are the forecast of ${today} by seasons, vacations, terms and working days.`,
        ],
  }
}

const legendZh: LegendWords = {
  fills: '底色：离临界',
  edges: '边框：亮灯',
  marks: '标记',
  bands: '时段',
  done: '已完成',
  planned: '计划',
  entry: '关口：最先要过的一环',
  cut: '关口最迟办结日',
  goalForecast: '目标（预计）',
  goalPlanned: '目标（计划）',
  promised: '目标（承诺）',
  lost: '已误的天数',
  clamp: '超出承诺：预计晚于承诺的目标',
  struck: '原定日期：上次调度会后改动，或已批准延期',
  today: '今日',
}

const legendEn: LegendWords = {
  fills: 'Fill: to cliff',
  edges: 'Edge: status',
  marks: 'Marks',
  bands: 'Times',
  done: 'done',
  planned: 'planned',
  entry: 'gate: the first node to pass',
  cut: 'last day of the gate',
  goalForecast: 'goal, forecast',
  goalPlanned: 'goal, planned',
  promised: 'goal, promised',
  lost: 'days lost already',
  clamp: 'beyond the promise: forecast after the promised goal',
  struck: 'former date: moved since the last meeting, or extended',
  today: 'today',
}

/** In the margin of a sheet that is glued to others. */
export function tileWords({ number, of, row, column }: { readonly number: number; readonly of: number; readonly row: number; readonly column: number }, { title, dataDate }: Pick<PosterWords, 'title' | 'dataDate'>, language: Language): string {
  if (language === 'zh') return `${title} · ${dataDate} · 第 ${number}/${of} 张（第 ${row} 行第 ${column} 列） · 沿四角裁切线裁下；与右、下邻张重叠至虚线处粘贴`
  return `${title} · ${dataDate} · sheet ${number}/${of} (row ${row}, column ${column}) · cut at the corners; glue the sheets right and below onto it up to the dashed line`
}
