import type { Snapshot } from './snapshot.ts'

/** The hash that identifies a snapshot. It covers content, not provenance: the same facts from any workbook have the same hash. */
export function contentHash(snapshot: Snapshot, sha256: (text: string) => string): string {
  return sha256(canonicalJson(snapshot))
}

/** A snapshot as one text: keys sorted, absent keys dropped, and every list whose order says nothing sorted by what identifies its items. */
export function canonicalJson(snapshot: Snapshot): string {
  return JSON.stringify(canonical(snapshot, ''))
}

/** Lists in which the order is content: grades from the first, corners of an outline, coordinates. */
const orderedLists = new Set(['pupilsByGrade', 'outline', 'location'])

function canonical(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, orderedLists.has(key) ? key : ''))
    return orderedLists.has(key) ? items : sortedByText(items)
  }
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => compare(a, b)).map(([name, each]) => [name, canonical(each, name)]))
}

/** By `id` or `code` where items have one, then by their whole text, so that equal contents give equal lists. */
function sortedByText(items: readonly unknown[]): readonly unknown[] {
  const keyed = items.map((item) => ({ item, id: identity(item), text: JSON.stringify(item) }))
  return keyed.toSorted((a, b) => compare(a.id, b.id) || compare(a.text, b.text)).map(({ item }) => item)
}

function identity(item: unknown): string {
  if (typeof item !== 'object' || item === null) return ''
  return String(Reflect.get(item, 'id') ?? Reflect.get(item, 'code') ?? '')
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
