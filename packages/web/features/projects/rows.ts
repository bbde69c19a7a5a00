import type { CountyNode, NodeStanding, NodeStatus } from '@junheng/core/schedule/programme.ts'
import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import { nodeStatuses, type ProjectsSearch } from './search.ts'
import { goalOf } from './slip-model.ts'

/** A project as a line of the list. */
export interface ProjectRow {
  readonly project: ProjectAndStanding['project']
  readonly lostDays: number | null
  readonly goal: string | null
  readonly status: NodeStatus
  /** The node it hangs on: its entry, else the first that is unfinished. */
  readonly entry: CountyNode | undefined
  readonly standing: NodeStanding | undefined
}

export function rowOf({ project, standing }: ProjectAndStanding): ProjectRow {
  const entry = project.nodes.find(({ id }) => id === standing.entry) ?? project.nodes.find(({ actualFinish }) => actualFinish === undefined)
  return {
    project,
    lostDays: standing.lostDays,
    goal: goalOf(standing.forecast),
    status: worst(standing.nodes.map(({ status }) => status)),
    entry,
    standing: standing.nodes.find(({ id }) => id === entry?.id),
  }
}

/** A project stands as badly as its worst node; done when all are, idle when the rest is not due. */
export function worst(statuses: readonly NodeStatus[]): NodeStatus {
  return nodeStatuses.find((status) => statuses.includes(status)) ?? 'idle'
}

/** The rows that the filters leave, in the order they have. */
export function narrow(rows: readonly ProjectRow[], { kind, status, office, place, q }: ProjectsSearch): readonly ProjectRow[] {
  return rows
    .filter((row) => kind === undefined || row.project.kind === kind)
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => office === undefined || row.project.nodes.some(({ owner, helpers }) => owner === office || helpers.includes(office)))
    .filter((row) => place === undefined || row.project.township === place)
    .filter((row) => q === undefined || row.project.name.includes(q.trim()) || row.project.id.includes(q.trim()))
}

/** Every office that answers for a node or helps with one. */
export function officesOf(rows: readonly ProjectRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ project }) => project.nodes.flatMap(({ owner, helpers }) => [owner, ...helpers])))].toSorted((a, b) => a.localeCompare(b, 'zh'))
}
