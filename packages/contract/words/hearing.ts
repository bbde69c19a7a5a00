import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Procedure } from '@junheng/core/planning/layout/procedure.ts'
import { hearingAnnexes, type AnnexKey, type KeyedAnnex } from './hearing-annexes.ts'
import { blockerBlocks } from './hearing-blockers.ts'
import type { HearingContent } from './hearing-content.ts'
import { kindergartenBlocks } from './hearing-kindergartens.ts'
import { changedSchools, type ChangedSchool } from './hearing-map.ts'
import { bandNames, minutes, signed, stageNames, tableOf } from './hearing-table.ts'
import { countyRuleText, layoutRuleText } from './layout-rules.ts'
import { heading, longDate, paragraph, type OfficialPaper, type PaperBlock } from './official-paper.ts'

/** Names an annex by its number: `附件2`; annexes without a row are left out, and nothing refers to them. */
type Refer = (key: AnnexKey) => string

/** 听证材料: what a scenario does to children, schools, teachers, premises and money, and what the law still asks for. For people who are affected by it. */
export function hearingPaper(content: HearingContent): OfficialPaper {
  const { scenario, effects, procedure, toApprove, issuer, county, snapshot, today } = content
  const annexes = hearingAnnexes(content)
  const refer = referTo(annexes)
  const sections: readonly (readonly [string, readonly PaperBlock[]])[] = [
    ['方案', planBlocks(content, refer)],
    ['对学生的影响', childrenBlocks(effects, refer)],
    ['对学校和教师的影响', schoolBlocks(effects, refer)],
    ['校舍与经费', moneyBlocks(effects, refer)],
    ...(effects.kindergartens === undefined ? [] : [['幼儿园', kindergartenBlocks(effects.kindergartens)] as const]),
    ['校际均衡', balanceBlocks(effects)],
    ['四种不得强行撤并的情形', blockerBlocks(effects.blockers)],
    ['程序', procedureBlocks(procedure, toApprove.length, refer)],
  ]
  return {
    head: null,
    title: `${county}学校布局调整方案听证材料`,
    note: `方案名称：${scenario.name}；数据截至${longDate(snapshot.date)}；就读去向为估算，路程按道路计算`,
    body: sections.flatMap(([title, blocks], at) => [heading(at + 1, title), ...blocks]),
    annexes: annexes.map(({ annex }) => annex),
    issuer,
    date: longDate(today),
    imprint: null,
  }
}

const referTo = (annexes: readonly KeyedAnnex[]): Refer => (key) => `附件${annexes.findIndex((each) => each.key === key) + 1}`

function planBlocks({ effects, snapshot, county, scenario, planned }: HearingContent, refer: Refer): readonly PaperBlock[] {
  const changed = changedSchools(effects, snapshot)
  const of = (deed: ChangedSchool['deed']) => changed.filter((each) => each.deed === deed)
  const rotating = (effects.decision.transfers ?? []).reduce((sum, { teachers }) => sum + teachers, 0)
  const deeds = [`撤并学校${of('close').length}所`, ...some('新建', of('build').length), ...some('扩建', of('extend').length), ...(rotating === 0 ? [] : [`交流轮岗教师${rotating}名`])]
  return [
    paragraph(`${county}拟${deeds.join('，')}。调整后余教学点${effects.sentence.points}个。没有列出的学校照旧。位置和学生去向见${refer('map')}。`),
    ...listed('拟撤并：', of('close')), ...listed('拟新建：', of('build')), ...listed('拟扩建：', of('extend')),
    planned === null ? paragraph('本方案由手工拟定，没有经过寻优，也没有与其他方案比较优劣。', '编制。') : claimBlock(scenario.planned, planned),
    ...alternativeBlocks(planned),
  ]
}

const some = (deed: string, count: number) => (count === 0 ? [] : [`${deed}${count}所`])

function listed(lead: string, changed: readonly ChangedSchool[]): readonly PaperBlock[] {
  return changed.length === 0 ? [] : [paragraph(`${changed.map(({ school, rooms }) => (rooms === 0 ? school.name : `${school.name}（${rooms}间教室）`)).join('、')}。`, lead)]
}

const outcomeNames = { optimal: '最优方案（已证明）', feasible: '合规方案', stopped: '没有得出合规的方案，这是最接近的一个' } as const

