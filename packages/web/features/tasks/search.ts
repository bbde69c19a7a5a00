import { given, oneOf, text, type Search } from '../../app/search.ts'

export const taskTabs = ['tree', 'sources', 'reform', 'livelihood'] as const

/** Which part is shown, of which office, and the task or the document that is opened. */
export function taskSearch(search: Search) {
  return given({ tab: oneOf(search, 'tab', taskTabs), office: text(search, 'office'), task: text(search, 'task'), source: text(search, 'source') })
}
export type TaskSearch = ReturnType<typeof taskSearch>

/** The office that whoever sees to all of them looks at. */
export function homeSearch(search: Search) {
  return given({ office: text(search, 'office') })
}
