import { grouped } from '@junheng/core/county/grouped.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Movement } from '@junheng/core/planning/layout/movement.ts'
import { procedureSteps, type Procedure, type ProcedureStep } from '@junheng/core/planning/layout/procedure.ts'
import type { ScenarioReply } from '../layouts.ts'
import { heading, longDate, paragraph, shortDate, type OfficialPaper, type PaperAnnex, type PaperBlock, type PaperTable } from './official-paper.ts'

export interface HearingContent extends Pick<ScenarioReply, 'scenario' | 'effects' | 'procedure' | 'toApprove'> {
  readonly issuer: string
  readonly county: string
  /** The date of the statistics it rests on. */
  readonly dataOn: string
  readonly today: string
  readonly townshipName: (code: string) => string
  readonly schoolName: (id: string) => string
}

/** 听证材料: what a scenario does to children, schools, teachers, premises and money, and what the law still asks for. For people who are affected by it. */
export function hearingPaper(content: HearingContent): OfficialPaper {
  const { scenario, effects, procedure, toApprove, issuer, county, dataOn, today } = content
  return {
    head: null,
    title: `${county}学校布局调整方案“${scenario.name}”听证材料`,
    note: `数据截至${longDate(dataOn)}；就读去向为估算，路程按道路计算`,
    body: [heading(1, '方案'), paragraph(planText(content)), heading(2, '对学生的影响'), ...childrenBlocks(effects), heading(3, '对学校和教师的影响'), ...schoolBlocks(effects), heading(4, '校舍与经费'), ...moneyBlocks(effects), heading(5, '均衡'), balance(effects), heading(6, '程序'), ...procedureBlocks(procedure, toApprove.length)],
    annexes: [movementAnnex(effects), townshipAnnex(content), stepAnnex(procedure)],
    issuer,
    date: longDate(today),
    imprint: null,
  }
}

function planText({ scenario: { levers }, effects: { sentence, decision }, schoolName, county }: HearingContent): string {
  const closed = levers.closed.length === 0 ? '不撤并学校' : `拟撤并${levers.closed.map(schoolName).join('、')}，共${levers.closed.length}所`
  const { opened = [], extended: grown, transfers = [] } = decision
  const isNew = new Set(opened.map(({ school }) => school.id))
  const built = opened.length === 0 ? '' : `；拟新建${opened.map(({ school }) => school.name).join('、')}`
  const own = grown.filter(({ school }) => !isNew.has(school))
  const extended = own.length === 0 ? '' : `；拟扩建${own.map(({ school, rooms }) => `${schoolName(school)}（${rooms}间教室）`).join('、')}`
  const rotating = transfers.reduce((sum, { teachers }) => sum + teachers, 0)
  return `${county}${closed}${built}${extended}${rotating === 0 ? '' : `；拟交流轮岗教师${rotating}名`}。调整后余教学点${sentence.points}个。没有列出的学校照旧。`
}

function childrenBlocks({ sentence, roster, travel }: Effects): readonly PaperBlock[] {
  const lost = roster.difference.reduce((sum, { children }) => sum + children, 0)
  return [
    paragraph(`${sentence.childrenMoved}名学生换学校，每天单程合计多走${Math.round(sentence.moreMinutes)}分钟，${sentence.overLimit}名超过时限。各村去向见附件1。`),
    paragraph(`受影响${roster.affected}名，已有接收学校${roster.received}名。${lost === 0 ? '差集为空：每名学生都有且只有一所接收学校。' : `差集${lost}名没有接收学校，方案不能成立。`}`, '一个不落。'),
    {
      kind: 'table',
      table: tableOf([['年级', 0.2], ['换校人数', 0.16], ['原平均分钟', 0.16], ['新平均分钟', 0.16], ['最长分钟', 0.16], ['时限', 0.16]], travel.map(({ band, children, meanBefore, meanAfter, longestAfter, most }) => [bandNames[band], `${children}`, minutes(meanBefore), minutes(meanAfter), minutes(longestAfter), `${most}`])),
    },
  ]
}

