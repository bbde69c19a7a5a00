import { given, oneOf, text, type Search } from '../../app/search.ts'

export const outlookTabs = ['windows', 'points', 'earliest'] as const

/** Which part of the outlook is shown, of the windows which one, and whether every failure point or those whose turn it is. */
export function outlookSearch(search: Search) {
  return given({ tab: oneOf(search, 'tab', outlookTabs), window: text(search, 'window'), show: oneOf(search, 'show', ['all'] as const) })
}
