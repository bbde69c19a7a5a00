import type { School, SchoolId, Snapshot } from './snapshot.ts'

/** What would change if `after` took the place of `before`: schools added, gone, changed fact by fact, and other parts counted. */
export interface SnapshotDifference {
  readonly added: readonly SchoolName[]
  readonly gone: readonly SchoolName[]
  readonly changed: readonly (SchoolName & { readonly facts: readonly FactChange[] })[]
  readonly parts: readonly PartCount[]
}

export interface SchoolName {
  readonly school: SchoolId
  readonly name: string
}

/** `fact` is the path within the school: `junior.teachers`, `stock.books`. Null is "not reported". */
export interface FactChange {
  readonly fact: string
  readonly before: string | null
  readonly after: string | null
}

/** Rows of a part; null where it was not given at all. */
export interface PartCount {
  readonly part: CountedPart
  readonly before: number | null
  readonly after: number | null
}

const countedParts = ['townships', 'changes', 'staff', 'settlements', 'roads', 'vehicles', 'premises'] as const
type CountedPart = (typeof countedParts)[number]

export function differenceBetween(before: Snapshot | undefined, after: Snapshot): SnapshotDifference {
  const earlier = new Map((before?.schools ?? []).map((school) => [school.id, school]))
  const later = new Set(after.schools.map(({ id }) => id))
  return {
    added: after.schools.filter(({ id }) => !earlier.has(id)).map(named),
    gone: [...earlier.values()].filter(({ id }) => !later.has(id)).map(named),
    changed: after.schools.flatMap((school) => changedSchool(earlier.get(school.id), school)),
    parts: countedParts
      .map((part) => ({ part, before: before?.[part]?.length ?? null, after: after[part]?.length ?? null }))
      .filter((count) => count.before !== count.after),
  }
}

function changedSchool(before: School | undefined, after: School) {
  if (before === undefined) return []
  const facts = changedFacts(factsOf(before), factsOf(after))
  return facts.length === 0 ? [] : [{ ...named(after), facts }]
}

function changedFacts(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): FactChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  return paths
    .map((fact) => ({ fact, before: before.get(fact) ?? null, after: after.get(fact) ?? null }))
    .filter((change) => change.before !== change.after)
}

/** Every leaf of a school by its path; lists of rolls are counted, not listed. */
function factsOf(school: School): Map<string, string> {
  const { stages, stock, classes, id: _id, ...own } = school
  const facts = new Map<string, string>()
  const note = (path: string, value: unknown) => {
    if (value !== undefined) facts.set(path, Array.isArray(value) ? value.join(' ') : String(value))
  }
  for (const [name, value] of Object.entries(own)) note(name, value)
  for (const [name, value] of Object.entries(stock)) note(`stock.${name}`, value)
  for (const [stage, facts] of Object.entries(stages)) {
    for (const [name, value] of Object.entries(facts)) note(`${stage}.${name}`, value)
  }
  note('classes', classes?.length)
  return facts
}

function named({ id, name }: School): SchoolName {
  return { school: id, name }
}
