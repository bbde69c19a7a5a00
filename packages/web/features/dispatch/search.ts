import { given, oneOf, text, type Search } from '../../app/search.ts'

export const ropeTabs = ['held', 'blockers', 'people', 'rule'] as const

/** Which part of the page is shown, of which period, and the project that is opened. */
export function ropeSearch(search: Search) {
  return given({ tab: oneOf(search, 'tab', ropeTabs), from: day(search, 'from'), to: day(search, 'to'), project: text(search, 'project') })
}

/** A date, or nothing. */
function day(search: Search, name: string): string | undefined {
  const said = text(search, name)
  return said !== undefined && /^\d{4}-\d\d-\d\d$/.test(said) && !Number.isNaN(Date.parse(said)) ? said : undefined
}
