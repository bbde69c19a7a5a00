import type { IsoDate } from '../county/snapshot.ts'
import type { CountyNode, CountyProject, ProjectKind } from './programme.ts'

/** A kind of project as data: its nodes with their days, legal limits and offices. Windows are named (county-calendar.ts). */
export interface ProjectTemplate {
  readonly id: string
  readonly kind: ProjectKind
  readonly name: { readonly zh: string; readonly en: string }
  readonly nodes: readonly TemplateNode[]
}

export interface TemplateNode extends Omit<CountyNode, 'basis' | 'actualStart' | 'actualFinish' | 'reported' | 'pupils'> {
  /** The most time the law allows, and where it says so; null where no limit is known and `days` is experience. */
  readonly limit: TimeLimit | null
}

export interface TimeLimit {
  readonly days: number
  readonly unit: 'calendar' | 'working'
  readonly document: string
  readonly clause: string
  /** How sure the limit is, and when a person last looked. */
  readonly certainty: 'verified' | 'seenInPrograms' | 'fromMemory' | 'assumed'
  readonly checkedOn: IsoDate
}

/** What a template does not know of a project. */
export type ProjectFacts = Pick<CountyProject, 'id' | 'name' | 'start' | 'promisedGoal' | 'township' | 'school' | 'budgetYuan' | 'pupilsBasis' | 'gaps'> & { readonly pupils?: number }

/** A project with the template's nodes, which are its own from then on. */
export function projectFrom(template: ProjectTemplate, facts: ProjectFacts): CountyProject {
  return { ...facts, kind: template.kind, nodes: template.nodes.map(nodeFrom) }
}

function nodeFrom({ limit, ...node }: TemplateNode): CountyNode {
  return { ...node, basis: limit === null ? null : `${limit.document} ${limit.clause}` }
}
