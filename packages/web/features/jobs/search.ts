import { jobStates } from '@junheng/contract/jobs.ts'
import { given, text, type Search } from '../../app/search.ts'

/** Which runs are listed, and which one is looked at, as the address says it. */
export function jobSearch(search: Search) {
  const state = text(search, 'state')
  return given({ state: jobStates.find((each) => each === state), kind: text(search, 'kind'), run: text(search, 'run') })
}
export type JobPageSearch = ReturnType<typeof jobSearch>
