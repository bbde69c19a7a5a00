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
  /** Days more by node, counted from the plan; none under a clock, where `slippedFloors` holds them. */
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
  const floors = slippedFloors(project, options)
  const predecessors = linksBy(links, nodes.length, 'to')
  const successors = linksBy(links, nodes.length, 'from')
  return withinFiveYears(project, options, {
    start: dayOf(project.start),
    ids: nodes.map(({ id }) => id),
    works: worksOf(project, options, floors),
    order: topologicalOrder(predecessors, successors),
    predecessors,
    successors,
    goals: goalsOf(nodes).map(({ id }) => index.get(id)!),
    longer: Int32Array.from(nodes, ({ id }) => (floors.has(id) ? 0 : (options.slips?.[id] ?? 0))),
  })
}

/** Five years, with a leap day. */
export const fiveYears = 1826

/**
 * What is bound to a window and finds none within five years of the day it is ready never comes (definitions.md §2.3). The five years
 * count from the day it is ready without a slip, so that no slip moves them and the goal never falls.
 */
function withinFiveYears({ nodes }: Project, { today }: ScheduleOptions, network: Network): Network {
  if (nodes.every(({ window }) => window === undefined)) return network
  const works = [...network.works]
  const clock = today === undefined ? -never : dayOf(today)
  datesOf({ ...network, works }, undefined, (i, ready) => {
    if (nodes[i]!.window !== undefined && !works[i]!.isFinished) works[i] = until(works[i]!, later(Math.max(ready, clock), fiveYears))
  })
  return { ...network, works }
}

function until(work: Work, last: number): Work {
  const finishOf: Work['finishOf'] = (ready, longer, slip) => {
    const finish = work.finishOf(ready, longer, slip)
    return finish > last ? never : finish
  }
  return { ...work, finishOf, startOf: (ready, longer) => (finishOf(ready, longer, 0) >= never ? never : work.startOf(ready, longer)) }
}

/**
 * Under a clock a slip still counts from the plan: the node then finishes no earlier than the plan lets it with that slip, whatever
 * became of its start; a node that waits for a term is ready no earlier. By node, the day; empty without a clock.
 */
function slippedFloors(project: Project, { today, slips = {}, workingDays }: ScheduleOptions): ReadonlyMap<NodeId, number> {
  const slipping = project.nodes.flatMap((node, i) => (today !== undefined && (slips[node.id] ?? 0) > 0 ? [{ node, i, slip: slips[node.id]! }] : []))
  if (slipping.length === 0) return new Map()
  const { ready, finish } = datesOf(networkOf(project, { slips, ...(workingDays && { workingDays }) }))
  return new Map(slipping.map(({ node: { id, window }, i, slip }) => [id, window === 'term' ? later(ready[i]!, slip) : finish[i]!]))
}

/** What the project is for: the nodes marked, else all that nothing waits for. */
export function goalsOf<Node extends ProjectNode>(nodes: readonly Node[]): readonly Node[] {
  const marked = nodes.filter(({ goal }) => goal === true)
  if (marked.length > 0) return marked
  const waitedFor = new Set(nodes.flatMap(({ after }) => after))
  return nodes.filter(({ id }) => !waitedFor.has(id))
}

/** One node's slip, counted from the forecast. */
export interface Change {
  readonly node: number
  readonly slip: number
}

/** Every node's dates, one after the other: the plain definition (definitions.md §2.1). `onReady` is told of each node before its finish is asked for. */
export function datesOf({ start, works, order, predecessors, longer }: Network, change?: Change, onReady?: (node: number, ready: number) => void): Dates {
  const ready = new Int32Array(works.length).fill(start)
  const finish = new Int32Array(works.length)
  for (const i of order) {
    const from = predecessors.first[i]!
    const until = predecessors.first[i + 1]!
    if (from < until) ready[i] = readyAfter(predecessors, finish, from, until)
    onReady?.(i, ready[i]!)
    finish[i] = finishOf(works[i]!, ready[i]!, longer[i]!, change?.node === i ? change.slip : 0)
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
