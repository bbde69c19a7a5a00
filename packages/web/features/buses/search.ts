import { given, oneOf, text, type Search } from '../../app/search.ts'

export const views = ['today', 'runs', 'coverage', 'times', 'plans', 'register'] as const
export type BusView = (typeof views)[number]

export function busSearch(search: Search) {
  return given({ view: oneOf(search, 'view', views), plan: text(search, 'plan'), run: text(search, 'run'), job: text(search, 'job'), q: text(search, 'q'), from: text(search, 'from'), stopped: oneOf(search, 'stopped', ['yes'] as const) })
}
export type BusSearch = ReturnType<typeof busSearch>
