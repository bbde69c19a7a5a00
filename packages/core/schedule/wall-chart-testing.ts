import type { IsoDate } from '../county/snapshot.ts'
import type { CountyCalendar } from './county-calendar.ts'
import { addDays } from './day.ts'
import type { NodeStanding, NodeStatus, ProjectKind } from './programme.ts'
import type { StandingProject } from './ranking.ts'
import type { PosterWords } from './wall-chart-words.ts'
import type { Schedule } from './schedule-result.ts'

interface ChainNode {
  readonly name: string
  readonly days: number
  readonly owner?: string
  readonly status?: NodeStatus
  /** Null where no cliff is near. */
  readonly daysToCliff?: number | null
  /** Starts with the node before it, rather than after it. */
  readonly beside?: boolean
}

export interface Chain {
  readonly id: string
  readonly name?: string
  readonly kind?: ProjectKind
  readonly start?: IsoDate
  readonly nodes: readonly ChainNode[]
  readonly promised?: IsoDate | null
  readonly pupils?: number | null
  /** Days by which everything unfinished is forecast after its plan; null for never. */
  readonly late?: number | null
  readonly jumpDays?: number
}

/** A project whose nodes follow each other, with a standing said by hand: what the wall chart shows does not depend on how it came about. */
export function chain({ id, name = `${id}号项目`, kind = 'newSchool', start = '2021-02-22', nodes, promised = null, pupils = 1620, late = 0, jumpDays = 365 }: Chain): StandingProject {
  const plan = placed(nodes, start, () => 0)
  const forecast = placed(nodes, start, ({ status }) => (status === 'done' ? 0 : late))
  const goal = forecast.goals[0]!.date
  const standings = nodes.map((node, index) => standing(node, forecast.nodes[index]!.finish, { pupils, jumpDays, goal }))
  const entry = nodes.findIndex(({ daysToCliff }) => daysToCliff != null)
  return {
    project: {
      id, name, kind, start, promisedGoal: promised, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [],
      ...(pupils !== null && { pupils }),
      nodes: nodes.map((node, index) => ({ id: node.name, name: node.name, days: node.days, after: index === 0 ? [] : [nodes[index - 1]!.name], owner: node.owner ?? '教育局', helpers: [], basis: null, evidenceNeeded: null, goal: index === nodes.length - 1 })),
    },
    standing: { project: id, plan, forecast, nodes: standings, lostDays: late, entry: entry === -1 ? null : nodes[entry]!.name },
  }
}

function placed(nodes: readonly ChainNode[], start: IsoDate, lateBy: (node: ChainNode) => number | null): Schedule {
  let day: IsoDate | null = start
  let before: IsoDate | null = start
  const dated = nodes.map((node) => {
    const late = lateBy(node)
    const from: IsoDate | null = node.beside ? before : day
    before = from
    day = from === null || late === null ? null : addDays(from, node.days + (node === nodes.find((each) => lateBy(each) !== 0) ? late : 0))
    return { id: node.name, start: from, finish: day, slackDays: null, daysToCliff: null, cliffs: [] }
  })
  return { lengthDays: null, goals: [{ id: nodes.at(-1)!.name, date: day }], nodes: dated, criticalPath: [] }
}

function standing(node: ChainNode, finish: IsoDate | null, { pupils, jumpDays, goal }: { readonly pupils: number | null; readonly jumpDays: number; readonly goal: IsoDate | null }): NodeStanding {
  const left = node.daysToCliff ?? null
  const cliff = left === null || finish === null || goal === null ? null : { slipDays: left + 1, lastDay: addDays(finish, left), goalId: '开学', goalNow: goal, goal: addDays(goal, jumpDays), jumpDays, eitherTerm: { goal: addDays(goal, 181), jumpDays: 181 } }
  return { id: node.name, status: node.status ?? 'green', why: 'inTime', daysLate: 0, daysToCliff: cliff === null ? null : left, cliff, damage: pupils === null ? null : cliff === null ? 0 : pupils * jumpDays, pupils, contradicted: false }
}

/** X市's year. */
export const aCalendar: Pick<CountyCalendar, 'outdoorSeason' | 'vacations'> = {
  outdoorSeason: [[4, 1], [11, 15]],
  vacations: { summer: { yearly: [[7, 10], [8, 25]] }, winter: { yearly: [[1, 15], [2, 20]], dated: [['2022-01-10', '2022-02-18']] } },
}

