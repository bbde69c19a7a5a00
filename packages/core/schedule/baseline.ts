import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from './day.ts'
import type { NodeId } from './project.ts'
import type { StandingProject } from './ranking.ts'
import { lastGoal } from './schedule.ts'

/** A project as a meeting had it before it: what was planned, promised and forecast that day. */
export interface FrozenProject {
  readonly id: string
  readonly name: string
  readonly start: IsoDate
  readonly promisedGoal: IsoDate | null
  readonly plannedGoal: IsoDate | null
  readonly forecastGoal: IsoDate | null
  readonly nodes: readonly FrozenNode[]
}

export interface FrozenNode {
  readonly id: NodeId
  readonly name: string
  readonly owner: string
  readonly plannedStart: IsoDate | null
  readonly plannedFinish: IsoDate | null
  readonly forecastFinish: IsoDate | null
  readonly actualFinish: IsoDate | null
}

/** 底本: the programme as it stands, to be kept with a meeting. */
export function frozenOf({ project, standing: { plan, forecast } }: StandingProject): FrozenProject {
  return {
    id: project.id,
    name: project.name,
    start: project.start,
    promisedGoal: project.promisedGoal,
    plannedGoal: lastGoal(plan.goals).date,
    forecastGoal: lastGoal(forecast.goals).date,
    nodes: project.nodes.map(({ id, name, owner, actualFinish = null }, i) => ({
      id,
      name,
      owner,
      plannedStart: plan.nodes[i]!.start,
      plannedFinish: plan.nodes[i]!.finish,
      forecastFinish: forecast.nodes[i]!.finish,
      actualFinish,
    })),
  }
}

/** A value that two states give otherwise. */
export interface Moved {
  readonly before: string | null
  readonly after: string | null
}

/** What became of a project between two states. Fields that are the same are left out; so is a project in which all are. */
export interface ProjectMove {
  readonly project: string
  readonly name: string
  readonly state: 'kept' | 'added' | 'removed'
  readonly promisedGoal?: Moved
  readonly plannedGoal?: Moved
  readonly forecastGoal?: Moved
  readonly nodes: readonly NodeMove[]
}

export interface NodeMove {
  readonly node: NodeId
  readonly name: string
  readonly state: 'kept' | 'added' | 'removed'
  readonly owner?: Moved
  readonly plannedStart?: Moved
  readonly plannedFinish?: Moved
  readonly forecastFinish?: Moved
  readonly actualFinish?: Moved
}

/** What moved from one state to another, project by project in the order of the later one, those that are gone last. */
export function movesBetween(before: readonly FrozenProject[], after: readonly FrozenProject[]): readonly ProjectMove[] {
  const old = new Map(before.map((project) => [project.id, project]))
  const kept = after.flatMap((project) => {
    const was = old.get(project.id)
    return was === undefined ? [whole(project, 'added')] : moveOf(was, project)
  })
  const now = new Set(after.map(({ id }) => id))
  return [...kept, ...before.filter(({ id }) => !now.has(id)).map((project) => whole(project, 'removed'))]
}

const whole = ({ id, name }: FrozenProject, state: 'added' | 'removed'): ProjectMove => ({ project: id, name, state, nodes: [] })

function moveOf(before: FrozenProject, after: FrozenProject): readonly ProjectMove[] {
  const goals = moved(before, after, ['promisedGoal', 'plannedGoal', 'forecastGoal'])
  const nodes = nodeMoves(before, after)
  if (Object.keys(goals).length === 0 && nodes.length === 0) return []
  return [{ project: after.id, name: after.name, state: 'kept', ...goals, nodes }]
}

function nodeMoves({ nodes: before }: FrozenProject, { nodes: after }: FrozenProject): readonly NodeMove[] {
  const old = new Map(before.map((node) => [node.id, node]))
  const kept = after.flatMap((node): readonly NodeMove[] => {
    const was = old.get(node.id)
    if (was === undefined) return [{ node: node.id, name: node.name, state: 'added' }]
    const fields = moved(was, node, ['owner', 'plannedStart', 'plannedFinish', 'forecastFinish', 'actualFinish'])
    return Object.keys(fields).length === 0 ? [] : [{ node: node.id, name: node.name, state: 'kept', ...fields }]
  })
  const now = new Set(after.map(({ id }) => id))
  return [...kept, ...before.filter(({ id }) => !now.has(id)).map(({ id, name }) => ({ node: id, name, state: 'removed' as const }))]
}

function moved<Field extends string>(before: Holding<Field>, after: Holding<Field>, fields: readonly Field[]): { readonly [field in Field]?: Moved } {
  const changed = fields.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, { before: before[field], after: after[field] }])) as { readonly [field in Field]?: Moved }
}

type Holding<Field extends string> = { readonly [field in Field]: string | null }

/** A child whose dates leave those of its parent: a node that is forecast to finish after its project was promised. */
export interface Clamp {
  readonly project: string
  readonly node: NodeId
  /** Null for never. */
  readonly finish: IsoDate | null
  readonly parentEnd: IsoDate
  readonly daysOver: number | null
}

/** Unfinished nodes whose forecast leaves the project's promise, furthest first; never is furthest. */
export function clampsOf({ id: project, promisedGoal, nodes }: FrozenProject): readonly Clamp[] {
  if (promisedGoal === null) return []
  const over = nodes.filter(({ actualFinish, forecastFinish }) => actualFinish === null && (forecastFinish === null || forecastFinish > promisedGoal))
  const clamps = over.map(({ id: node, forecastFinish: finish }) => ({ project, node, finish, parentEnd: promisedGoal, daysOver: finish === null ? null : daysBetween(promisedGoal, finish) }))
  return clamps.toSorted((a, b) => (b.daysOver ?? Infinity) - (a.daysOver ?? Infinity))
}