const bandNames = { lower: '1–3年级', upper: '4–6年级', junior: '7–9年级' } as const
const stageNames = { primary: '小学', junior: '初中' } as const
const minutes = (value: number | null) => (value === null ? '—' : `${Math.round(value)}`)

function schoolBlocks({ classes, teachers }: Effects): readonly PaperBlock[] {
  const missing = teachers.missing.map(({ name, subject, teachers: count }) => `${name}${subject}${count}名`)
  return [
    ...(classes.length === 0 ? [paragraph('没有学校因此增减班。')] : [{ kind: 'table' as const, table: tableOf([['接收学校', 0.32], ['学段', 0.1], ['学生', 0.18], ['班数', 0.14], ['最大班额', 0.14], ['缺教室', 0.12]], classes.map((each) => [each.name, stageNames[each.stage], `${each.pupilsBefore}→${each.pupilsAfter}`, `${each.classesBefore}→${each.classesAfter}`, `${each.largestBefore}→${each.largestAfter}`, each.rooms === null ? '未报' : `${each.roomsShort}`])) }]),
    paragraph(`撤并学校教师${teachers.freedInAll}名，随学生分流。${missing.length === 0 ? '接收学校不因增班缺教师。' : `接收学校因增班缺：${missing.join('，')}。`}`, '教师。'),
  ]
}

function moneyBlocks({ premises, money, seats }: Effects): readonly PaperBlock[] {
  const vacated = premises.map(({ name, landArea, floorArea }) => `${name}占地${area(landArea)}、校舍${area(floorArea)}`)
  const more = seats.reduce((sum, { busesMore }) => sum + busesMore, 0)
  return [
    paragraph(vacated.length === 0 ? '没有腾出校舍。' : `腾出${vacated.join('；')}。占地与校舍分列，不相加。`, '校舍。'),
    paragraph(`一次性${wan(money.onceYuan)}万元（建设${wan(money.buildYuan)}万元，购车${wan(money.busYuan)}万元，搬迁看护${wan(money.closeYuan)}万元${money.levelYuan === 0 ? '' : `，均衡添置与教师交流${wan(money.levelYuan)}万元`}）；每年${wan(money.yearYuan)}万元。校车估算需增${more}辆。`, '经费。'),
  ]
}

const area = (value: number | null) => (value === null ? '未报' : `${Math.round(value)}平方米`)
const wan = (yuan: number) => (yuan / 10_000).toFixed(1)

function balance({ standards }: Effects): PaperBlock {
  const rows = standards.flatMap(({ standard, changes }) => changes.filter(({ indicator }) => indicator === 'composite').map((each) => [standardNames[standard] ?? standard, stageNames[each.stage], figure(each.before), figure(each.after), figure(each.real), figure(each.scope)]))
  return rows.length === 0 ? paragraph('没有可比的综合差异系数。') : { kind: 'table', table: tableOf([['标准', 0.24], ['学段', 0.12], ['调整前', 0.16], ['调整后', 0.16], ['其中真实', 0.16], ['其中口径', 0.16]], rows) }
}

const standardNames: Readonly<Record<string, string>> = { 'basic-2012': '基本均衡', 'quality-2017': '优质均衡' }
const figure = (value: number | null) => (value === null ? '未知' : value.toFixed(3))

function procedureBlocks({ objections, askedWhom, hearing }: Procedure, missing: number): readonly PaperBlock[] {
  const heard = hearing === null ? '尚未举行听证。' : `听证代表${hearing.representatives}名，其中反对${hearing.against}名；征求家长${hearing.parentsAsked}名，其中反对${hearing.parentsAgainst}名。`
  const asked = askedWhom === '' ? '尚未登记不同意见，也没有写明征求过谁。' : `没有收到不同意见；征求过：${askedWhom}。`
  return [
    paragraph(`${heard}${missing === 0 ? '程序齐备。' : `程序还差${missing}项，未齐备前不得批准。`}各步日期与文件见附件3。`),
    ...(objections.length === 0 ? [paragraph(asked)] : objections.map(({ from, text, reply }) => paragraph(`${text}。答复：${reply === '' ? '尚未答复' : reply}。`, `${from}：`))),
  ]
}

