import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { nationalClassLimits } from '@junheng/core/planning/forecast/class-sizes.ts'
import { forecastCounty, usualForecast, type Forecast } from '@junheng/core/planning/forecast/forecast.ts'
import type { Tx } from '../../db/database.ts'
import { listCurrentSnapshots, loadSnapshots } from '../snapshots/queries.ts'
import { findPopulation } from './queries.ts'

export interface ForecastWish {
  readonly until?: number | undefined
  readonly level?: number | undefined
  readonly oversizeFrom?: number | undefined
}

export interface MadeForecast {
  readonly forecast: Forecast
  /** The last snapshot, from which it starts. */
  readonly base: Snapshot
}

/** From every current snapshot and the newest population table. Throws a Problem that says what is missing. */
export async function makeForecast(tx: Tx, { until, level, oversizeFrom }: ForecastWish): Promise<MadeForecast> {
  const snapshots = await loadSnapshots(tx, await listCurrentSnapshots(tx))
  const { population } = await findPopulation(tx)
  if (population === null) throw new Problem('forecast_impossible', { because: 'noBirths' })
  const limits = { ...nationalClassLimits, oversizeFrom: oversizeFrom ?? nationalClassLimits.oversizeFrom }
  const forecast = forecastCounty(snapshots, population, { until: until ?? usualForecast.until, level: level ?? usualForecast.level, limits })
  if ('refused' in forecast) throw new Problem('forecast_impossible', { because: forecast.refused })
  return { forecast, base: snapshots.at(-1)! }
}
