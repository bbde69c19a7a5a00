import type { SchoolSummary } from '@junheng/contract/schools.ts'
import { urbanRuralCodes } from '@junheng/core/county/kinds.ts'
import type { SchoolJudgement, StageJudgement, Verdict } from '@junheng/core/standard/judgement.ts'
import type { JudgementSearch } from './search.ts'
import { byIndicator, weakestFirst } from './weakness.ts'

/** A judged school with what the list of schools says of it; a site gone from the list keeps its judgement. */
export interface Chosen {
  readonly judged: SchoolJudgement
  readonly school: SchoolSummary | undefined
}

type Filters = Pick<JudgementSearch, 'township' | 'area' | 'verdict' | 'q' | 'sort'>

/** The schools that table, chart and map all show: filtered, and in the order asked for. */
export function choose(stage: StageJudgement, schools: readonly SchoolSummary[], filters: Filters): readonly Chosen[] {
  const known = new Map(schools.map((school) => [school.id, school]))
  return ordered(stage, filters.sort)
    .map((judged) => ({ judged, school: known.get(judged.school) }))
    .filter((chosen) => isChosen(chosen, filters))
}

export interface TownshipTally {
  readonly schools: number
  readonly short: number
  readonly unknown: number
}

/** Schools of each township by how they stand in `stage`. */
export function tally(chosen: readonly Chosen[], stage: StageJudgement): ReadonlyMap<string, TownshipTally> {
  const tallies = new Map<string, TownshipTally>()
  for (const { judged, school } of chosen) {
    if (school === undefined) continue
    const before = tallies.get(school.township) ?? { schools: 0, short: 0, unknown: 0 }
    const standing = standingOf(judged, stage)
    tallies.set(school.township, {
      schools: before.schools + 1,
      short: before.short + (standing === 'short' ? 1 : 0),
      unknown: before.unknown + (standing === 'unknown' ? 1 : 0),
    })
  }
  return tallies
}

/** The verdict of the school rule. Where the standard rules on the county alone: short of the county's mean in most indicators that are known. */
export function standingOf(judged: SchoolJudgement, { indicators }: StageJudgement): Verdict {
  if (judged.verdict !== 'none') return judged.verdict
  const known = indicators.flatMap(({ id, mean }) => (typeof judged.values[id] === 'number' && mean !== null ? [judged.values[id] < mean] : []))
  if (known.length === 0) return 'unknown'
  return known.filter((isBelow) => isBelow).length * 2 > known.length ? 'short' : 'met'
}

function isChosen({ judged, school }: Chosen, { township, area, verdict, q }: Filters): boolean {
  return (
    (township === undefined || school?.township === township) &&
    (area === undefined || groupOf(school) === area) &&
    (verdict === undefined || judged.verdict === verdict) &&
    (q === undefined || judged.name.includes(q.trim()) || judged.school.includes(q.trim()))
  )
}

function groupOf(school: SchoolSummary | undefined): string | undefined {
  const codes: Readonly<Record<string, { readonly group: string }>> = urbanRuralCodes
  return school === undefined ? undefined : codes[school.urbanRural]?.group
}

function ordered(stage: StageJudgement, sort: string | undefined): readonly SchoolJudgement[] {
  if (sort === undefined) return weakestFirst(stage)
  if (sort === 'pupils') return stage.schools.toSorted((a, b) => b.pupils - a.pupils)
  if (sort === 'name') return stage.schools.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  return byIndicator(stage.schools, sort)
}
