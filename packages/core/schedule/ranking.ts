import type { CountyNode, CountyProject, NodeStanding, ProjectStanding } from './programme.ts'

/** A project with where it stands. */
export interface StandingProject {
  readonly project: CountyProject
  readonly standing: ProjectStanding
}

/** A node of the programme that has a cliff. */
export interface RankedNode extends StandingProject {
  readonly node: CountyNode
  readonly at: NodeStanding
}

/** Nodes with so many days left or fewer come first, whatever they would cost. */
export const nearDays = 60

/**
 * Every unfinished node with a cliff, the most pressing first (definitions.md §2.7): those with 60 days left or fewer, then by
 * damage, unknown damage after all that is known, then by days left, then by project and node.
 */
export function rankedNodes(of: readonly StandingProject[]): readonly RankedNode[] {
  const nodes = of.flatMap(({ project, standing }) => project.nodes.map((node, i) => ({ project, standing, node, at: standing.nodes[i]! })))
  return nodes.filter(({ at }) => at.cliff !== null).toSorted((a, b) => pressing(a.at, b.at) || inOrder(a.project.id, b.project.id) || inOrder(a.at.id, b.at.id))
}

/** Projects in the order of the wall chart: by their entries; those without a cliff last, the most days lost first (never counts as most). */
export function rankedProjects<Of extends StandingProject>(of: readonly Of[]): readonly Of[] {
  const withEntries = of.map((one) => ({ one, entry: one.standing.nodes.find(({ id }) => id === one.standing.entry) }))
  return withEntries
    .toSorted((a, b) => byEntry(a.entry, b.entry) || byLostDays(a.one.standing, b.one.standing) || inOrder(a.one.project.id, b.one.project.id))
    .map(({ one }) => one)
}

function byEntry(a: NodeStanding | undefined, b: NodeStanding | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return pressing(a, b)
}

function byLostDays(a: ProjectStanding, b: ProjectStanding): number {
  const [lostByA, lostByB] = [a.lostDays ?? Number.MAX_VALUE, b.lostDays ?? Number.MAX_VALUE]
  return lostByB - lostByA
}

function pressing(a: NodeStanding, b: NodeStanding): number {
  return Number(isNear(b)) - Number(isNear(a)) || byDamage(a, b) || a.daysToCliff! - b.daysToCliff!
}

const isNear = ({ daysToCliff }: NodeStanding) => daysToCliff! <= nearDays
const byDamage = (a: NodeStanding, b: NodeStanding) => (b.damage ?? -1) - (a.damage ?? -1)

/** By code points, so that every machine sorts alike. */
const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b))
