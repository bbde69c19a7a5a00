import type { NodeId, ProjectNode } from './project.ts'

/** What keeps a project from being scheduled: where it stands, what was written, and what to write instead. */
export interface ProjectFault {
  /** Null where it concerns the project. */
  readonly node: NodeId | null
  readonly field: string
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** How a fault names its node. */
export const called = ({ id, name }: Pick<ProjectNode, 'id' | 'name'>) => ({ zh: `环节“${name}”（${id}）`, en: `Node “${name}” (${id})` })
