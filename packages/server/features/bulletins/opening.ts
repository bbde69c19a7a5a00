import { isFinished } from '@junheng/core/schedule/status.ts'
import type { BulletinFigure } from '@junheng/contract/bulletins.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { nearDays, type StandingProject } from '@junheng/core/schedule/ranking.ts'
import { isDue, nodesOf, sources, turnOf } from './facts.ts'

/** A paragraph, and every figure in it. */
export interface StatedParagraph {
  readonly text: string
  readonly figures: readonly BulletinFigure[]
}

/** How the programme stands as a whole. */
export function openingOf(of: readonly StandingProject[], today: IsoDate): StatedParagraph {
  const nodes = of.flatMap(nodesOf)
  const near = of.map(({ standing }) => standing.nodes.filter(({ daysToCliff }) => daysToCliff !== null && daysToCliff <= nearDays).length)
  const counted = (id: string, label: string, count: number, source: string = sources.ledger) => ({ id: `total/${id}`, label, value: `${count}个`, source, asOf: today })
  const projects = counted('projects', '在册项目', of.length)
  const all = counted('nodes', '环节', nodes.length)
  const done = counted('done', '已完成环节', nodes.filter(({ at }) => at.status === 'done').length)
  const claimed = counted('claimed', '报告完成、待核验销号的环节', nodes.filter(({ at }) => at.status === 'claimed').length)
  const due = counted('due', '已到计划时间、正在办理或等待办理的环节', nodes.filter(isDue).length, sources.computed)
  const late = counted('late', '超过计划完成日的环节', nodes.filter(({ at }) => !isFinished(at.status) && at.daysLate > 0).length, sources.computed)
  const unreported = counted('unreported', '未按期报告的环节', nodes.filter(({ at }) => at.status === 'unreported').length)
  const contradicted = counted('contradicted', '报告与记录不一致的环节', nodes.filter(({ at }) => at.contradicted).length)
  const nearNodes = counted('nearNodes', `距最后期限${nearDays}天以内的环节`, near.reduce((sum, count) => sum + count, 0), sources.computed)
  const nearProjects = counted('nearProjects', `有环节距最后期限${nearDays}天以内的项目`, near.filter((count) => count > 0).length, sources.computed)
  const lost = counted('lost', '目标已经推迟的项目', of.filter(({ standing }) => standing.lostDays !== 0).length, sources.computed)
  const text =
    `截至${longDate(today)}，在册教育项目${projects.value}，共有环节${all.value}，其中已完成${done.value}，报告完成待核验${claimed.value}，已到计划时间、正在办理或等待办理${due.value}。` +
    `超过计划完成日而未完成${late.value}，未按期报告${unreported.value}，报告与记录不一致${contradicted.value}。` +
    `距最后期限${nearDays}天以内的环节${nearNodes.value}，涉及项目${nearProjects.value}；按现有记录推算，目标已经推迟的项目${lost.value}。现将有关情况通报如下。`
  return { text, figures: [projects, all, done, claimed, due, late, unreported, contradicted, nearNodes, nearProjects, lost] }
}

/** Nodes whose turn it is next, near their cliffs though not due yet: by name, how many and the fewest days left. */
export function aheadOf(of: readonly StandingProject[], today: IsoDate): StatedParagraph {
  const ahead = of.flatMap((one) => turnOf(one) ?? []).filter(({ at }) => at.status === 'idle' && at.daysToCliff !== null && at.daysToCliff <= nearDays)
  if (ahead.length === 0) return { text: '', figures: [] }
  const computed = (id: string, label: string, value: string) => ({ id: `ahead/${id}`, label, value, source: sources.computed, asOf: today })
  const groups = [...new Set(ahead.map(({ node }) => node.name))].map((name) => {
    const days = ahead.filter(({ node }) => node.name === name).map(({ at }) => at.daysToCliff!)
    const count = computed(`${name}/count`, `未到计划开始日、距最后期限${nearDays}天以内的“${name}”`, `${days.length}个`)
    const least = computed(`${name}/daysLeft`, `“${name}”最少剩余`, `${Math.min(...days)}天`)
    return { text: `${name}${count.value}，最少的尚余${least.value}`, figures: [count, least] }
  })
  const total = computed('count', `未到计划开始日、距最后期限${nearDays}天以内的环节`, `${ahead.length}个`)
  const text = `另有${total.value}项目的下一环节未到计划开始日，但距最后期限在${nearDays}天以内：${groups.map((group) => group.text).join('；')}。各项目情况见附件1。`
  return { text, figures: [total, ...groups.flatMap(({ figures }) => figures)] }
}
