import type { PackMatter, PackOption, PackReason, Stated } from '@junheng/contract/meeting-papers.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { DecisionOption } from '@junheng/core/schedule/decision-options.ts'
import type { CountyNode, NodeCliff } from '@junheng/core/schedule/programme.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'
import type { SlipCost } from '@junheng/core/schedule/slip-cost.ts'
import { goalOf, promiseOf, sources, type NodeAndStanding } from '../bulletins/facts.ts'

/** A matter before it is put into words. */
export interface FoundMatter extends StandingProject, NodeAndStanding {
  readonly reasons: readonly PackReason[]
  /** Null where it has no cliff. */
  readonly cost: SlipCost | null
  readonly options: readonly DecisionOption[]
}

/** The words of a matter with every figure in them. */
export function packMatter(found: FoundMatter, today: IsoDate): PackMatter {
  const say = speaker(found, today)
  const { project, node, reasons, options } = found
  return {
    project: project.id,
    projectName: project.name,
    node: node.id,
    nodeName: node.name,
    owner: node.owner,
    reasons: [...reasons],
    facts: joined(factsOf(found, say)),
    cost: costOf(found, say),
    options: options.map((option) => optionOf(option, found, say)),
  }
}

type Say = (name: string, label: string, value: string, source?: string) => Stated['figures'][number]

function speaker({ project, node }: FoundMatter, asOf: IsoDate): Say {
  return (name, label, value, source = sources.computed) => ({ id: `pack/${project.id}/${node.id}/${name}`, label, value, source, asOf })
}

const never = '五年内不能实现'
const dated = (day: IsoDate | null) => (day === null ? never : longDate(day))
const days = (count: number) => `${count}天`

function joined(parts: readonly Stated[]): Stated {
  return { text: parts.map(({ text }) => text).join(''), figures: parts.flatMap(({ figures }) => figures) }
}

function factsOf(found: FoundMatter, say: Say): readonly Stated[] {
  return [...plannedFact(found, say), ...lastDayFact(found, say), ...lostFact(found, say), ...contradictedFact(found, say)]
}

function plannedFact({ node, at, standing }: FoundMatter, say: Say): readonly Stated[] {
  const finish = standing.plan.nodes.find(({ id }) => id === node.id)?.finish
  if (finish === undefined || finish === null) return []
  const plan = say('planned', '计划完成', longDate(finish))
  if (at.daysLate === 0) return [{ text: `计划${plan.value}完成。`, figures: [plan] }]
  const late = say('daysLate', '超过计划', days(at.daysLate))
  return [{ text: `计划${plan.value}完成，已超过${late.value}，尚未完成。`, figures: [plan, late] }]
}

function lastDayFact({ at: { cliff, daysToCliff } }: FoundMatter, say: Say): readonly Stated[] {
  if (cliff === null) return []
  const lastDay = say('lastDay', '最迟完成', longDate(cliff.lastDay))
  const left = say('daysLeft', '剩余', days(daysToCliff!))
  return [{ text: `最迟须于${lastDay.value}完成，尚余${left.value}。`, figures: [lastDay, left] }]
}

function lostFact({ project, standing }: FoundMatter, say: Say): readonly Stated[] {
  const { lostDays } = standing
  if (lostDays === 0) return []
  const promise = say('promised', '承诺实现', dated(promiseOf({ project, standing })), sources.ledger)
  const forecast = say('forecast', '推算实现', dated(goalOf(standing)))
  const lost = lostDays === null ? [] : [say('lostDays', '推迟', days(lostDays))]
  return [{ text: `原定${promise.value}实现，按现有记录推算为${forecast.value}${lost.map(({ value }) => `，推迟${value}`).join('')}。`, figures: [promise, forecast, ...lost] }]
}

function contradictedFact({ node, at }: FoundMatter, say: Say): readonly Stated[] {
  if (!at.contradicted || node.reported === undefined) return []
  const on = { ...say('reportedOn', '最近报告', longDate(node.reported.on), sources.report), asOf: node.reported.on }
  return [{ text: `${on.value}报告在办或已办结，但没有送审、开始或者办结记录。`, figures: [on] }]
}

function costOf({ cost, at: { cliff } }: FoundMatter, say: Say): Stated | null {
  if (cost === null || cliff === null) return null
  const stated = [...jumpCost(cost, say), ...pupilsCost(cost, say), ...classesCost(cost, say), ...yuanCost(cost, say)]
  const unknown = cost.pupils === null ? '涉及学生数未知。' : ''
  return { text: `再慢一天即越过最后期限：${cost.jumpDays === null ? never : ''}${stated.map(({ text }) => text).join('，')}。${unknown}`, figures: stated.flatMap(({ figures }) => figures) }
}

/** What is not known has no figure; no budget, no yuan. */
type CostWording = (cost: SlipCost, say: Say) => readonly Stated[]

const jumpCost: CostWording = ({ jumpDays }, say) => (jumpDays === null ? [] : stated(say('jumpDays', '顺延', days(jumpDays)), (jump) => `目标顺延${jump}`))

