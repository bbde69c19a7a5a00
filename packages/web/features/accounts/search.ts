import { roles } from '@junheng/contract/permissions.ts'
import { given, oneOf, text, type Search } from '../../app/search.ts'

/** Which accounts are shown, as the address says it. */
export function accountSearch(search: Search) {
  const skip = Number(text(search, 'skip'))
  return given({ text: text(search, 'text')?.slice(0, 100), role: oneOf(search, 'role', roles), skip: Number.isInteger(skip) && skip > 0 && skip <= 1_000_000 ? skip : undefined })
}
export type AccountSearch = ReturnType<typeof accountSearch>
