import { given, oneOf, text, type Search } from '../../app/search.ts'
import { points, stages, standards } from './search.ts'

/** The number whose origin is asked for, by the same words as the server's own address. */
export function traceSearch(search: Search) {
  return {
    standard: oneOf(search, 'standard', standards) ?? 'basic-2012',
    stage: oneOf(search, 'stage', stages) ?? 'primary',
    indicator: text(search, 'indicator') ?? 'composite',
    ...given({
      school: text(search, 'school'),
      snapshot: text(search, 'snapshot'),
      private: oneOf(search, 'private', ['true', 'false']),
      points: oneOf(search, 'points', points),
    }),
  }
}
export type TraceSearch = ReturnType<typeof traceSearch>
