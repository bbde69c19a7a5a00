import type { Subject } from '@junheng/core/dispatch/order.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'

/** The columns that say what an entry is about. */
export function columnsOf(subject: Subject) {
  return 'task' in subject ? { project_id: null, node_id: null, task_id: subject.task } : { project_id: subject.project, node_id: subject.node, task_id: null }
}

/** The subject that a row is about: the database holds exactly one. */
export function subjectOf({ project_id, node_id, task_id }: { readonly project_id: string | null; readonly node_id: string | null; readonly task_id: string | null }): Subject {
  return task_id === null ? { project: project_id!, node: node_id! } : { task: task_id }
}

/** The node that an entry is about, with its standing and the finish that is planned; undefined where it is not there. */
export function nodeIn(projects: readonly StandingProject[], { project: id, node: nodeId }: Extract<Subject, { readonly node: string }>) {
  const found = projects.find(({ project }) => project.id === id)
  const at = found?.project.nodes.findIndex((node) => node.id === nodeId) ?? -1
  if (found === undefined || at === -1) return undefined
  const { project, standing } = found
  return { project, node: project.nodes[at]!, standing: standing.nodes[at]!, planned: standing.plan.nodes[at]!.finish }
}
