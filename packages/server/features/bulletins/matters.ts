import type { BulletinMatter, MatterKind } from '@junheng/contract/bulletins.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import { reportedWords } from '@junheng/contract/words/schedule.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { daysBetween } from '@junheng/core/schedule/day.ts'
import type { NodeCliff } from '@junheng/core/schedule/programme.ts'
import { nearDays, rankedNodes, rankedProjects, type StandingProject } from '@junheng/core/schedule/ranking.ts'
import type { Programme } from '../projects/programme.ts'
import { goalOf, isInHand, nodesOf, promiseOf, sources, turnOf, type NodeAndStanding } from './facts.ts'

/** Every matter that a bulletin must name, by kind and then the most pressing first. */
export function mattersOf(of: readonly StandingProject[], today: IsoDate, rule: Programme['rule']): BulletinMatter[] {
  const near = rankedNodes(of).filter((found) => found.at.daysToCliff! <= nearDays && isInHand(found, found))
  const projects = rankedProjects(of)
  const nodes = projects.flatMap((one) => nodesOf(one).map((found) => ({ ...one, ...found })))
  return [
    ...near.map((found) => matter('nearCliff', found, today, nearCliff(found))),
    ...projects.filter(({ standing }) => standing.lostDays !== 0).flatMap((one) => lostMatter(one, today)),
    ...nodes.filter(({ at }) => at.contradicted).map((found) => matter('contradicted', found, today, contradicted(found))),
    ...nodes.filter(({ at }) => at.status === 'unreported').map((found) => matter('unreported', found, today, unreported(found, today, rule.cycleDays))),
  ]
}

type FoundNode = StandingProject & NodeAndStanding

/** What is said, and the figures in it; `name` is the last part of a figure's id. */
interface Statement {
  readonly sentence: string
  readonly figures: readonly Stated[]
}
interface Stated {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly source: string
  readonly asOf?: IsoDate
}

function matter(kind: MatterKind, { project, node }: Pick<FoundNode, 'project' | 'node'>, today: IsoDate, statements: readonly Statement[]): BulletinMatter {
  const figures = statements.flatMap((statement) => statement.figures)
  return {
    kind,
    project: project.id,
    projectName: project.name,
    node: node.id,
    nodeName: node.name,
    owner: node.owner,
    sentences: statements.map(({ sentence }) => sentence),
    figures: figures.map(({ name, label, value, source, asOf = today }) => ({ id: `node/${project.id}/${node.id}/${name}`, label, value, source, asOf })),
  }
}

function stated(name: string, label: string, value: string, source: string = sources.computed): Stated {
  return { name, label, value, source }
}

const days = (count: number) => `${count}天`
const never = '五年内不能实现'
const dated = (day: IsoDate | null) => (day === null ? never : longDate(day))

function nearCliff(found: FoundNode): Statement[] {
  const { at } = found
  const cliff = at.cliff!
  const lastDay = stated('lastDay', '最迟完成', longDate(cliff.lastDay))
  const left = stated('daysLeft', '剩余', days(at.daysToCliff!))
  const due = { sentence: `最迟须于${lastDay.value}完成，尚余${left.value}。`, figures: [lastDay, left] }
  return [...planned(found), due, cost(found, cliff), ...eitherTerm(cliff)]
}

function planned({ node, at, standing }: FoundNode): Statement[] {
  const finish = standing.plan.nodes.find(({ id }) => id === node.id)?.finish
  if (finish === undefined || finish === null) return []
  const plan = stated('planned', '计划完成', longDate(finish))
  if (at.daysLate === 0) return [{ sentence: `计划${plan.value}完成。`, figures: [plan] }]
  const late = stated('daysLate', '超过计划', days(at.daysLate))
  return [{ sentence: `计划${plan.value}完成，已超过${late.value}，尚未完成。`, figures: [plan, late] }]
}

