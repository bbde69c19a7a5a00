import { MipDraft, type Mip } from '../mip.ts'
import type { AssignmentPlan, AssignmentProblem } from './assignment-problem.ts'

/** Part of an assignment problem: these customers among these arcs, beside what others already load and hold open. */
export interface AssignmentPart {
  /** By arc of the part: its customer. */
  readonly customers: Int32Array
  /** Arcs of the problem; every site named is served by customers of the part alone. */
  readonly arcs: Int32Array
}

/** The part as a whole-number program with strong links, and how its columns read back. */
export interface AssignmentMip {
  readonly mip: Mip
  /** The values that a plan gives to the columns. */
  readonly valuesOf: (plan: AssignmentPlan) => Float64Array
  /** A plan with the part replaced by what the columns say. */
  readonly planOf: (values: Float64Array, plan: AssignmentPlan) => AssignmentPlan
}

/**
 * Model  x_a: arc a is taken; y_s: size s of its site is open.  Σ x = 1 for each customer; Σ w x ≤ Σ capacity y, Σ w x ≥ least Σ y
 *        and Σ y ≤ 1 for each site; x_a ≤ Σ y. Sites whose arcs are not all in the part must not also serve others.
 */
export function assignmentMip(problem: AssignmentProblem, part: AssignmentPart): AssignmentMip {
  const { firstSize, capacity, sizeCost, least, site, cost, weight } = problem
  const draft = new MipDraft()
  const arcColumn = new Map(Array.from(part.arcs, (arc) => [arc, draft.column(cost[arc]!, 0, 1, 'whole')]))
  const bySite = grouped(part.arcs, (position) => site[part.arcs[position]!]!)
  const sizeColumns = new Map<number, readonly number[]>()
  for (const [j, arcs] of bySite) {
    const sizes = Array.from({ length: firstSize[j + 1]! - firstSize[j]! }, (_, k) => firstSize[j]! + k)
    const isFree = sizes.length === 1 && sizeCost[sizes[0]!] === 0 && least[j] === 0
    const columns = sizes.map((size) => draft.column(sizeCost[size]!, isFree ? 1 : 0, 1, 'whole'))
    sizeColumns.set(j, columns)
    const x = arcs.map((arc) => arcColumn.get(arc)!)
    const loads = arcs.map((arc) => weight[arc]!)
    draft.row(-Infinity, 0, [...x, ...columns], [...loads, ...sizes.map((size) => -capacity[size]!)])
    if (columns.length > 1) draft.row(-Infinity, 1, columns, columns.map(() => 1))
    if (least[j]! > 0) draft.row(0, Infinity, [...x, ...columns], [...loads, ...columns.map(() => -least[j]!)])
    if (!isFree) for (const column of x) draft.row(-Infinity, 0, [column, ...columns], [1, ...columns.map(() => -1)])
  }
  for (const arcs of grouped(part.arcs, (position) => part.customers[position]!).values()) draft.row(1, 1, arcs.map((arc) => arcColumn.get(arc)!), arcs.map(() => 1))
  return { mip: draft.mip(), valuesOf: (plan) => valuesOf(problem, plan, draft.columns, { part, arcColumn, sizeColumns }), planOf: (values, plan) => planOf(values, plan, part, arcColumn) }
}

interface Columns {
  readonly part: AssignmentPart
  readonly arcColumn: ReadonlyMap<number, number>
  readonly sizeColumns: ReadonlyMap<number, readonly number[]>
}

function valuesOf({ firstSize, capacity, sizeCost, least, site, weight }: AssignmentProblem, plan: AssignmentPlan, length: number, { part, arcColumn, sizeColumns }: Columns): Float64Array {
  const values = new Float64Array(length)
  const loads = new Map<number, number>()
  for (const customer of new Set(part.customers)) {
    const arc = plan[customer]!
    values[arcColumn.get(arc)!] = 1
    loads.set(site[arc]!, (loads.get(site[arc]!) ?? 0) + weight[arc]!)
  }
  for (const [j, columns] of sizeColumns) {
    const load = loads.get(j)
    const isFree = columns.length === 1 && sizeCost[firstSize[j]!] === 0 && least[j] === 0
    const size = columns.findIndex((_, k) => (load ?? 0) <= capacity[firstSize[j]! + k]! + 1e-9)
    if ((load !== undefined || isFree) && size >= 0) values[columns[size]!] = 1
  }
  return values
}

function planOf(values: Float64Array, plan: AssignmentPlan, part: AssignmentPart, arcColumn: ReadonlyMap<number, number>): AssignmentPlan {
  const next = plan.slice()
  part.arcs.forEach((arc, position) => {
    if (values[arcColumn.get(arc)!]! > 0.5) next[part.customers[position]!] = arc
  })
  return next
}

/** The arcs of each group, in order; the group goes by the arc's position. */
function grouped(arcs: Int32Array, groupOf: (position: number) => number): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  arcs.forEach((arc, position) => {
    const list = groups.get(groupOf(position))
    if (list) list.push(arc)
    else groups.set(groupOf(position), [arc])
  })
  return groups
}
