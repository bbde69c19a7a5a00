import type { SchoolReply } from '@junheng/contract/schools.ts'
import type { School, SchoolId, Snapshot } from '@junheng/core/county/snapshot.ts'
import { lineageSeries, lineagesOf } from '@junheng/core/county/series.ts'

/** Pupils of a school's whole lineage at every snapshot, so that a merger moves nothing out of the series. */
export function lineageOf(id: SchoolId, snapshots: readonly Snapshot[]): NonNullable<SchoolReply['lineage']> {
  const lineage = lineagesOf(snapshots).find((each) => each.has(id)) ?? new Set([id])
  const names = new Map(snapshots.flatMap(({ schools }) => schools.map((school) => [school.id, school.name])))
  return lineageSeries(snapshots, lineage, pupilsOf).map(({ date, value, schools }) => ({
    date,
    pupils: value,
    schools: schools.map((each) => ({ id: each, name: names.get(each) ?? each })),
  }))
}

/** Of all stages; not known where one of them did not report. */
function pupilsOf({ stages }: School): number | undefined {
  const reported = Object.values(stages).map((stage) => stage?.pupils)
  return reported.every((pupils) => pupils !== undefined) ? reported.reduce((sum, pupils) => sum + pupils, 0) : undefined
}
