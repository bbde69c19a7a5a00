import type { Permission } from '@junheng/contract/permissions.ts'
import { openPages, type MenuPage } from './pages.ts'
import type { Catalogue } from './words/zh.ts'

export type MenuGroup = keyof Catalogue['menuGroups']

/** Under which heading a page stands in the menu. */
const groupOf: { readonly [to in MenuPage['to']]: MenuGroup } = {
  '/': 'drive',
  '/home': 'drive',
  '/rope': 'drive',
  '/tasks': 'drive',
  '/orders': 'drive',
  '/meetings': 'drive',
  '/outlook': 'drive',
  '/projects': 'drive',
  '/bulletins': 'drive',
  '/check-up': 'measure',
  '/gaps': 'measure',
  '/checklist': 'measure',
  '/province': 'measure',
  '/forecast': 'plan',
  '/layout': 'plan',
  '/zones': 'plan',
  '/buses': 'plan',
  '/staffing': 'plan',
  '/transfers': 'plan',
  '/calendar': 'data',
  '/imports': 'data',
  '/snapshots': 'data',
  '/jobs': 'data',
  '/accounts': 'office',
  '/permissions': 'office',
  '/audit': 'office',
  '/sensitive-reads': 'office',
  '/sign-ins': 'office',
  '/me': 'office',
}

/** The open pages under their headings, both in the order of their first page; a heading without a page is left out. */
export function openMenu(permissions: readonly Permission[]): readonly (readonly [MenuGroup, readonly MenuPage[]])[] {
  const groups = new Map<MenuGroup, MenuPage[]>()
  for (const page of openPages(permissions)) groups.set(groupOf[page.to], [...(groups.get(groupOf[page.to]) ?? []), page])
  return [...groups]
}
