import type { TaskView } from '@junheng/contract/tasks.ts'

export interface TreeRow {
  readonly view: TaskView
  /** 0 for a task that is part of no other. */
  readonly depth: number
}

/** Each task below the one it is a part of; one whose parent is not there stands by itself. */
export function inTree(tasks: readonly TaskView[]): readonly TreeRow[] {
  const ids = new Set(tasks.map(({ task }) => task.id))
  const below = (parent: string | null, depth: number): readonly TreeRow[] =>
    tasks.filter(({ task }) => (task.parent !== null && ids.has(task.parent) ? task.parent : null) === parent).flatMap((view) => [{ view, depth }, ...below(view.task.id, depth + 1)])
  return below(null, 0)
}

/** Every office that has a part in one of them. */
export function officesIn(tasks: readonly TaskView[]): readonly string[] {
  return [...new Set(tasks.flatMap(({ task }) => [task.owner, ...task.helpers]))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'))
}
