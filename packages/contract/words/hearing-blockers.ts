import type { Blocker, BlockerReason } from '@junheng/core/planning/layout/blockers.ts'
import { paragraph, type PaperBlock } from './official-paper.ts'

const kinds: { readonly [kind in Blocker['kind']]: string } = { opposed: '多数家长或听证代表反对', unsafeWay: '上下学不便、安全无保障', noBedsOrMeals: '并入校住宿、就餐不能满足', oversize: '造成超大规模学校或大班额' }
const standings: { readonly [standing in Blocker['standing']]: string } = { clear: '从数据看没有', blocks: '从数据看存在', unknown: '数据不能回答' }

/** Reasons that a paragraph names; how many more there are is said. */
const mostNamed = 8

/** 国办发〔2012〕48号: what the numbers say of each of the four. */
export function blockerBlocks(blockers: readonly Blocker[]): readonly PaperBlock[] {
  return blockers.map(({ kind, standing, because }) => {
    const more = because.length > mostNamed ? `；还有${because.length - mostNamed}处` : ''
    return paragraph(`${standings[standing]}${because.length === 0 ? '' : `：${because.slice(0, mostNamed).map(reasonText).join('；')}${more}`}。`, `${kinds[kind]}。`)
  })
}

function reasonText(reason: BlockerReason): string {
  switch (reason.code) {
    case 'hearingDecides':
      return '须由听证会和家长意见回答'
    case 'bedsNotReported':
      return '床位与食堂没有填报，须现场核验'
    case 'overMinutes':
      return `${reason.settlement}${reason.children}人单程${reason.minutes}分钟，上限${reason.most}分钟`
    case 'withoutSeat':
      return `${reason.settlement}没有校车座位`
    case 'noSchool':
      return `${reason.settlement}${reason.children}人没有接收学校`
    case 'oversizeClasses':
      return `${reason.school}出现大班额${reason.count}个`
    case 'roomsShort':
      return `${reason.school}缺教室${reason.count}间`
    case 'schoolTooLarge':
      return `${reason.school}将有${reason.count}人，上限${reason.most}人`
  }
}
