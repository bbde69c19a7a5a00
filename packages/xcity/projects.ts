import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { gapLedger } from '@junheng/core/standard/gaps.ts'
import type { Gap, IndicatorId } from '@junheng/core/standard/judgement.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { told } from './project-story.ts'
import { ruralStories } from './projects-rural.ts'
import { urbanStories } from './projects-urban.ts'

/** The programme of 2021: ten projects in the town, an education group, and one upgrade in every rural unit; 395 million yuan. As its offices had reported it by the clock. */
export function makeProjects(seed: number, snapshots: readonly Snapshot[]): readonly CountyProject[] {
  const last = snapshots.at(-1)!
  const urban = urbanStories(last)
  const projects = [...urban, ...ruralStories(seed, last, urban.length + 1)].map(told)
  const gaps = openGaps(snapshots)
  return projects.map((project) => ({ ...project, gaps: gaps.filter((gap) => closes(project, gap, last)).map(({ id }) => id).toSorted() }))
}

function openGaps(snapshots: readonly Snapshot[]): readonly Gap[] {
  const standard = loadStandard('quality-2017', { county: snapshots.at(-1)!.county.code })
  return gapLedger(standard, snapshots).filter(({ closedOn }) => closedOn === null)
}

/** What building and buying can close: an extension the rooms of its school, an upgrade the grounds and equipment of its township's primary schools. */
const closable: { readonly [kind in CountyProject['kind']]?: readonly IndicatorId[] } = {
  extension: ['teachingArea', 'multimediaRooms'],
  townshipUpgrade: ['sportsArea', 'equipmentYuan'],
}

function closes({ kind, school, township, stages }: CountyProject, gap: Gap, last: Snapshot): boolean {
  if (closable[kind]?.includes(gap.indicator) !== true) return false
  if (school !== null) return gap.school === school
  return stages?.includes(gap.stage) === true && last.schools.some((each) => each.id === gap.school && each.township === township)
}
