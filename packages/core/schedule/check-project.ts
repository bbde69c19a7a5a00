import { findCircles } from './circles.ts'
import { checkWindow } from './check-window.ts'
import { isCountedDate } from './check-days.ts'
import type { NodeId, Project, ProjectNode } from './project.ts'
import { called, type ProjectFault } from './project-fault.ts'

export type { ProjectFault } from './project-fault.ts'

/**
 * Every fault of a project, node by node, then circles; empty where it can be scheduled. Checked: ids, days, predecessors and
 * lags, windows and their days, dates. Whether a file has the right form is checked before (project-schema.ts).
 */
export function checkProject(project: Project): readonly ProjectFault[] {
  const ids = new Set(project.nodes.map(({ id }) => id))
  return [
    ...checkStart(project),
    ...checkIds(project),
    ...project.nodes.flatMap((node) => [...checkDays(node), ...checkPredecessors(node, ids), ...checkLag(node), ...checkWindow(project, node), ...checkDates(node)]),
    ...findCircles(project.nodes).map(circleFault),
  ]
}

function checkStart({ start, nodes }: Project): readonly ProjectFault[] {
  const noNodes: ProjectFault = { node: null, field: 'nodes', value: null, zh: '项目没有环节；至少写一个。', en: 'The project has no nodes; write one at least.' }
  const badStart: ProjectFault = {
    node: null, field: 'start', value: start,
    zh: `项目的开始日 ${start} 不是 1970—2199 年间日历上的一天；按 2021-02-22 的写法填写。`,
    en: `The project starts on ${start}, which is no day of the calendar between 1970 and 2199; write it like 2021-02-22.`,
  }
  return [...(nodes.length === 0 ? [noNodes] : []), ...(isCountedDate(start) ? [] : [badStart])]
}

function checkIds({ nodes }: Project): readonly ProjectFault[] {
  const seen = new Set<NodeId>()
  return nodes.flatMap(({ id, name }) => {
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew ? [] : [{ node: id, field: 'id', value: id, zh: `编号 ${id} 用了不止一次（“${name}”）；每个环节一个编号。`, en: `The id ${id} is used more than once (“${name}”); give every node its own.` }]
  })
}

function checkDays(node: ProjectNode): readonly ProjectFault[] {
  if (isCount(node.days)) return []
  const { zh, en } = called(node)
  const value = String(node.days)
  return [{ node: node.id, field: 'days', value, zh: `${zh}的天数 ${value} 应为不小于 0 的整数。`, en: `${en} takes ${value} days; write a whole number, 0 or more.` }]
}

function checkPredecessors(node: ProjectNode, ids: ReadonlySet<NodeId>): readonly ProjectFault[] {
  const named = new Set<NodeId>()
  return node.after.flatMap((id) => {
    const isNew = !named.has(id)
    named.add(id)
    if (isNew && ids.has(id)) return []
    const { zh, en } = called(node)
    const fault = { node: node.id, field: 'after', value: id }
    if (!ids.has(id)) return [{ ...fault, zh: `${zh}的前置环节 ${id} 不在项目里；改正编号或删去。`, en: `${en} waits for ${id}, which is not in the project; correct the id or remove it.` }]
    return [{ ...fault, zh: `${zh}的前置环节 ${id} 写了不止一次；留一个。`, en: `${en} names the predecessor ${id} more than once; keep one.` }]
  })
}

function checkLag(node: ProjectNode): readonly ProjectFault[] {
  const { lag = 0 } = node
  if (typeof lag === 'number') return isCount(lag) ? [] : [badLag(node, 'lag', lag)]
  return Object.entries(lag).flatMap(([id, days]) => {
    if (!isCount(days)) return [badLag(node, `lag.${id}`, days)]
    if (node.after.includes(id)) return []
    const { zh, en } = called(node)
    return [{ node: node.id, field: `lag.${id}`, value: id, zh: `${zh}写了与 ${id} 的间隔，但 ${id} 不是它的前置环节；补上前置或删去间隔。`, en: `${en} has a lag after ${id}, which is no predecessor of it; add the predecessor or remove the lag.` }]
  })
}

function badLag(node: ProjectNode, field: string, lag: number): ProjectFault {
  const { zh, en } = called(node)
  return { node: node.id, field, value: String(lag), zh: `${zh}的间隔 ${lag} 应为不小于 0 的整数（日历日）。`, en: `${en} has a lag of ${lag}; write a whole number of calendar days, 0 or more.` }
}

const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0

function checkDates(node: ProjectNode): readonly ProjectFault[] {
  const { actualStart, actualFinish, reported } = node
  if (actualStart === undefined && actualFinish === undefined && reported === undefined) return []
  const dates: readonly (readonly [field: string, date: string | undefined])[] = [
    ['actualStart', actualStart], ['actualFinish', actualFinish], ['reported.on', reported?.on], ['reported.finish', reported?.finish],
  ]
  const faults = dates.flatMap(([field, date]) => (date === undefined || isCountedDate(date) ? [] : [badDate(node, field, date)]))
  if (faults.length > 0 || actualStart === undefined || actualFinish === undefined || actualFinish >= actualStart) return faults
  const { zh, en } = called(node)
  return [{
    node: node.id, field: 'actualFinish', value: actualFinish,
    zh: `${zh}的实际完成日 ${actualFinish} 早于实际开始日 ${actualStart}；改正其中一个。`,
    en: `${en} finished on ${actualFinish}, before it started on ${actualStart}; correct one of them.`,
  }]
}

function badDate(node: ProjectNode, field: string, date: string): ProjectFault {
  const { zh, en } = called(node)
  return {
    node: node.id, field, value: date,
    zh: `${zh}的日期 ${date} 不是 1970—2199 年间日历上的一天；按 2021-02-22 的写法填写。`,
    en: `${en} has the date ${date}, which is no day of the calendar between 1970 and 2199; write it like 2021-02-22.`,
  }
}

function circleFault(circle: readonly ProjectNode[]): ProjectFault {
  const round = [...circle, circle[0]!]
  const names = round.map(({ name }) => name).join(' → ')
  const ids = round.map(({ id }) => id).join(' → ')
  return {
    node: circle[0]!.id, field: 'after', value: ids,
    zh: `这些环节互相等待，成了一个圈：${names}；删去其中一个前置关系。`,
    en: `These nodes wait for each other in a circle: ${names} (${ids}); remove one of the links.`,
  }
}
