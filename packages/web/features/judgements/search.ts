import { given, oneOf, text, type Search } from '../../app/search.ts'

export const standards = ['basic-2012', 'quality-2017'] as const
export const stages = ['primary', 'junior'] as const
export const points = ['all', 'fromFiftyPupils', 'none'] as const
export const areas = ['urban', 'town', 'rural'] as const
export const verdicts = ['short', 'met', 'unknown'] as const
export const views = ['table', 'chart', 'map'] as const

/** What the address of 均衡体检 restores: the standard and its switches, then the schools chosen, then how they are shown. */
export function judgementSearch(search: Search) {
  return given({
    standard: oneOf(search, 'standard', standards),
    stage: oneOf(search, 'stage', stages),
    snapshot: text(search, 'snapshot'),
    from: text(search, 'from'),
    private: oneOf(search, 'private', ['true', 'false']),
    points: oneOf(search, 'points', points),
    township: text(search, 'township'),
    area: oneOf(search, 'area', areas),
    verdict: oneOf(search, 'verdict', verdicts),
    q: text(search, 'q'),
    view: oneOf(search, 'view', views),
    sort: text(search, 'sort'),
    indicator: text(search, 'indicator'),
  })
}
export type JudgementSearch = ReturnType<typeof judgementSearch>