/** What the search claims and what an independent check says, as the page says it. */
function claimBlock(claims: HearingContent['scenario']['planned'], { because, violations }: NonNullable<HearingContent['planned']>): PaperBlock {
  const quality = claims === null ? '' : `${outcomeNames[claims.status]}：目标值${whole(claims.objective)}，下界${whole(claims.bound)}，差距${claims.gap === null ? '未知' : `${(100 * claims.gap).toFixed(1)}%`}。${claims.isStopped ? '计算被提前停止，继续算可能更好。' : ''}`
  const broken = [...because.map((rule) => layoutRuleText(rule, 'zh')), ...violations.map((rule) => countyRuleText(rule, 'zh'))]
  return paragraph(`本方案由程序按给定条件编制，由人决定是否采用。${quality}独立核查：${violations.length === 0 ? '没有违规' : `违规${violations.length}处`}${broken.length === 0 ? '' : `（${broken.join('；')}）`}。`, '编制与核查。')
}

const whole = (value: number | null) => (value === null ? '未知' : `${Math.round(value)}`)

function alternativeBlocks(planned: HearingContent['planned']): readonly PaperBlock[] {
  const rows = (planned?.alternatives ?? []).map(({ school, decision, change }) => `${decision === 'open' ? '保留' : '撤并'}${school}的，换校${signed(change.childrenMoved, 0)}名，单程合计${signed(change.childMinutes, 0)}分钟，15年费用${signed(change.costYuan / 10_000, 1)}万元`)
  return rows.length === 0 ? [] : [paragraph(`与本方案相比，${rows.join('；')}。其余学校重新编制，正数为更多。`, '最接近的另案。')]
}

function childrenBlocks({ sentence, roster, travel }: Effects, refer: Refer): readonly PaperBlock[] {
  const lost = roster.difference.reduce((sum, { children }) => sum + children, 0)
  const rows = travel.map(({ band, children, meanBefore, meanAfter, longestAfter, most, overLimit }) => [bandNames[band], `${children}`, minutes(meanBefore), minutes(meanAfter), minutes(longestAfter), `${most}`, `${overLimit}`])
  const more = Math.round(sentence.moreMinutes)
  return [
    paragraph(`${sentence.childrenMoved}名学生换学校，单程合计${more < 0 ? '少用' : '多用'}${Math.abs(more)}分钟，${sentence.overLimit}名超过时限；按标准班额（小学45人、初中50人）缺学位${sentence.placesShort}个。${sentence.childrenMoved === 0 ? '' : `各村去向见${refer('movements')}，各乡镇街道情况见${refer('townships')}。`}`),
    paragraph(`受影响${roster.affected}名，已落实接收学校${roster.received}名，差集（受影响而没有接收学校的学生）${lost}名${lost === 0 ? '：每名学生都有且只有一所接收学校。' : '，方案不能成立。'}`, '接收。'),
    ...(sentence.childrenMoved === 0 ? [] : [{ kind: 'table' as const, table: tableOf([['年级', 0.16], ['换校（人）', 0.13], ['原平均（分钟）', 0.15], ['新平均（分钟）', 0.15], ['最长（分钟）', 0.14], ['时限（分钟）', 0.14], ['超时限（人）', 0.13]], rows) }, paragraph('分钟均为单程。7–9年级寄宿的不计时限。')]),
  ]
}

function schoolBlocks({ classes, teachers }: Effects, refer: Refer): readonly PaperBlock[] {
  const oversize = classes.reduce((sum, { oversizeAfter }) => sum + oversizeAfter, 0)
  const rooms = classes.reduce((sum, { roomsShort }) => sum + roomsShort, 0)
  const unknown = classes.filter((each) => each.rooms === null).length
  const schools = new Set(classes.map(({ school }) => school)).size
  const missing = teachers.missing.reduce((sum, each) => sum + each.teachers, 0)
  return [
    paragraph(classes.length === 0 ? '没有学校因此增减学生或班级。' : `${schools}所学校学生或班级有变化，调整后有大班额（56人及以上）${oversize}个，缺教室${rooms}间${unknown === 0 ? '' : `（另有${unknown}校、学段没有填报教学用房，未计）`}，见${refer('classes')}。`),
    paragraph(`撤并学校教师${teachers.freedInAll}名，随学生分流。${missing === 0 ? '接收学校不因增班缺教师。' : `接收学校因增班缺${missing}名，涉及${new Set(teachers.missing.map(({ school }) => school)).size}所学校，见${refer('teachers')}。`}`, '教师。'),
  ]
}

