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
 * What differs between two versions of a project, in the order of its fields, then of its nodes. The order of predecessors, of helping
 * offices and of gaps says nothing; what is said and is the default is as if it had not been said.
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

function nodeChanges(before: readonly CountyNode[], after: readonly CountyNode[]): readonly FieldChange[] {
  const was = new Map(before.map((node) => [node.id, node]))
  const is = new Map(after.map((node) => [node.id, node]))
  const gone = before.filter(({ id }) => !is.has(id))
  return [
    ...gone.flatMap((node) => moved('nodes.', { [node.id]: node }, {})),
    ...after.flatMap((node) => {
      const former = was.get(node.id)
      return former === undefined ? moved('nodes.', {}, { [node.id]: node }) : moved(`nodes.${node.id}.`, former, node)
    }),
    ...moved('', { nodes: idsIn(before, is) }, { nodes: idsIn(after, was) }),
  ]
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

/** Lists whose order says nothing. */
const sets = new Set(['after', 'helpers', 'gaps'])
/** What a field means where it is absent, as JSON. */
const defaults: Readonly<Record<string, string>> = { unit: '"calendar"', lag: '0', goal: 'false' }

function textOf(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = JSON.stringify(sorted(sets.has(name) ? (value as readonly string[]).toSorted() : value))
  return text === defaults[name] ? null : text
}

/** Objects with their keys in one order, so that equal values are equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}
