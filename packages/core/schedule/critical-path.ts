import { dayOf, later, never } from './day.ts'
import type { NodeId, Project, ProjectNode } from './project.ts'
import type { Schedule } from './schedule-result.ts'

/**
 * The chain of nodes that a node waits for, from the first to itself: before each stands the predecessor that frees it last,
 * the first named where several do. One that never finishes frees nobody.
 */
export function pathTo(project: Project, { nodes }: Pick<Schedule, 'nodes'>, node: NodeId): readonly NodeId[] {
  const finish = new Map(nodes.map((scheduled) => [scheduled.id, scheduled.finish === null ? never : dayOf(scheduled.finish)]))
  const byId = new Map(project.nodes.map((one) => [one.id, one]))
  const path = [node]
  for (let before = binding(byId.get(node)!, finish); before !== undefined; before = binding(byId.get(before)!, finish)) path.push(before)
  return path.toReversed()
}

function binding({ after, lag = 0 }: ProjectNode, finish: ReadonlyMap<NodeId, number>): NodeId | undefined {
  const frees = (id: NodeId) => later(finish.get(id)!, typeof lag === 'number' ? lag : (lag[id] ?? 0))
  return after.reduce<NodeId | undefined>((last, id) => (last === undefined || frees(id) > frees(last) ? id : last), undefined)
}
