import { given, oneOf, text, type Search } from '../../app/search.ts'
import { stages, standards } from '../judgements/search.ts'

export const states = ['open', 'closed', 'all'] as const

export function gapSearch(search: Search) {
  return given({
    standard: oneOf(search, 'standard', standards),
    state: oneOf(search, 'state', states),
    stage: oneOf(search, 'stage', stages),
    indicator: text(search, 'indicator'),
    q: text(search, 'q'),
  })
}
export type GapSearch = ReturnType<typeof gapSearch>
