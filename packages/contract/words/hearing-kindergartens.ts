import type { KindergartenEffect, KindergartenEffects } from '@junheng/core/planning/layout/kindergarten-effects.ts'
import { minutes } from './hearing-table.ts'
import { layoutRuleText } from './layout-rules.ts'
import { paragraph, type PaperBlock } from './official-paper.ts'

/** Rules and settlements that a paragraph names; how many more there are is said. */
const mostNamed = 8

/** What follows for kindergartens, in the words of the page; what is not known comes first. */
export function kindergartenBlocks(found: KindergartenEffects): readonly PaperBlock[] {
  const { children, moved, unserved, placesShort, ways, money, broken } = found
  return [
    ...unknownBlocks(found),
    ...deeds.flatMap(([decision, lead]) => named(found.kindergartens.filter((each) => each.decision === decision), lead)),
    paragraph(`应入园${children}名；换园${moved}名，时限内无园可去${unserved}名，缺园位${placesShort}个。步行${ways.walking}名，由家长接送乘车${ways.riding}名；单程平均${minutes(ways.meanBefore)}分钟变为${minutes(ways.meanAfter)}分钟，最长${minutes(ways.longestAfter)}分钟。`),
    paragraph(receivedText(found), '接收。'),
    paragraph(`建设${wan(money.buildYuan)}万元，撤并搬迁${wan(money.closeYuan)}万元；园点运行每年${money.yearYuan < 0 ? `节省${wan(-money.yearYuan)}` : `增支${wan(money.yearYuan)}`}万元。单价为假定。`, '经费。'),
    paragraph(broken.length === 0 ? '独立核查没有发现违规。' : `独立核查违规${broken.length}处：${broken.slice(0, mostNamed).map((rule) => layoutRuleText(rule, 'zh')).join('；')}${broken.length > mostNamed ? `；还有${broken.length - mostNamed}处` : ''}。`, '核查。'),
  ]
}

const wan = (yuan: number) => (yuan / 10_000).toFixed(1)
const deeds = [['close', '拟撤并：'], ['build', '拟新建：'], ['extend', '拟扩建：']] as const

function named(kindergartens: readonly KindergartenEffect[], lead: string): readonly PaperBlock[] {
  return kindergartens.length === 0 ? [] : [paragraph(`${kindergartens.map(({ name, decision, childrenAfter }) => (decision === 'close' ? name : `${name}（${childrenAfter}名）`)).join('、')}。`, lead)]
}

function unknownBlocks({ reported, unknown, roomsUnknown }: KindergartenEffects): readonly PaperBlock[] {
  const lines = [
    ...(reported === 0 ? ['本期统计没有报幼儿园，现有几所未知，下面的数只反映新建的'] : []),
    ...(unknown.length === 0 ? [] : [`${unknown.length}个村居没有近年出生人数，3–5岁幼儿数未知（${unknown.slice(0, mostNamed).join('、')}${unknown.length > mostNamed ? '等' : ''}）`]),
    ...(roomsUnknown.length === 0 ? [] : [`没有报班数和幼儿数、园位未知的：${roomsUnknown.join('、')}`]),
  ]
  return lines.length === 0 ? [] : [paragraph(`${lines.join('；')}。未知的不按零计。`, '未知。')]
}

function receivedText({ lost, difference }: KindergartenEffects): string {
  const headless = lost.reduce((sum, { children }) => sum + children, 0)
  return headless + difference.length === 0 ? '撤并涉及的幼儿每名都有且只有一所接收园，差集0名。' : `${headless}名幼儿因撤并没有接收园；${difference.length}个村居的去向与人数不符，方案不能成立。`
}
