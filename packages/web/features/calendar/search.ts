import { given, text, type Search } from '../../app/search.ts'

/** Which year is shown; the clock's where it is not said. */
export function calendarSearch(search: Search) {
  const said = text(search, 'year')
  return given({ year: said !== undefined && /^20\d\d$/.test(said) ? said : undefined })
}
export type CalendarSearch = ReturnType<typeof calendarSearch>
