import { sensitivityClasses } from '@junheng/contract/permissions.ts'
import { given, oneOf, text, type Search } from '../../app/search.ts'

/** What of the log is shown, as the address says it. */
export function sensitiveReadSearch(search: Search) {
  return given({ class: oneOf(search, 'class', sensitivityClasses), text: text(search, 'text')?.slice(0, 100), since: day(search, 'since'), until: day(search, 'until') })
}
export type SensitiveReadSearch = ReturnType<typeof sensitiveReadSearch>

function day(search: Search, key: string): string | undefined {
  const value = text(search, key)
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}