/** A school whose land approval has nine days left, one already late, a group without a cliff, two townships. */
export const aProgramme: readonly StandingProject[] = [
  chain({ id: 'township-1', kind: 'townshipUpgrade', start: '2021-03-01', pupils: 300, nodes: [{ name: '招标', days: 30, owner: '财政局', status: 'red', daysToCliff: 40 }, { name: '假期施工', days: 47, owner: '乡镇政府' }, { name: '开学', days: 0 }], jumpDays: 320 }),
  chain({ id: 'group', name: 'X市大学城教育集团', kind: 'educationGroup', pupils: null, nodes: [{ name: '协议', days: 90, status: 'unreported' }, { name: '开学', days: 0, status: 'idle' }] }),
  chain({
    id: 'school',
    name: '城区新建二小',
    promised: '2022-09-01',
    nodes: [
      { name: '发改立项', days: 20, owner: '发展和改革局', status: 'done' },
      { name: '用地预审', days: 58, owner: '自然资源局', status: 'red', daysToCliff: 9 },
      { name: '设计概算', days: 30, status: 'idle', daysToCliff: 9 },
      { name: '招标', days: 25, owner: '财政局', status: 'idle', daysToCliff: 9 },
      { name: '许可', days: 3, owner: '住房和城乡建设局', status: 'idle', daysToCliff: 9 },
      { name: '基础', days: 80, owner: '城投公司', status: 'idle', daysToCliff: 12 },
      { name: '设备采购', days: 60, owner: '教育局', status: 'idle', beside: true },
      { name: '开学', days: 0, status: 'idle', daysToCliff: 22 },
    ],
  }),
  chain({ id: 'late', name: '城区扩建一中', kind: 'extension', promised: '2021-09-01', late: 365, pupils: 900, nodes: [{ name: '假期施工', days: 180, owner: '城投公司', status: 'yellow', daysToCliff: 100 }, { name: '开学', days: 0, status: 'idle' }] }),
  chain({ id: 'township-2', kind: 'townshipUpgrade', start: '2021-03-01', pupils: 200, late: null, nodes: [{ name: '招标', days: 30, owner: '财政局', status: 'green' }, { name: '开学', days: 0, status: 'idle' }] }),
]

/** Words as short as words can be. */
export const plainWords: PosterWords = {
  year: String,
  quarter: (quarter) => `Q${quarter}`,
  month: (month) => `${month}月`,
  today: (day) => `今日 ${day}`,
  bands: { frost: '冰冻期', summer: '暑假', winter: '寒假' },
  groups: { projects: '项目', educationGroup: '教育集团', townships: '乡镇' },
  signs: {
    done: { sign: '✓', name: 'done' },
    claimed: { sign: '◎', name: 'claimed' },
    green: { sign: '○', name: 'green' },
    yellow: { sign: '△', name: 'yellow' },
    red: { sign: '◆', name: 'red' },
    unreported: { sign: '?', name: 'unreported' },
    idle: { sign: '·', name: 'idle' },
  },
  nearness: { urgent: '≤14', near: '≤60', ahead: '≤180', far: '≤365', none: '—' },
  heads: { project: '项目', left: '还剩' },
  daysLeft: (days) => ({ figure: String(days), unit: '天' }),
  lastDay: (day, today) => `最迟 ${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day}`,
  noCliff: '没有临界',
  lost: (days) => (days === null ? 'never' : `已误 ${days} 天`),
  entry: (sign, { name, owner }) => `${sign} ${name} · ${owner}`,
  facts: ({ forecast }) => `预计 ${forecast}`,
  never: 'never',
  bar: (row, { name, owner, status, daysToCliff }) => [row.name, name, owner, status, daysToCliff].join(' '),
  row: ({ name }) => name,
  title: '挂图',
  dataDate: '2021-05-11',
  sentences: ['一', '二', '三'],
  legend: { fills: '底色', edges: '边框', marks: '标记', bands: '时段', done: '已完成', planned: '计划', entry: '关口', cut: '最迟', goalForecast: '预计', goalPlanned: '计划', promised: '承诺', lost: '已误', clamp: '超出承诺', struck: '划去', today: '今日' },
  remarks: ['规则', '来源'],
}
