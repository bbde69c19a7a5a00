import type { WaitingPupils } from '@junheng/contract/projects.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { crowdedYears, type CrowdedYear } from '@junheng/core/planning/forecast/crowded-classes.ts'
import type { Forecast } from '@junheng/core/planning/forecast/forecast.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { classesWaiting, classSizeLimits, type WaitingClass } from '@junheng/core/schedule/waiting.ts'
import type { Tx } from '../../db/database.ts'
import { remember } from '../../remember.ts'
import { findCounty } from '../county/queries.ts'
import { usualForecastOf } from '../forecasts/making.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'
import { listSchoolsNear } from './queries.ts'

/** The classes that wait for each of some projects, in the latest snapshot and as forecast from it, as far as the reader may see their schools; none where nobody knows. */
export type ClassLists = ReadonlyMap<CountyProject['id'], WaitingPupils>

/** Read once for some projects. */
export async function classLists(tx: Tx, projects: readonly CountyProject[]): Promise<ClassLists> {
  const lists = new Map<string, WaitingPupils>()
  const latest = await chosenSnapshot(tx, undefined)
  if (latest === undefined) return lists
  const { id: snapshot, date } = latest
  const ground: Omit<Snapshot, 'schools'> = { county: await findCounty(tx), date, townships: [], changes: [] }
  const forecast = await usualForecastOf(tx)
  for (const project of projects) {
    const classes = classesWaiting(project, { ...ground, schools: await listSchoolsNear(tx, snapshot, project) })
    if (classes !== null) lists.set(project.id, { snapshot, date, classes: [...classes], forecast: crowdedIn(forecast, date, classes) })
  }
  return lists
}

/** Null where there is no forecast, or one from another day than the list is of. */
function crowdedIn(forecast: Forecast | null, date: string, classes: readonly WaitingClass[]): WaitingPupils['forecast'] {
  if (forecast === null || forecast.base !== date) return null
  const years = yearsOf(forecast, classes)
  return years && { level: forecast.level, years: [...years] }
}

/** By forecast, the years of the classes that were asked for: projects of one township share theirs, and every reader of it. */
const known = new WeakMap<Forecast, Map<string, readonly CrowdedYear[] | null>>()
const most = 500

function yearsOf(forecast: Forecast, classes: readonly WaitingClass[]): readonly CrowdedYear[] | null {
  const years = known.get(forecast) ?? new Map<string, readonly CrowdedYear[] | null>()
  known.set(forecast, years)
  const key = [...new Set(classes.map(({ school, stage }) => `${school} ${stage}`))].toSorted().join()
  return years.has(key) ? years.get(key)! : remember(years, most, key, crowdedYears(forecast, classes, classSizeLimits.nearlyOversizeFrom))
}