function moneyBlocks({ premises, money, seats }: Effects, refer: Refer): readonly PaperBlock[] {
  const more = seats.reduce((sum, { busesMore }) => sum + busesMore, 0)
  const sum = (of: (each: Effects['premises'][number]) => number | null) => (premises.some((each) => of(each) === null) ? '未报全' : `${Math.round(premises.reduce((total, each) => total + of(each)!, 0))}平方米`)
  return [
    paragraph(premises.length === 0 ? '不腾出校舍。' : `腾出${premises.length}处：占地${sum(({ landArea }) => landArea)}，校舍建筑${sum(({ floorArea }) => floorArea)}，两项分列、不相加，见${refer('premises')}。`, '校舍。'),
    paragraph(`一次性${wan(money.onceYuan)}万元（建设${wan(money.buildYuan)}万元，购车${wan(money.busYuan)}万元，搬迁看护${wan(money.closeYuan)}万元${money.levelYuan === 0 ? '' : `，均衡添置与教师交流${wan(money.levelYuan)}万元`}）；${yearly(money)}。校车估算需增${more}辆，线路编排后以线路为准。单价为假定，可由计财调整。`, '经费。'),
  ]
}

const yearly = ({ yearYuan, seatYearYuan, siteYearYuan }: Effects['money']) => `每年${costs(yearYuan)}（校车座位${costs(seatYearYuan)}，校点运行${costs(siteYearYuan)}；教师工资不变）`
const costs = (yuan: number) => (yuan < 0 ? `节省${wan(-yuan)}万元` : `增支${wan(yuan)}万元`)
const wan = (yuan: number) => (yuan / 10_000).toFixed(1)

function balanceBlocks({ standards }: Effects): readonly PaperBlock[] {
  const rows = standards.flatMap(({ standard, changes }) => changes.filter(({ indicator }) => indicator === 'composite').map((each) => [standardNames[standard] ?? standard, stageNames[each.stage], figure(each.before), figure(each.after), signedOr(each.real), signedOr(each.scope)]))
  if (rows.length === 0) return [paragraph('没有可比的综合差异系数。')]
  const worse = standards.flatMap(({ changes }) => changes).filter(({ indicator, before, after }) => indicator !== 'composite' && before !== null && after !== null && after - before > 0.0005).length
  return [
    paragraph(`校际综合差异系数变化如下，数值越小越均衡。“真实”是学生、教师、校舍设备变化引起的，“口径”是计入学校变化引起的。${worse === 0 ? '没有单项差异系数变差。' : `有${worse}个单项差异系数变差。`}`),
    { kind: 'table', table: tableOf([['标准', 0.24], ['学段', 0.12], ['调整前', 0.16], ['调整后', 0.16], ['其中真实', 0.16], ['其中口径', 0.16]], rows) },
  ]
}

const standardNames: Readonly<Record<string, string>> = { 'basic-2012': '基本均衡', 'quality-2017': '优质均衡' }
const figure = (value: number | null) => (value === null ? '未知' : value.toFixed(3))
const signedOr = (value: number | null) => (value === null ? '未知' : signed(value, 3))

function procedureBlocks({ objections, askedWhom, hearing }: Procedure, missing: number, refer: Refer): readonly PaperBlock[] {
  const heard = hearing === null ? '尚未举行听证。' : `听证代表${hearing.representatives}名，其中反对${hearing.against}名；征求家长${hearing.parentsAsked}名，其中反对${hearing.parentsAgainst}名。`
  const asked = askedWhom === '' ? '尚未登记不同意见，也没有写明征求过谁。' : `没有收到不同意见；征求过：${askedWhom}。`
  return [
    paragraph(`${heard}${missing === 0 ? '程序齐备。' : `程序还差${missing}项，未齐备前不得批准。`}各步日期与文件见${refer('steps')}。`),
    ...(objections.length === 0 ? [paragraph(asked)] : objections.map(({ from, text, reply }) => paragraph(`${text}。答复：${reply === '' ? '尚未答复' : reply}。`, `${from}：`))),
  ]
}
