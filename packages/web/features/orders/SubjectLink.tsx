import type { Subject } from '@junheng/core/dispatch/order.ts'
import { Link } from '@tanstack/react-router'

/** Leads to the node or the task that an entry is about. */
export function SubjectLink({ subject, children }: { readonly subject: Subject; readonly children: string }) {
  if ('task' in subject) {
    return (
      <Link to="/tasks" search={{ task: subject.task }}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="/projects/$id" params={{ id: subject.project }} search={{ node: subject.node }}>
      {children}
    </Link>
  )
}

/** One entry's own, among those of one list. */
export const subjectKey = (subject: Subject): string => ('task' in subject ? subject.task : `${subject.project} ${subject.node}`)