function cost({ project, at }: FoundNode, { goalId, goalNow, goal, jumpDays }: NodeCliff): Statement {
  const name = project.nodes.find(({ id }) => id === goalId)?.name ?? '目标'
  const now = stated('goalNow', `“${name}”现推算日期`, dated(goalNow))
  const then = stated('goal', `逾期后“${name}”推算日期`, dated(goal))
  const later = jumpDays === null ? [] : [stated('jumpDays', '顺延', days(jumpDays))]
  const pupils = at.pupils === null ? [] : [stated('pupils', '涉及学生', `${at.pupils}人`, sources.ledger)]
  const moved = jumpDays === null ? `“${name}”由${now.value}变为${never}` : `“${name}”由${now.value}推迟至${then.value}，顺延${days(jumpDays)}`
  return { sentence: `逾此日，${moved}${pupils.map(({ value }) => `，涉及学生${value}`).join('')}。`, figures: [now, then, ...later, ...pupils] }
}

function eitherTerm({ eitherTerm }: NodeCliff): Statement[] {
  if (eitherTerm === null || eitherTerm.goal === null || eitherTerm.jumpDays === null) return []
  const goal = stated('eitherTermGoal', '春、秋两季均可开学时推算日期', longDate(eitherTerm.goal))
  const jump = stated('eitherTermJumpDays', '春、秋两季均可开学时顺延', days(eitherTerm.jumpDays))
  return [{ sentence: `若春、秋两季均可开学，则推迟至${goal.value}，顺延${jump.value}。`, figures: [goal, jump] }]
}

function lostMatter(one: StandingProject, today: IsoDate): BulletinMatter[] {
  const turn = turnOf(one)
  if (turn === undefined) return []
  const basis = one.project.promisedGoal === null ? '计划' : '承诺'
  const promise = stated('promised', `${basis}实现`, dated(promiseOf(one)), sources.ledger)
  const forecast = stated('forecast', '推算实现', dated(goalOf(one.standing)))
  const { lostDays } = one.standing
  const lost = lostDays === null ? [] : [stated('lostDays', '推迟', days(lostDays))]
  const sentence = `项目${basis}${promise.value}实现，按现有记录推算为${forecast.value}${lost.map(({ value }) => `，推迟${value}`).join('')}；目前等待本环节。`
  return [matter('lost', { ...one, ...turn }, today, [{ sentence, figures: [promise, forecast, ...lost] }])]
}

/** The law asks for records of submission where a body reviews; elsewhere a start is what is missing. */
function contradicted({ node }: FoundNode): Statement[] {
  if (node.reported === undefined) return []
  const { on, state } = node.reported
  const said = { ...stated('reported', '最近报告', `${longDate(on)}“${reportedWords[state].zh}”`, sources.report), asOf: on }
  const missing = state === 'finished' ? '办结记录' : /评审|审查|图审|预审/.test(node.name) ? '送审记录' : '开始办理记录'
  return [{ sentence: `${longDate(on)}报告“${reportedWords[state].zh}”，但${node.name}无${missing}。`, figures: [said] }]
}

function unreported({ node, standing }: FoundNode, today: IsoDate, cycleDays: number): Statement[] {
  const cycle = stated('cycleDays', '调度周期', days(cycleDays), '亮灯规则')
  if (node.reported !== undefined) {
    const { on } = node.reported
    const report = { ...stated('reportedOn', '最近报告', longDate(on), sources.report), asOf: on }
    const since = stated('sinceReport', '距最近报告', days(daysBetween(on, today)))
    return [{ sentence: `最近一次报告为${report.value}，距今${since.value}，超过${cycle.value}的调度周期。`, figures: [report, since, cycle] }]
  }
  const from = node.actualStart ?? standing.plan.nodes.find(({ id }) => id === node.id)?.start ?? today
  const start = stated('start', node.actualStart === undefined ? '计划开始' : '开始', longDate(from), node.actualStart === undefined ? sources.computed : sources.ledger)
  const since = stated('sinceStart', '距开始', days(daysBetween(from, today)))
  return [{ sentence: `${start.label}日为${start.value}，距今${since.value}，尚无报告，超过${cycle.value}的调度周期。`, figures: [start, since, cycle] }]
}