const pupilsCost: CostWording = ({ pupils }, say) => (pupils === null ? [] : stated(say('pupils', '涉及学生', `${pupils}人`, sources.ledger), (value) => `涉及学生${value}`))

const yuanCost: CostWording = ({ yuan }, say) => (yuan === null || yuan === 0 ? [] : stated(say('yuan', '资金占用', wan(yuan), '按延误成本参数推算'), (value) => `资金占用约${value}`))

const classesCost: CostWording = ({ oversizeClasses, classesFrom }, say) => {
  if (oversizeClasses === null || classesFrom === null) return []
  const label = '得不到缓解的大班额和接近大班额的班'
  const figure = (name: string, what: string, value: string, source: string) => ({ ...say(name, what, value, source), asOf: classesFrom.on })
  if (classesFrom.kind === 'classList') {
    return stated(figure('oversizeClasses', label, `${oversizeClasses}个`, '班级名册（不是预测）'), (value) => `${value}大班额或接近大班额的班得不到缓解（按${longDate(classesFrom.on)}班级名册计数，不是预测）`)
  }
  const { year, low, high, level } = classesFrom
  const source = '学位预测'
  const when = figure('missingIn', '缺学位的学年', `${year}年9月`, source)
  const classes = figure('oversizeClasses', label, `${oversizeClasses}个`, source)
  const share = figure('classesLevel', '区间把握', `${Math.round(level * 100)}%`, source)
  const between = figure('classesBetween', `${label}的区间`, high === null ? `${low}个以上` : `${low}至${high}个`, source)
  return [{ text: `预计${when.value}有${classes.value}大班额或接近大班额的班得不到缓解（学位预测，${share.value}区间${between.value}）`, figures: [when, classes, share, between] }]
}

const stated = (figure: Stated['figures'][number], text: (value: string) => string): readonly Stated[] => [{ text: text(figure.value), figures: [figure] }]

/** Yuan as papers write them: 万元, to one decimal. */
const wan = (yuan: number) => `${(yuan / 10_000).toFixed(1)}万元`

type Wording = { readonly [kind in DecisionOption['kind']]: (option: Extract<DecisionOption, { kind: kind }>, found: FoundMatter, say: Say) => PackOption }

const wordings: Wording = {
  holdTo({ by, goal }, { project, node, at }, say) {
    const [day, reached] = [say('holdTo/by', '限期', longDate(by)), say('holdTo/goal', '限期办结后目标', dated(goal))]
    return { name: '限期办结', text: `责成${node.owner}于${day.value}前办结，${goalName(project.nodes, at.cliff)}保持${reached.value}。`, figures: [day, reached] }
  },
  compress({ moreDays, by, node: id, fewerDays, ofDays, goal }, { project, at }, say) {
    const more = say('compress/moreDays', '展期', days(moreDays), '亮灯规则（调度周期）')
    const [day, from, fewer, reached] = [say('compress/by', '展期至', longDate(by)), say('compress/ofDays', '后续环节工期', days(ofDays), sources.ledger), say('compress/fewerDays', '压缩', days(fewerDays)), say('compress/goal', '展期并压缩后目标', dated(goal))]
    const text = `在最后期限之外再给${more.value}，放宽至${day.value}；同时“${nameOf(project.nodes, id)}”工期由${from.value}压缩${fewer.value}，${goalName(project.nodes, at.cliff)}保持${reached.value}。压缩工期须由责任单位书面承诺，并符合合理工期的规定。`
    return { name: '展期并压缩后续工期', text, figures: [more, day, from, fewer, reached] }
  },
  accept({ goal, jumpDays }, { project, at }, say) {
    const [reached, jump] = [say('accept/goal', '不作处理时目标', dated(goal)), jumpDays === null ? [] : [say('accept/jumpDays', '不作处理时顺延', days(jumpDays))]]
    return { name: '不作处理', text: `越过最后期限后，${goalName(project.nodes, at.cliff)}变为${reached.value}${jump.map(({ value }) => `，顺延${value}`).join('')}；须另行决定改期并公布。`, figures: [reached, ...jump] }
  },
  eitherTerm({ goal, jumpDays }, { project, at }, say) {
    const [reached, jump] = [say('eitherTerm/goal', '春、秋两季均可开学时目标', dated(goal)), jumpDays === null ? [] : [say('eitherTerm/jumpDays', '春、秋两季均可开学时顺延', days(jumpDays))]]
    return { name: '允许春季启用', text: `越过最后期限后仍允许春、秋两季启用的，${goalName(project.nodes, at.cliff)}变为${reached.value}${jump.map(({ value }) => `，顺延${value}`).join('')}。`, figures: [reached, ...jump] }
  },
}

function optionOf(option: DecisionOption, found: FoundMatter, say: Say): PackOption {
  const wording = wordings[option.kind] as (option: DecisionOption, found: FoundMatter, say: Say) => PackOption
  return wording(option, found, say)
}

const nameOf = (nodes: readonly CountyNode[], id: string) => nodes.find((node) => node.id === id)!.name
const goalName = (nodes: readonly CountyNode[], cliff: NodeCliff | null) => (cliff === null ? '目标' : `“${nameOf(nodes, cliff.goalId)}”`)
