import { getRouteApi } from '@tanstack/react-router'
import type { BusSearch } from './search.ts'

const route = getRouteApi('/buses')

/** What the address says, and how to change a part of it. */
export function useBusSearch(): readonly [BusSearch, (part: { readonly [key in keyof BusSearch]?: BusSearch[key] | undefined }) => void] {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return [search, (part) => void navigate({ search: (before) => ({ ...before, ...part }) as BusSearch, replace: true, resetScroll: false })]
}
