import { given, oneOf, text, type Search } from '../../app/search.ts'

export const outcomes = ['opened', 'wrong', 'locked', 'codeNeeded', 'spent', 'closed'] as const

/** What of the log of signing in is shown, as the address says it. */
export function signInSearch(search: Search) {
  return given({ text: text(search, 'text')?.slice(0, 100), outcome: oneOf(search, 'outcome', outcomes) })
}
export type SignInSearch = ReturnType<typeof signInSearch>
