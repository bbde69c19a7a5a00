import { getRouteApi } from '@tanstack/react-router'
import type { ZonesSearch } from './search.ts'

const route = getRouteApi('/zones')

/** What the address says, and how to change a part of it. */
export function useZonesSearch(): readonly [ZonesSearch, (part: { readonly [key in keyof ZonesSearch]?: ZonesSearch[key] | undefined }) => void] {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return [search, (part) => void navigate({ search: (before) => ({ ...before, ...part }) as ZonesSearch, replace: true, resetScroll: false })]
}
