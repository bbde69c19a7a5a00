import { isFinished } from '@junheng/core/schedule/status.ts'
import type { Decision } from '@junheng/contract/meetings.ts'
import type { OrderView } from '@junheng/contract/orders.ts'
import { orderWords } from '@junheng/contract/words/dispatch.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'
import type { CalendarEvent } from '../../documents/icalendar.ts'
import { nodesOf, type NodeAndStanding } from '../bulletins/facts.ts'

/** The dates of an office: of each unfinished node its planned finish and its last day; of each decision when it is due and when it is checked; of each open order when the reply is due. */
export function officeEvents(office: string, projects: readonly StandingProject[], { decisions, orders }: { readonly decisions: readonly Decision[]; readonly orders: readonly OrderView[] }): readonly CalendarEvent[] {
  const nodes = projects.flatMap((one) => nodesOf(one).filter(({ node, at }) => node.owner === office && !isFinished(at.status)).flatMap((found) => nodeEvents(one, found)))
  const decided = decisions.filter(({ owner }) => owner === office).flatMap(decisionEvents)
  const asked = orders.filter(({ toOffice, replies, closed }) => toOffice === office && replies.length === 0 && closed === null).map(replyEvent)
  return [...nodes, ...decided, ...asked].toSorted((a, b) => compare(a.on, b.on) || compare(a.uid, b.uid))
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function nodeEvents({ project, standing }: StandingProject, { node, at }: NodeAndStanding): readonly CalendarEvent[] {
  const planned = standing.plan.nodes.find(({ id }) => id === node.id)!.finish
  const name = `${project.name}：${node.name}`
  const uid = `node-${project.id}-${node.id}`
  const plan = planned === null ? [] : [{ uid: `${uid}-plan@junheng`, on: planned, title: `计划完成 ${name}`, description: node.evidenceNeeded === null ? '' : `需要的佐证：${node.evidenceNeeded}` }]
  if (at.cliff === null) return plan
  const cost = at.cliff.jumpDays === null ? '逾此日，目标五年内不能实现' : `逾此日，目标顺延${at.cliff.jumpDays}天`
  return [...plan, { uid: `${uid}-last@junheng`, on: at.cliff.lastDay, title: `最迟完成 ${name}`, description: `${cost}${at.pupils === null ? '' : `，涉及学生${at.pupils}人`}` }]
}

function decisionEvents({ id, number, text, dueOn, checkOn }: Decision): readonly CalendarEvent[] {
  return [
    { uid: `decision-${id}-check@junheng`, on: checkOn, title: `核查 ${text}`, description: `会议决定${number}，${longDate(dueOn)}前办结` },
    { uid: `decision-${id}-due@junheng`, on: dueOn, title: `期限 ${text}`, description: `会议决定${number}` },
  ]
}

function replyEvent({ id, kind, number, content, replyDue }: OrderView): CalendarEvent {
  return { uid: `order-${id}-reply@junheng`, on: replyDue, title: `答复${orderWords[kind].zh} ${content.matter}`, description: number }
}
