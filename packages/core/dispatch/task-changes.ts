import type { Task, TaskId } from './task.ts'

/** One field of a task that two versions state otherwise, as JSON; null where it was absent. */
export interface TaskChange {
  readonly task: TaskId
  readonly field: keyof Task | 'task'
  readonly before: string | null
  readonly after: string | null
}

/** What nobody changes without a decision: a date, an owner, the scope, what it comes from, and that it exists at all. */
const weighty: ReadonlySet<TaskChange['field']> = new Set(['due', 'owner', 'helpers', 'goal', 'measure', 'source', 'year', 'category', 'task'])

/** Whether a change needs the number of a decision. A task that is added needs none: its source is its reason. */
export function needsDecision(change: TaskChange): boolean {
  return weighty.has(change.field) && !(change.field === 'task' && change.before === null)
}

/** What differs between two versions of a task, in the order of its fields. Absent: not there yet, or removed. */
export function taskChanges(before: Task | undefined, after: Task | undefined): readonly TaskChange[] {
  if (before === undefined || after === undefined) return wholeChange(before, after)
  return fields.map((field) => ({ task: after.id, field, before: textOf(before[field]), after: textOf(after[field]) })).filter((change) => change.before !== change.after)
}

/** What differs between two states of the task tree: tasks by id, added, removed and changed ones. */
export function treeChanges(before: readonly Task[], after: readonly Task[]): readonly TaskChange[] {
  const [was, is] = [byId(before), byId(after)]
  const ids = [...new Set([...was.keys(), ...is.keys()])].toSorted()
  return ids.flatMap((id) => taskChanges(was.get(id), is.get(id)))
}

function wholeChange(before: Task | undefined, after: Task | undefined): readonly TaskChange[] {
  const task = before ?? after
  return task === undefined ? [] : [{ task: task.id, field: 'task', before: textOf(before), after: textOf(after) }]
}

const fields: readonly (keyof Task)[] = ['year', 'category', 'goal', 'measure', 'owner', 'helpers', 'due', 'source', 'parent', 'project', 'field']

const byId = (tasks: readonly Task[]) => new Map(tasks.map((task) => [task.id, task]))

/** Helpers are a set. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value)
}
