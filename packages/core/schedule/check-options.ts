import { isCountedDate } from './check-days.ts'
import type { Project } from './project.ts'
import type { ProjectFault } from './project-fault.ts'
import type { ScheduleOptions } from './schedule-result.ts'

/** Faults of what is asked of a schedule: its clock, slips, working days and the least jump. */
export function checkOptions(project: Project, options: ScheduleOptions): readonly ProjectFault[] {
  return [...checkToday(options), ...checkSlips(project, options), ...checkWorkingDays(project, options), ...checkJump(options)]
}

function checkToday({ today }: ScheduleOptions): readonly ProjectFault[] {
  if (today === undefined || isCountedDate(today)) return []
  return [{
    node: null, field: 'today', value: today,
    zh: `${today} 不是 1970—2199 年间日历上的一天；按 2021-05-11 的写法填写。`,
    en: `${today} is no day of the calendar between 1970 and 2199; write it like 2021-05-11.`,
  }]
}

function checkSlips({ nodes }: Project, { slips = {} }: ScheduleOptions): readonly ProjectFault[] {
  const ids = new Set(nodes.map(({ id }) => id))
  return Object.entries(slips).flatMap(([id, days]) => {
    const fault = { node: id, field: 'slips', value: String(days) }
    if (!ids.has(id)) return [{ ...fault, zh: `要推迟的环节 ${id} 不在项目里；改正编号。`, en: `The node ${id}, which is to slip, is not in the project; correct the id.` }]
    if (Number.isSafeInteger(days) && days >= 0) return []
    return [{ ...fault, zh: `环节 ${id} 推迟 ${days} 天：应为不小于 0 的整数。`, en: `Node ${id} is to slip by ${days} days; write a whole number, 0 or more.` }]
  })
}

function checkWorkingDays({ nodes }: Project, { workingDays }: ScheduleOptions): readonly ProjectFault[] {
  if (workingDays !== undefined) return []
  return nodes.filter(({ unit }) => unit === 'working').slice(0, 1).map(({ id, name }) => ({
    node: id, field: 'unit', value: 'working',
    zh: `环节“${name}”（${id}）按工作日计算，但没有给出工作日历；给出日历或改用日历日。`,
    en: `Node “${name}” (${id}) counts working days, but no calendar of working days was given; give one or count calendar days.`,
  }))
}

function checkJump({ jumpDays = 30 }: ScheduleOptions): readonly ProjectFault[] {
  if (Number.isSafeInteger(jumpDays) && jumpDays >= 1) return []
  return [{
    node: null, field: 'jumpDays', value: String(jumpDays),
    zh: `临界点的最小跳跃 ${jumpDays} 应为不小于 1 的整数（天）。`, en: `The least jump of a cliff is ${jumpDays}; write a whole number of days, 1 or more.`,
  }]
}
