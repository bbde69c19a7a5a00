import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import type { ForecastSearch } from './search.ts'

/** What every view of the forecast is given. */
export interface ViewProps {
  readonly summary: ForecastSummary
  readonly search: ForecastSearch
  readonly change: (part: { readonly [key in keyof ForecastSearch]?: ForecastSearch[key] | undefined }) => void
}
