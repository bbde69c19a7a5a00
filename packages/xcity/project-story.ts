import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { projectFrom, type ProjectFacts } from '@junheng/core/schedule/template.ts'
import { projectTemplates } from '@junheng/standards/load-schedule.ts'

/** A project of the sample: what is planned, and what became of it until the day of the demonstration. */
export interface Story {
  readonly template: string
  readonly facts: ProjectFacts
  /** Where the project differs from its template. */
  readonly changes?: NodeChanges
  readonly happened: Happenings
}

export type NodeChanges = { readonly [node: string]: Partial<CountyNode> }
export type Happenings = { readonly [node: string]: Pick<CountyNode, 'actualStart' | 'actualFinish' | 'reported'> }

export function told({ template, facts, changes = {}, happened }: Story): CountyProject {
  const project = projectFrom(projectTemplates().find(({ id }) => id === template)!, facts)
  return { ...project, nodes: project.nodes.map((node) => ({ ...node, ...changes[node.id], ...happened[node.id] })) }
}

/** Finished, and reported on the day. */
export function finished(actualStart: IsoDate, actualFinish: IsoDate): Happenings[string] {
  return { actualStart, actualFinish, reported: { on: actualFinish, state: 'finished' } }
}

/** Under way since a day, as last reported, with the finish its owner expects where it said one. */
export function underWay(actualStart: IsoDate, on: IsoDate, note: string, finish?: IsoDate): Happenings[string] {
  return { actualStart, reported: { on, state: 'underWay', note, ...(finish === undefined ? {} : { finish }) } }
}

export const identity = (number: number): string => `P${String(number).padStart(2, '0')}`
