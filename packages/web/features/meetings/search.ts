import { given, oneOf, text, type Search } from '../../app/search.ts'

export const meetingTabs = ['meetings', 'pack', 'follow-ups', 'feeds'] as const

/** Which part of the meetings' page is shown. */
export function meetingsSearch(search: Search) {
  return given({ tab: oneOf(search, 'tab', meetingTabs) })
}

/** The matter on the projector, from 1, where it presents; the meeting compared to. */
export function meetingSearch(search: Search) {
  const matter = Number(search['matter'])
  return given({ matter: Number.isInteger(matter) && matter > 0 && matter <= 99 ? matter : undefined, until: text(search, 'until') })
}
export type MeetingSearch = ReturnType<typeof meetingSearch>

