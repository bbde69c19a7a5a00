import { given, oneOf, text, type Search } from '../../app/search.ts'
import { stages } from '../judgements/search.ts'

export const views = ['county', 'rebounds', 'schools', 'settlements', 'planned', 'trust'] as const
export type ForecastView = (typeof views)[number]
/** 大班额 lines that provinces use. */
export const thresholds = ['45', '50', '56', '66'] as const
export const levels = ['0.5', '0.8', '0.9', '0.95'] as const

export function forecastSearch(search: Search) {
  return given({
    view: oneOf(search, 'view', views),
    from: oneOf(search, 'from', thresholds),
    level: oneOf(search, 'level', levels),
    unit: text(search, 'unit'),
    stage: oneOf(search, 'stage', stages),
    q: text(search, 'q'),
  })
}
export type ForecastSearch = ReturnType<typeof forecastSearch>
