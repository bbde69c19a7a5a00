import { getRouteApi } from '@tanstack/react-router'
import { given } from '../../app/search.ts'
import type { ProgrammeSearch } from './search.ts'

const route = getRouteApi('/')

/** What the address says, and a way to change it in place. */
export function useProgrammeSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof ProgrammeSearch]?: ProgrammeSearch[key] | undefined }) =>
    void navigate({ search: (before) => given({ ...before, ...part }), replace: true, resetScroll: false })
  return [search, change] as const
}
