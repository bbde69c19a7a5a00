import type { StaffingView } from '@junheng/core/planning/staffing/view.ts'
import type { StaffingSearch } from './search.ts'

/** What every table of the staffing page is given. */
export interface StaffingProps {
  readonly view: StaffingView
  readonly search: StaffingSearch
  readonly change: (part: { readonly [key in keyof StaffingSearch]?: StaffingSearch[key] | undefined }) => void
}
