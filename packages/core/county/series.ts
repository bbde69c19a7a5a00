import { schoolsIn } from './facts.ts'
import type { IsoDate, School, SchoolId, Snapshot } from './snapshot.ts'

/** Schools that merged into one another or split from one another: together they have one history. */
export type Lineage = ReadonlySet<SchoolId>

export interface SeriesPoint {
  readonly date: IsoDate
  /** Added up over the schools of the lineage that stand at the date; null where one of them did not report it. */
  readonly value: number | null
  /** The schools that stand at the date; none before the first opened and after the last closed. */
  readonly schools: readonly SchoolId[]
}

/** Every lineage of a county over several snapshots; each school belongs to exactly one. */
export function lineagesOf(snapshots: readonly Snapshot[]): readonly Lineage[] {
  const lineageOf = new Map<SchoolId, Set<SchoolId>>()
  const join = (ids: readonly SchoolId[]) => {
    const joined = new Set(ids.flatMap((id) => [...(lineageOf.get(id) ?? [id])]))
    for (const id of joined) lineageOf.set(id, joined)
  }
  for (const { schools, changes } of snapshots) {
    for (const school of schools) if (!lineageOf.has(school.id)) join([school.id])
    for (const change of changes) join(schoolsIn(change))
  }
  return [...new Set(lineageOf.values())]
}

/**
 * A figure of a school over the snapshots, of the whole lineage: what a merger moved from one school to another
 * stays in the sum, so that the series of all lineages add up to the county at every date.
 */
export function lineageSeries(snapshots: readonly Snapshot[], lineage: Lineage, figure: (school: School) => number | undefined): readonly SeriesPoint[] {
  return snapshots.map(({ date, schools }) => {
    const standing = schools.filter((school) => lineage.has(school.id))
    const figures = standing.map(figure)
    const value = figures.every((each) => each !== undefined) ? figures.reduce((sum, each) => sum + each, 0) : null
    return { date, value, schools: standing.map((school) => school.id) }
  })
}
