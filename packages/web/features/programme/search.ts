import { projectKinds } from '@junheng/contract/project-schema.ts'
import { given, oneOf, text, type Search } from '../../app/search.ts'

const within = ['60'] as const
export const views = ['chart', 'table'] as const
export const scales = ['whole', 'near'] as const

/** What the address of the wall chart restores: the projects chosen, then how they are shown. */
export function programmeSearch(search: Search) {
  return given({
    office: text(search, 'office'),
    kind: oneOf(search, 'kind', projectKinds),
    within: oneOf(search, 'within', within),
    view: oneOf(search, 'view', views),
    scale: oneOf(search, 'scale', scales),
  })
}
export type ProgrammeSearch = ReturnType<typeof programmeSearch>
