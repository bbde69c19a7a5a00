import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { nationalClassLimits } from '@junheng/core/planning/forecast/class-sizes.ts'
import { forecastCounty, usualForecast, type Forecast, type ForecastRefusal } from '@junheng/core/planning/forecast/forecast.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { remember } from '../../remember.ts'
import { listCurrentSnapshots, loadSnapshots } from '../snapshots/queries.ts'
import { findPopulation, newestPopulation } from './queries.ts'

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

/** The forecasts last asked for: neither a snapshot nor a population table ever changes, so that the same ones give the same again. */
const kept = new Map<string, Made>()
const most = 8
type Made = { readonly forecast: Forecast | ForecastRefusal; readonly base: Snapshot | undefined }

/** From every current snapshot and the newest population table, for a reader who sees the whole county. Throws a Problem that says what is missing. */
export async function makeForecast(tx: Tx, wish: ForecastWish): Promise<MadeForecast> {
  const births = await newestPopulation(tx)
  if (births === undefined) throw new Problem('forecast_impossible', { because: 'noBirths' })
  const summaries = await listCurrentSnapshots(tx)
  const key = JSON.stringify([births, summaries.map(({ id }) => id), wish])
  const { forecast, base } = kept.get(key) ?? remember(kept, most, key, made(await loadSnapshots(tx, summaries), (await findPopulation(tx)).population!, wish))
  if ('refused' in forecast) throw new Problem('forecast_impossible', { because: forecast.refused })
  return { forecast, base: base! }
}

function made(snapshots: readonly Snapshot[], population: Population, { until, level, oversizeFrom }: ForecastWish): Made {
  const limits = { ...nationalClassLimits, oversizeFrom: oversizeFrom ?? nationalClassLimits.oversizeFrom }
  return { forecast: forecastCounty(snapshots, population, { until: until ?? usualForecast.until, level: level ?? usualForecast.level, limits }), base: snapshots.at(-1) }
}

/**
 * The usual forecast as the program makes it, since one made of the schools that a reader sees would be another; null where none can be
 * made. Whoever calls it gives out only what is of schools that the reader sees.
 */
export async function usualForecastOf(tx: Tx): Promise<Forecast | null> {
  try {
    return (await asProgram(tx, () => makeForecast(tx, {}))).forecast
  } catch (error) {
    if (error instanceof Problem && error.code === 'forecast_impossible') return null
    throw error
  }
}
