import { getRouteApi } from '@tanstack/react-router'
import type { JudgementSearch } from './search.ts'

const route = getRouteApi('/check-up')

/** What the address says, and a way to change it in place: the back button leaves the page rather than undoing a filter. */
export function useJudgementSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof JudgementSearch]?: JudgementSearch[key] | undefined }) =>
    void navigate({ search: (before) => withoutGaps({ ...before, ...part }), replace: true, resetScroll: false })
  return [search, change] as const
}

function withoutGaps(search: object): JudgementSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as JudgementSearch
}
