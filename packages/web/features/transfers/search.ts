import { given, oneOf, text, type Search } from '../../app/search.ts'

export const transferViews = ['progress', 'posts', 'teachers', 'mine', 'result', 'reasons', 'objections', 'compare'] as const
export type TransferViewName = (typeof transferViews)[number]

export function transferSearch(search: Search) {
  return given({ view: oneOf(search, 'view', transferViews), q: text(search, 'q'), quota: text(search, 'quota'), close: text(search, 'close') })
}
export type TransferSearch = ReturnType<typeof transferSearch>
