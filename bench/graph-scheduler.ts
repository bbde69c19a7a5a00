import type { Project } from '@junheng/core/schedule/project.ts'
import { DirectedGraph } from 'graphology'
import { topologicalSort } from 'graphology-dag'

interface NodeFacts {
  readonly days: number
}
interface LinkFacts {
  readonly lag: number
}

/** The length of the critical path by graphology: the graph is made, its nodes sorted, the longest path walked and read back. */
export function datesAlone({ nodes }: Project): number {
  const graph = new DirectedGraph<NodeFacts, LinkFacts>()
  for (const { id, days } of nodes) graph.addNode(id, { days })
  for (const { id, after, lag = 0 } of nodes) for (const before of after) graph.addEdge(before, id, { lag: typeof lag === 'number' ? lag : (lag[before] ?? 0) })
  const finish = new Map<string, number>()
  const waitsFor = new Map<string, string>()
  for (const id of topologicalSort(graph)) {
    let start = 0
    graph.forEachInEdge(id, (_, { lag }, before) => {
      const freed = finish.get(before)! + lag
      if (freed < start || (freed === start && waitsFor.has(id))) return
      start = freed
      waitsFor.set(id, before)
    })
    finish.set(id, start + graph.getNodeAttribute(id, 'days'))
  }
  const last = [...finish].reduce((last, one) => (one[1] > last[1] ? one : last))
  return pathLength(last[0], waitsFor) > 0 ? last[1] : 0
}

/** The nodes on the critical path, counted, so that it is read back as the other contender does. */
function pathLength(node: string, waitsFor: ReadonlyMap<string, string>): number {
  let count = 0
  for (let at: string | undefined = node; at !== undefined; at = waitsFor.get(at)) count++
  return count
}
