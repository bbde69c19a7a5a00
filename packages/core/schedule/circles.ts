import type { NodeId, ProjectNode } from './project.ts'

/** Nodes that wait for themselves by way of each other, one circle after the other, each in the order of its work; none twice. */
export function findCircles(nodes: readonly ProjectNode[]): readonly (readonly ProjectNode[])[] {
  if (isInOrder(nodes)) return []
  const waiting = nodesThatNeverStart(nodes)
  const seen = new Set<NodeId>()
  return [...waiting.values()].flatMap((node) => {
    const circle = circleBehind(node, waiting, seen)
    return circle === null ? [] : [circle]
  })
}

/** Most files name every node after its predecessors, which leaves no room for a circle. */
function isInOrder(nodes: readonly ProjectNode[]): boolean {
  const named = new Set<NodeId>()
  return nodes.every(({ id, after }) => after.every((before) => named.has(before)) && named.add(id))
}

/** What is left once every node is taken away whose predecessors are. */
function nodesThatNeverStart(nodes: readonly ProjectNode[]): ReadonlyMap<NodeId, ProjectNode> {
  const waiting = new Map(nodes.map((node) => [node.id, node]))
  const followers = new Map<NodeId, NodeId[]>(nodes.map(({ id }) => [id, []]))
  const open = new Map(nodes.map(({ id, after }) => [id, new Set(after.filter((before) => waiting.has(before))).size]))
  for (const { id, after } of waiting.values()) for (const before of new Set(after)) followers.get(before)?.push(id)
  const free = [...open].filter(([, count]) => count === 0).map(([id]) => id)
  for (const id of free) {
    waiting.delete(id)
    for (const follower of followers.get(id)!) {
      const left = open.get(follower)! - 1
      open.set(follower, left)
      if (left === 0) free.push(follower)
    }
  }
  return waiting
}

/** From predecessor to predecessor until one comes again; null where the way leads to a circle that is known. */
function circleBehind(node: ProjectNode, waiting: ReadonlyMap<NodeId, ProjectNode>, seen: Set<NodeId>): readonly ProjectNode[] | null {
  const way: ProjectNode[] = []
  let at = node
  while (!seen.has(at.id)) {
    seen.add(at.id)
    way.push(at)
    at = at.after.map((id) => waiting.get(id)).find((before) => before !== undefined)!
  }
  const first = way.findIndex(({ id }) => id === at.id)
  return first === -1 ? null : way.slice(first).toReversed()
}
