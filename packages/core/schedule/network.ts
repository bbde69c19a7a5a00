import { dayOf, later, never } from './day.ts'
import type { NodeId, Project, ProjectNode } from './project.ts'
import type { ScheduleOptions } from './schedule-result.ts'
import { type Work, worksOf } from './work.ts'

/** A checked project as arrays: nodes by their place in it, links both ways. */
export interface Network {
  readonly start: number
  readonly ids: readonly NodeId[]
  readonly works: readonly Work[]
  /** Predecessors before their successors; otherwise in the project's own order. */
  readonly order: Int32Array
  readonly predecessors: Links
  readonly successors: Links
  readonly goals: readonly number[]
  /** Days more by node, counted from the plan. */
  readonly longer: Int32Array
}

/** The links of node i are those from `first[i]` until `first[i + 1]`. */
export interface Links {
  readonly first: Int32Array
  readonly node: Int32Array
  readonly lag: Int32Array
}

/** By node, days counted from 1970; `never` where it never comes. */
export interface Dates {
  readonly ready: Int32Array
  readonly finish: Int32Array
}

export function networkOf(project: Project, options: ScheduleOptions): Network {
  const { nodes } = project
  const index = new Map(nodes.map(({ id }, i) => [id, i]))
  const links = nodes.flatMap(({ after, lag = 0 }, to) => after.map((id): Link => [index.get(id)!, to, typeof lag === 'number' ? lag : (lag[id] ?? 0)]))
  const predecessors = linksBy(links, nodes.length, 'to')
  const successors = linksBy(links, nodes.length, 'from')
  return {
    start: dayOf(project.start),
    ids: nodes.map(({ id }) => id),
    works: worksOf(project, options),
    order: topologicalOrder(predecessors, successors),
    predecessors,
    successors,
    goals: goalsOf(nodes).map(({ id }) => index.get(id)!),
    longer: Int32Array.from(nodes, ({ id }) => options.slips?.[id] ?? 0),
  }
}

/** What the project is for: the nodes marked, else all that nothing waits for. */
export function goalsOf<Node extends ProjectNode>(nodes: readonly Node[]): readonly Node[] {
  const marked = nodes.filter(({ goal }) => goal === true)
  if (marked.length > 0) return marked
  const waitedFor = new Set(nodes.flatMap(({ after }) => after))
  return nodes.filter(({ id }) => !waitedFor.has(id))
}

/** One node's slip: `longer` from the plan, `slip` from the forecast. */
export interface Change {
  readonly node: number
  readonly longer?: number
  readonly slip?: number
}

/** Every node's dates, one after the other: the plain definition (definitions.md §2.1). */
export function datesOf({ start, works, order, predecessors, longer }: Network, change?: Change): Dates {
  const ready = new Int32Array(works.length).fill(start)
  const finish = new Int32Array(works.length)
  for (const i of order) {
    const from = predecessors.first[i]!
    const until = predecessors.first[i + 1]!
    if (from < until) ready[i] = readyAfter(predecessors, finish, from, until)
    const changed = change?.node === i ? change : undefined
    finish[i] = finishOf(works[i]!, ready[i]!, longer[i]! + (changed?.longer ?? 0), changed?.slip ?? 0)
  }
  return { ready, finish }
}

/** What never is ready never finishes, unless its own record says otherwise. */
export function finishOf(work: Work, ready: number, longer: number, slip: number): number {
  return ready >= never && work.waits ? never : work.finishOf(ready, longer, slip)
}

function readyAfter({ node, lag }: Links, finish: Int32Array, from: number, until: number): number {
  let ready = -never
  for (let link = from; link < until; link++) ready = Math.max(ready, later(finish[node[link]!]!, lag[link]!))
  return ready
}

type Link = readonly [from: number, to: number, lag: number]

function linksBy(links: readonly Link[], nodes: number, end: 'from' | 'to'): Links {
  const here = end === 'from' ? 0 : 1
  const first = new Int32Array(nodes + 1)
  for (const link of links) first[link[here] + 1]!++
  for (let i = 0; i < nodes; i++) first[i + 1]! += first[i]!
  const next = first.slice()
  const node = new Int32Array(links.length)
  const lag = new Int32Array(links.length)
  for (const link of links) {
    const place = next[link[here]]!++
    node[place] = link[1 - here]!
    lag[place] = link[2]
  }
  return { first, node, lag }
}

const degree = ({ first }: Links, i: number) => first[i + 1]! - first[i]!

/** Kahn 1962: as long as there is no circle, every node comes out. */
function topologicalOrder(predecessors: Links, successors: Links): Int32Array {
  const count = predecessors.first.length - 1
  const open = Int32Array.from({ length: count }, (_, i) => degree(predecessors, i))
  const order = new Int32Array(count)
  let found = 0
  for (let i = 0; i < count; i++) if (open[i] === 0) order[found++] = i
  for (let next = 0; next < found; next++) {
    const i = order[next]!
    for (let link = successors.first[i]!; link < successors.first[i + 1]!; link++) {
      const successor = successors.node[link]!
      if (--open[successor]! === 0) order[found++] = successor
    }
  }
  return order
}
