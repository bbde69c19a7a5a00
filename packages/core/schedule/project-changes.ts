import type { CountyNode, CountyProject } from './programme.ts'

/** One field that differs between two versions of a project. */
export interface FieldChange {
  /** `start`, `nodes.land.days`; `nodes.land` where the node was added or removed; `nodes` where the order of the nodes changed. */
  readonly field: string
  /** As JSON; null where it was absent or not known. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * What differs between two versions of a project, in the order of its fields, then of its nodes. What means the same is the same,
 * however it is written: the order of predecessors, helping offices, stages and gaps, a default that is said, one lag for every
 * predecessor or each its own.
 */
export function projectChanges(before: CountyProject, after: CountyProject): readonly FieldChange[] {
  const { nodes: nodesBefore, windows: windowsBefore = {}, ...fieldsBefore } = before
  const { nodes: nodesAfter, windows: windowsAfter = {}, ...fieldsAfter } = after
  return [
    ...moved('', fieldsBefore, fieldsAfter),
    ...moved('windows.', windowsBefore, windowsAfter),
    ...nodeChanges(nodesBefore, nodesAfter),
  ]
}

/** What a node's dates are computed from. */
const dating: ReadonlySet<string> = new Set(['days', 'unit', 'after', 'lag', 'window', 'season', 'terms'])

/** Whether a change moves a date of the plan or takes an item out of it: nobody does that without a decision. A first promise moves none. */
export function redates({ field, before, after }: FieldChange): boolean {
  if (field === 'start' || field.startsWith('windows.')) return true
  if (field === 'promisedGoal') return before !== null
  if (!field.startsWith('nodes.')) return false
  const isWhole = !field.slice('nodes.'.length).includes('.')
  return isWhole ? after === null : dating.has(field.slice(field.lastIndexOf('.') + 1))
}

function nodeChanges(before: readonly CountyNode[], after: readonly CountyNode[]): readonly FieldChange[] {
  const was = new Map(before.map((node) => [node.id, node]))
  const is = new Map(after.map((node) => [node.id, node]))
  const gone = before.filter(({ id }) => !is.has(id))
  return [
    ...gone.flatMap((node) => moved('nodes.', { [node.id]: node }, {})),
    ...after.flatMap((node) => {
      const former = was.get(node.id)
      return former === undefined ? moved('nodes.', {}, { [node.id]: node }) : moved(`nodes.${node.id}.`, withLags(former), withLags(node))
    }),
    ...moved('', { nodes: idsIn(before, is) }, { nodes: idsIn(after, was) }),
  ]
}

/** Its lag by predecessor, without those that are none. */
function withLags({ lag = 0, ...node }: CountyNode) {
  const lags = node.after.map((id) => [id, typeof lag === 'number' ? lag : (lag[id] ?? 0)] as const).filter(([, days]) => days !== 0)
  return { ...node, lag: lags.length === 0 ? null : Object.fromEntries(lags) }
}

/** The nodes that both versions have, in the order of one of them. */
function idsIn(nodes: readonly CountyNode[], other: ReadonlyMap<string, CountyNode>) {
  return nodes.map(({ id }) => id).filter((id) => other.has(id))
}

type Fields = Readonly<Record<string, unknown>>

function moved(prefix: string, before: object, after: object): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .map((name) => ({ field: `${prefix}${name}`, before: textOf(name, (before as Fields)[name]), after: textOf(name, (after as Fields)[name]) }))
    .filter((change) => change.before !== change.after)
}

function textOf(name: string, value: unknown): string | null {
  const plain = plainOf[name] === undefined ? value : plainOf[name](value)
  return plain === null || plain === undefined || plain === '' ? null : JSON.stringify(sorted(plain))
}

const unordered = (list: unknown) => (list as readonly string[] | undefined)?.toSorted()
const unless = (usual: unknown) => (value: unknown) => (value === usual ? null : value)
/** A bare list of days is the yearly one. */
const yearly = (days: unknown) => (Array.isArray(days) ? { yearly: days } : days)

/** By field: its value in the one form that stands for all that mean the same. */
const plainOf: Readonly<Record<string, (value: unknown) => unknown>> = {
  after: unordered,
  helpers: unordered,
  gaps: unordered,
  stages: unordered,
  unit: unless('calendar'),
  goal: unless(false),
  season: yearly,
  terms: yearly,
}

/** Objects with their keys in one order, so that equal values are equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}
