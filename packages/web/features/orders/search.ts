import { given, oneOf, text, type Search } from '../../app/search.ts'

export const orderTabs = ['due', 'issued', 'extensions', 'disputes', 'lapses'] as const

/** Which part is shown, of which office, and the order that is opened. */
export function ordersSearch(search: Search) {
  return given({ tab: oneOf(search, 'tab', orderTabs), office: text(search, 'office'), order: text(search, 'order') })
}