/** One line a village, former school, new school and age. */
function movementAnnex({ movements }: Effects): PaperAnnex {
  const lines = [...grouped(movements, ({ settlement, from, to, band }) => `${settlement} ${from} ${to} ${band}`).values()]
  return {
    title: '各村学生去向表',
    note: '人数为估算，姓名由学籍核对。分钟为单程，前为现在，后为调整后。',
    table: tableOf([['村居', 0.17], ['年级', 0.13], ['人数', 0.08], ['原学校', 0.22], ['接收学校', 0.22], ['分钟', 0.18]], lines.map((own) => movementCells(own))),
  }
}

function movementCells(own: readonly Movement[]): readonly string[] {
  const { settlementName, band, fromName, toName, minutesBefore, minutesAfter, modeAfter, withinLimit } = own[0]!
  const way = modeAfter === null ? '' : modeAfter === 'ride' ? '乘车' : '步行'
  return [settlementName, bandNames[band], `${own.reduce((sum, { children }) => sum + children, 0)}`, fromName, toName, `${minutes(minutesBefore)}→${minutes(minutesAfter)} ${way}${withinLimit ? '' : '（超时限）'}`]
}

/** 乡镇卡片. */
function townshipAnnex({ effects: { movements, seats }, townshipName }: HearingContent): PaperAnnex {
  const rows = [...grouped(movements, ({ township }) => township)].map(([code, own]) => {
    const bus = seats.find(({ township }) => township === code)
    const over = own.filter(({ withinLimit }) => !withinLimit).reduce((sum, { children }) => sum + children, 0)
    return [townshipName(code), `${own.reduce((sum, { children }) => sum + children, 0)}`, `${new Set(own.map(({ settlement }) => settlement)).size}`, minutes(Math.max(...own.map(({ minutesAfter }) => minutesAfter ?? 0))), `${over}`, bus === undefined ? '—' : `${bus.ridersBefore}→${bus.ridersAfter}`, bus === undefined ? '—' : `${bus.busesMore}`]
  })
  return { title: '各乡镇街道情况表', note: '乘车人数与增车为估算，线路编排后以线路为准。', table: tableOf([['乡镇街道', 0.22], ['换校学生', 0.13], ['涉及村居', 0.13], ['最长分钟', 0.13], ['超时限', 0.11], ['乘车学生', 0.16], ['增车', 0.12]], rows) }
}

function stepAnnex({ steps }: Procedure): PaperAnnex {
  return { title: '撤并程序登记表', note: '国办发〔2012〕48号、国务院令第713号。空白为尚未登记。', table: tableOf([['步骤', 0.3], ['起', 0.16], ['止', 0.16], ['文件', 0.38]], procedureSteps.map((step) => [stepNames[step], ...stepCells(steps[step])])) }
}

const stepCells = (step: Procedure['steps'][ProcedureStep]) => (step === undefined ? ['', '', ''] : [shortDate(step.from), shortDate(step.until), step.paper])

const stepNames: { readonly [step in ProcedureStep]: string } = { draft: '制定方案', appraisal: '论证', notice: '公示征求意见（不少于30日）', hearing: '听证', risk: '风险评估', legality: '合法性审查', decision: '集体讨论决定', filing: '报批备案', receiver: '接收校就绪（先建后撤）', transport: '校车与线路就绪' }

function tableOf(columns: readonly (readonly [title: string, width: number])[], rows: readonly (readonly string[])[]): PaperTable {
  return { columns: columns.map(([title, width], at) => ({ title, width, ...(at === 0 ? {} : { centred: true }) })), rows: rows.map((cells) => ({ cells })) }
}
