import type { HeldNode } from '@junheng/core/dispatch/owed.ts'
import { isFinished } from '@junheng/core/schedule/status.ts'
import type { RopeReply } from '../dispatch/queries.ts'
import type { ProgrammeReply } from '../projects/queries.ts'

/** Nodes that the projects wait for today, with whose hands they are in. */
export function heldNodes({ projects }: Pick<RopeReply, 'projects'>, programme: ProgrammeReply): readonly HeldNode[] {
  const standings = new Map(programme.projects.map(({ project, standing }) => [project.id, standing]))
  return projects.flatMap(({ id, name, inHand }) => {
    const at = inHand === null ? undefined : standings.get(id)?.nodes.find((node) => node.id === inHand.node)
    if (inHand === null || at === undefined || inHand.holder.outside) return []
    const { status, daysLate, daysToCliff, damage } = at
    return [{ project: id, projectName: name, node: inHand.node, name: inHand.name, office: inHand.holder.office, status, daysLate, daysToCliff, damage }]
  })
}

/** Nodes that an office reports on: its own that are due and not finished, the dearest first. */
export function nodesToReport(office: string, { projects }: ProgrammeReply) {
  const due = projects.flatMap(({ project, standing }) => project.nodes.flatMap((node, i) => {
    const at = standing.nodes[i]!
    return node.owner === office && !isFinished(at.status) && at.status !== 'idle' ? [{ project, node, at }] : []
  }))
  return due.toSorted((a, b) => (b.at.damage ?? -1) - (a.at.damage ?? -1) || (a.at.daysToCliff ?? Infinity) - (b.at.daysToCliff ?? Infinity))
}
export type NodeToReport = ReturnType<typeof nodesToReport>[number]

/** Offices that own a node of the programme. */
export function ownersIn({ projects }: ProgrammeReply): readonly string[] {
  return [...new Set(projects.flatMap(({ project }) => project.nodes.map(({ owner }) => owner)))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'))
}
