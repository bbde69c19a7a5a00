import { given, oneOf, type Search } from '../../app/search.ts'

export const outlookTabs = ['windows', 'points', 'earliest'] as const

/** Which part of the outlook is shown, and whether every failure point or those whose turn it is. */
export function outlookSearch(search: Search) {
  return given({ tab: oneOf(search, 'tab', outlookTabs), show: oneOf(search, 'show', ['all'] as const) })
}
