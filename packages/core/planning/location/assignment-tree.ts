import { allLevels, type AssignmentDual, type Levels } from './assignment-dual.ts'
import type { AssignmentProblem } from './assignment-problem.ts'

interface Node extends Levels {
  readonly multipliers: Float64Array
  readonly bound: number
  /** [site × most levels + level]: how often the dual took that level lately, between 0 and 1. */
  readonly taken: Float64Array
}

/** Only plans below the target are of interest, and no arc of them is marked 1. */
export interface Goal {
  readonly target: number
  readonly arcOut: Uint8Array
}

/** Where the dual wavers nowhere, money alone decides. */
const leastWaver = 1e-9

const stepsANode = 16
/** How fast what the dual did before fades. */
const fading = 0.2

/**
 * Branch and bound over what sites are, closed or open in which size: at every node the Lagrangian dual climbs on from its parent's multipliers. The
 * node of least bound is halved first, so `bound` rises as the tree grows. Customers are not branched on: a node whose sites are all decided stays,
 * and ends what can be proven.
 */
export class AssignmentTree {
  readonly #problem: AssignmentProblem
  readonly #dual: AssignmentDual
  readonly #levels: number
  readonly #nodes: Node[] = []
  /** Of nodes that cannot be halved. */
  #leaves = Infinity

  constructor(problem: AssignmentProblem, dual: AssignmentDual, { levels, multipliers, ...goal }: Goal & { readonly levels: Levels; readonly multipliers: Float64Array }) {
    this.#problem = problem
    this.#dual = dual
    this.#levels = 1 + allLevels(problem).highest.reduce((a, b) => Math.max(a, b), 0)
    const root = { lowest: levels.lowest.slice(), highest: levels.highest.slice(), multipliers, bound: -Infinity, taken: new Float64Array(problem.sites * this.#levels) }
    this.#keep(this.#climbed(root, goal), goal.target)
  }

  /** Proven for every plan that costs less than the targets that the tree was grown for. */
  get bound(): number {
    return Math.min(this.#leaves, this.#nodes.at(-1)?.bound ?? Infinity)
  }

  /** Halves so many nodes; those that can have no plan below `target` are dropped. */
  grow(halvings: number, goal: Goal, stop: () => boolean): void {
    for (let k = 0; k < halvings && this.#nodes.length > 0 && !stop(); k++) {
      const node = this.#nodes.pop()!
      const cut = this.#cutOf(node)
      if (cut === undefined) this.#leaves = Math.min(this.#leaves, node.bound)
      else for (const half of halvesOf(node, cut)) this.#keep(this.#climbed(half, goal), goal.target)
    }
  }

  #keep(node: Node, target: number): void {
    if (node.bound >= target) return
    const at = this.#nodes.findIndex(({ bound }) => bound <= node.bound)
    this.#nodes.splice(at < 0 ? this.#nodes.length : at, 0, node)
  }

  /** Where the dual wavers most for most money: between level − 1 and level of a site. */
  #cutOf({ lowest, highest, taken }: Node): Cut | undefined {
    const { sites, firstSize, sizeCost } = this.#problem
    let [best, most]: [Cut | undefined, number] = [undefined, 0]
    for (let site = 0; site < sites; site++) {
      let above = 0
      for (let level = highest[site]!; level > lowest[site]!; level--) {
        above += taken[site * this.#levels + level]!
        const size = firstSize[site]! + level - 1
        const worth = Math.max(leastWaver, Math.min(above, 1 - above)) * (sizeCost[size]! - (level > 1 ? sizeCost[size - 1]! : 0))
        if (worth > most) [best, most] = [{ site, level }, worth]
      }
    }
    return best
  }

  #climbed(node: Node, { target, arcOut }: Goal): Node {
    const [dual, multipliers, taken] = [this.#dual, node.multipliers.slice(), node.taken.slice()]
    dual.restart(multipliers)
    let [best, step, since] = [-Infinity, 0.3, 0]
    for (let k = 0; k < stepsANode && best < target; k++) {
      const bound = dual.bound(arcOut, node)
      this.#remember(taken)
      if (bound > best) {
        ;[best, since] = [bound, 0]
        multipliers.set(dual.multipliers)
      } else if (++since > 5) {
        ;[step, since] = [step / 2, 0]
        dual.restart(multipliers)
        dual.bound(arcOut, node)
      }
      dual.step(step * Math.max(target - bound, 1e-4 * Math.abs(bound)))
    }
    return { ...node, multipliers, taken, bound: Math.max(node.bound, best) }
  }

  #remember(taken: Float64Array): void {
    const { level } = this.#dual
    for (let k = 0; k < taken.length; k++) taken[k]! *= 1 - fading
    for (let site = 0; site < level.length; site++) taken[site * this.#levels + level[site]!]! += fading
  }
}

/** A site is below this level, or at least at it. */
interface Cut {
  readonly site: number
  readonly level: number
}

function halvesOf(node: Node, { site, level }: Cut): readonly Node[] {
  return [
    { ...node, highest: node.highest.with(site, level - 1) },
    { ...node, lowest: node.lowest.with(site, level) },
  ]
}
