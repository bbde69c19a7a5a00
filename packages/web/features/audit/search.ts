import { given, text, type Search } from '../../app/search.ts'

/** What of the audit is shown, as the address says it. */
export function auditSearch(search: Search) {
  return given({ view: search['view'] === 'anchor' ? ('anchor' as const) : undefined, action: text(search, 'action'), who: text(search, 'who'), text: text(search, 'text'), since: day(search, 'since'), until: day(search, 'until') })
}
export type AuditSearch = ReturnType<typeof auditSearch>

function day(search: Search, key: string): string | undefined {
  const value = text(search, key)
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}
