import { endsOf, schoolsIn } from './facts.ts'
import type { IsoDate, SchoolChange, Snapshot } from './snapshot.ts'

/**
 * A snapshot with the changes that were decided for its year and that its list of schools bears out: who was to close is gone, who was to open or to take in is there.
 * A school of which the return itself says a change is left to it. The others are not guessed at: what was decided and did not happen is no fact.
 */
export function withAdoptedChanges(snapshot: Snapshot, adopted: readonly SchoolChange[]): Snapshot {
  const standing = new Set(snapshot.schools.map(({ id }) => id))
  const said = new Set(snapshot.changes.flatMap(schoolsLeaving))
  const happened = adopted.filter((change) => {
    const leaving = schoolsLeaving(change)
    return isWithinYear(change.on, snapshot.date) && leaving.every((id) => !standing.has(id) && !said.has(id)) && endsOf(change).into.every((id) => standing.has(id)) && schoolsIn(change).length > 0
  })
  const known = new Set(snapshot.changes.map((change) => JSON.stringify(endsOf(change))))
  const added = happened.filter((change) => !known.has(JSON.stringify(endsOf(change))))
  return added.length === 0 ? snapshot : { ...snapshot, changes: [...snapshot.changes, ...added].toSorted(byDay) }
}

/** Those a change ends. */
function schoolsLeaving(change: SchoolChange): readonly string[] {
  const { from, into } = endsOf(change)
  return from.filter((id) => !into.includes(id))
}

/** After the last statistical date, and no later than this one. */
function isWithinYear(on: IsoDate, date: IsoDate): boolean {
  return on > `${Number(date.slice(0, 4)) - 1}${date.slice(4)}` && on <= date
}

const keyOf = (change: SchoolChange): string => `${change.on} ${change.kind} ${JSON.stringify(change)}`
const byDay = (a: SchoolChange, b: SchoolChange): number => (keyOf(a) < keyOf(b) ? -1 : 1)
