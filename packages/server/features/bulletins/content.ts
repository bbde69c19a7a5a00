import type { BulletinContent, BulletinMatter } from '@junheng/contract/bulletins.ts'
import { matterKinds } from '@junheng/contract/bulletins.ts'
import { textLength } from '@junheng/contract/words/bulletin.ts'
import { longDate, shortDate } from '@junheng/contract/words/official-paper.ts'
import { statusWords } from '@junheng/contract/words/schedule.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import { rankOffices } from '@junheng/core/schedule/office-ranking.ts'
import { rankedProjects, type StandingProject } from '@junheng/core/schedule/ranking.ts'
import type { Programme } from '../projects/programme.ts'
import { changesBetween } from './changes.ts'
import { goalOf, turnOf } from './facts.ts'
import { mattersOf } from './matters.ts'
import { aheadOf, openingOf } from './opening.ts'

/** What a bulletin is made from: where every project stands, by which rule. */
export type BulletinGround = Pick<Programme, 'today' | 'projects' | 'rule'>

/** What its publisher adds; a draft has none of it. */
export interface Publication {
  readonly number: string
  readonly publishedOn: string
  /** The bulletin that this one corrects, and why. */
  readonly corrects?: { readonly id: string; readonly content: BulletinContent; readonly reason: string }
}

/** Papers on one task are kept to so many characters (the rules on formalism of 2025; rules.md §10.1). */
const mostCharacters = 4000

/** The bulletin that the ledger gives on a day. Equal ledgers give equal contents. */
export function bulletinContent(ground: BulletinGround, countyName: string, publication?: Publication): BulletinContent {
  const content = withChanges(statedBy(ground, countyName, publication), publication)
  return fitted(content)
}

function statedBy({ today, projects, rule }: BulletinGround, countyName: string, publication: Publication | undefined): BulletinContent {
  const unit = /[市县区旗]$/.exec(countyName)?.[0] ?? '县'
  const opening = openingOf(projects, today)
  const ahead = aheadOf(projects, today)
  const next = { id: 'total/nextReport', label: '下次报告期限', value: longDate(addDays(today, rule.cycleDays)), source: `亮灯规则（调度周期${rule.cycleDays}天）`, asOf: today }
  return {
    number: publication?.number ?? null,
    title: publication?.corrects ? `关于全${unit}教育项目推进情况通报的更正` : `关于全${unit}教育项目推进情况的通报`,
    issuer: `${countyName}教育局`,
    addressee: `各乡镇人民政府、街道办事处，${unit}直有关部门`,
    dataOn: today,
    publishedOn: publication?.publishedOn ?? null,
    corrects: correctedBy(publication),
    changes: [],
    opening: opening.text,
    figures: [...opening.figures, ...ahead.figures, next],
    projects: rankedProjects(projects).map(projectRow),
    matters: mattersOf(projects, today, rule),
    ranking: { rule: rankingRule, rows: rankOffices(projects).map(({ rank, office, due, late, lateDays, unreported }) => ({ rank, office, due, late, lateDays, unreported })) },
    ahead: ahead.text,
    omitted: 0,
    request: `请以上环节的主办单位对照最后期限安排办理，并于${next.value}前在项目台账报告进展；报告与记录不一致的，请补录办理记录或者更正报告。`,
    rule: ruleText(rule),
    copies: `${unit}人民政府办公室，${unit}人民政府督查考核办公室`,
  }
}

const rankingRule =
  '按主办单位已到计划时间而未完成的环节超过计划完成日的天数合计，由少到多排列；合计相同的，按本期未报告的环节数由少到多排列；两项都相同的名次并列。没有到期环节的单位不排名。'

function correctedBy(publication: Publication | undefined): BulletinContent['corrects'] {
  if (publication?.corrects === undefined) return null
  const { id, content, reason } = publication.corrects
  return { id, number: content.number!, publishedOn: content.publishedOn!, reason }
}

function withChanges(content: BulletinContent, publication: Publication | undefined): BulletinContent {
  return publication?.corrects === undefined ? content : { ...content, changes: changesBetween(publication.corrects.content, content) }
}

function projectRow(of: StandingProject): BulletinContent['projects'][number] {
  const { id: project, name } = of.project
  const reached = goalOf(of.standing)
  const goal = reached === null ? '五年内不能实现' : shortDate(reached)
  const turn = turnOf(of)
  if (turn === undefined) return { project, name, node: '各环节已完成', owner: '—', daysLeft: '—', goal, status: signed(of.standing.nodes.some(({ status }) => status === 'claimed') ? 'claimed' : 'done') }
  const { node, at } = turn
  return { project, name, node: node.name, owner: node.owner, daysLeft: at.daysToCliff === null ? '—' : String(at.daysToCliff), goal, status: signed(at.status) }
}

function signed(status: keyof typeof statusWords) {
  return `${statusWords[status].sign}${statusWords[status].zh}`
}

function ruleText({ cycleDays, littleTimeShare, basis }: Programme['rule']): string {
  const { done, claimed, idle, green, yellow, red, unreported } = statusWords
  return (
    `亮灯按记录判定，不以自报为准：${done.sign}${done.zh}，有办结记录并经其他单位核验；${claimed.sign}${claimed.zh}，报告完成、尚未核验；${idle.sign}${idle.zh}，未到计划开始日；${green.sign}${green.zh}，按计划进行；${yellow.sign}${yellow.zh}，预计晚于计划，或者剩余时间不足${littleTimeShare * 100}%且本期没有报告；` +
    `${red.sign}${red.zh}，已过计划完成日；${unreported.sign}${unreported.zh}，${cycleDays}天的调度周期内没有报告。依据：${basis}。` +
    '最后期限，是指该环节晚于这一天完成，项目目标就要顺延30天以上；剩余天数从按现有记录推算的完成日起算。'
  )
}

/** Without the last matters of whichever kind has most of them, until the text is short enough; it says how many are left out. */
function fitted(content: BulletinContent): BulletinContent {
  if (textLength(content) <= mostCharacters || content.matters.length === 0) return content
  const counts = matterKinds.map((kind) => content.matters.filter((matter) => matter.kind === kind).length)
  const most = matterKinds[counts.indexOf(Math.max(...counts))]
  const last = content.matters.findLastIndex((matter: BulletinMatter) => matter.kind === most)
  return fitted({ ...content, matters: content.matters.toSpliced(last, 1), omitted: content.omitted + 1 })
}
