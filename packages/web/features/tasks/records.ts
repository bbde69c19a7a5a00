import type { TaskView } from '@junheng/contract/tasks.ts'
import type { TaskRecord } from '@junheng/core/dispatch/task.ts'

/** A task as core looks at it. */
export function recordOf({ task, removedOn, enteredOn, signatures, report, confirmation, due }: TaskView): TaskRecord {
  return { task, removedOn, enteredOn, signatures, report, confirmation, extendedTo: due === task.due ? null : due }
}
