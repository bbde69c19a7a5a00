import { leverQuery, leversOf } from '@junheng/core/planning/layout/lever-text.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { given, oneOf, type Search } from '../../app/search.ts'
import { grounds } from './map-ground.ts'

export const views = ['effects', 'kindergartens', 'plan', 'attendance', 'compare', 'procedure'] as const
export const yearFigures = ['placesShort', 'oversizeClasses', 'points', 'meanMinutes', 'withoutSchool', 'children'] as const
export type YearFigure = (typeof yearFigures)[number]
export const plannedParts = ['deeds', 'reasons', 'ways', 'schools', 'children', 'kindergartens'] as const
export const kinds = ['points', 'branches', 'all'] as const

function long(search: Search, name: string): string | undefined {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 8000) : undefined
}

/** The levers stand in the address, so that a link is the scenario. */
export function layoutSearch(search: Search) {
  return given({
    view: oneOf(search, 'view', views),
    snapshot: long(search, 'snapshot'),
    closed: long(search, 'closed'),
    extended: long(search, 'extended'),
    assigned: long(search, 'assigned'),
    kindergartens: long(search, 'kindergartens'),
    ground: oneOf(search, 'ground', grounds),
    kind: oneOf(search, 'kind', kinds),
    unit: long(search, 'unit'),
    scenario: long(search, 'scenario'),
    job: long(search, 'job'),
    again: long(search, 'again'),
    part: oneOf(search, 'part', plannedParts),
    of: long(search, 'of'),
    figure: oneOf(search, 'figure', yearFigures),
  })
}
export type LayoutSearch = ReturnType<typeof layoutSearch>

export const leversIn = (search: LayoutSearch): Levers => leversOf(search)

/** The same address with other levers; one that is at rest leaves it. */
export function withLevers({ closed: _closed, extended: _extended, assigned: _assigned, kindergartens: _kindergartens, ...rest }: LayoutSearch, levers: Levers): LayoutSearch {
  return { ...rest, ...leverQuery(levers) }
}
