import { projectKinds } from '@junheng/contract/project-schema.ts'
import { given, oneOf, text, texts, type Search } from '../../app/search.ts'

export const nodeStatuses = ['red', 'unreported', 'yellow', 'green', 'claimed', 'idle', 'done'] as const

/** Which projects the list shows. */
export function projectsSearch(search: Search) {
  return given({
    kind: oneOf(search, 'kind', projectKinds),
    status: oneOf(search, 'status', nodeStatuses),
    office: text(search, 'office'),
    place: text(search, 'place'),
    q: text(search, 'q'),
  })
}
export type ProjectsSearch = ReturnType<typeof projectsSearch>

/** The gaps and the template that a new project begins with. */
export function newProjectSearch(search: Search) {
  return given({ gap: texts(search, 'gap'), template: text(search, 'template') })
}

/** The node that is made late and by how many days, counted from the plan; whether the project is being changed. */
export function projectSearch(search: Search) {
  return given({ node: text(search, 'node'), slip: slipDays(search['slip']), edit: oneOf(search, 'edit', ['yes']) })
}
export type ProjectSearch = ReturnType<typeof projectSearch>

function slipDays(said: unknown): number | undefined {
  const days = Number(said)
  return said === undefined || said === '' || !Number.isInteger(days) || Math.abs(days) > 3650 ? undefined : days
}
