import { given, oneOf, text, type Search } from '../../app/search.ts'

export const staffingViews = ['matrix', 'needs', 'retirements', 'outside', 'heads', 'rotation', 'closing'] as const
export type StaffingViewName = (typeof staffingViews)[number]
export const taughtStages = ['primary', 'junior'] as const

export function staffingSearch(search: Search) {
  return given({
    view: oneOf(search, 'view', staffingViews),
    stage: oneOf(search, 'stage', taughtStages),
    q: text(search, 'q'),
    /** The cell whose people are shown: `school/stage/subject`. */
    cell: text(search, 'cell'),
    /** `CLOSED>INTO`, several with commas. */
    close: text(search, 'close'),
  })
}
export type StaffingSearch = ReturnType<typeof staffingSearch>
