import type { IsoDate } from '../county/snapshot.ts'
import type { CountyNode, CountyProject, ProjectKind } from './programme.ts'

/** A kind of project as data: its nodes with their days, legal limits and offices. Windows are named (county-calendar.ts). */
export interface ProjectTemplate {
  readonly id: string
  readonly kind: ProjectKind
  readonly name: { readonly zh: string; readonly en: string }
  readonly nodes: readonly TemplateNode[]
}

export interface TemplateNode extends Omit<CountyNode, 'basis' | 'actualStart' | 'actualFinish' | 'reported' | 'pupils' | 'confirmedOn' | 'extendedTo'> {
  /** The time the law sets, and where it says so; null where it sets none and `days` is experience. */
  readonly limit: TimeLimit | null
  /** The law that demands the step where it sets no time for it. */
  readonly duty?: LegalSource
}

export interface TimeLimit extends LegalSource {
  readonly days: number
  readonly unit: 'calendar' | 'working'
  /** The most time an office may take, or the least time others must be given. */
  readonly bound: 'atMost' | 'atLeast'
}

export interface LegalSource {
  readonly document: string
  readonly clause: string
  /** How sure it is, and when a person last looked. */
  readonly certainty: 'verified' | 'seenInPrograms' | 'fromMemory' | 'assumed'
  readonly checkedOn: IsoDate
}

/** What a template does not know of a project. */
export type ProjectFacts = Pick<CountyProject, 'id' | 'name' | 'start' | 'promisedGoal' | 'township' | 'school' | 'budgetYuan' | 'pupilsBasis' | 'gaps' | 'stages'> & { readonly pupils?: number }

/** A project with the template's nodes, which are its own from then on. */
export function projectFrom(template: ProjectTemplate, facts: ProjectFacts): CountyProject {
  return { ...facts, kind: template.kind, nodes: template.nodes.map(nodeFrom) }
}

function nodeFrom({ limit, duty, ...node }: TemplateNode): CountyNode {
  const source = limit ?? duty
  return { ...node, basis: source === undefined ? null : `${source.document} ${source.clause}` }
}
