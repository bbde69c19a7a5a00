import type { IsoDate } from '../county/snapshot.ts'
import type { Task, TaskReport } from './task.ts'

export interface TaskFault {
  readonly field: string
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** Every reason why a task cannot be, beside those of the tasks it is in line with (`parents`: by id, the parent). */
export function checkTask(task: Task, parents: ReadonlyMap<string, string | null>): readonly TaskFault[] {
  const twice = task.helpers.includes(task.owner)
  return [
    ...(twice ? [{ field: 'helpers', value: task.owner, zh: '牵头单位不再列为配合单位。', en: 'The owner is no helper of its own task.' }] : []),
    ...(isCircle(task, parents) ? [{ field: 'parent', value: task.parent, zh: '上级任务绕回了自己。', en: 'Its parents lead back to itself.' }] : []),
    ...(task.parent !== null && !parents.has(task.parent) ? [{ field: 'parent', value: task.parent, zh: '没有这项上级任务。', en: 'There is no such parent task.' }] : []),
  ]
}

function isCircle({ id, parent }: Task, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set([id])
  for (let at = parent; at !== null && at !== undefined; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

/** Every reason why a report on a task cannot be. */
export function checkTaskReport({ state, finishedOn, asked, satisfied }: Omit<TaskReport, 'on'>, today: IsoDate): readonly TaskFault[] {
  const wrongFinish = (state === 'finished') !== (finishedOn !== null)
  return [
    ...(wrongFinish ? [{ field: 'finishedOn', value: finishedOn, zh: '状态为“已完成”时填完成日期，其他状态不填。', en: 'Give the day of finish with the state “finished”, and only then.' }] : []),
    ...(finishedOn !== null && finishedOn > today ? [{ field: 'finishedOn', value: finishedOn, zh: '完成日期不能晚于今天。', en: 'The finish lies no later than today.' }] : []),
    ...((asked === null) === (satisfied === null) && (satisfied ?? 0) <= (asked ?? 0) ? [] : [{ field: 'satisfied', value: satisfied === null ? null : String(satisfied), zh: '调查人数与满意人数同时填写，满意人数不多于调查人数。', en: 'Say how many were asked and how many were content, the second no more than the first.' }]),
  ]
}
