import type { Permission } from '@junheng/contract/permissions.ts'
import type { Catalogue } from './words/zh.ts'

interface ListedPage {
  readonly to: string
  readonly title: keyof Catalogue['titles']
  /** Any one of them opens it; a page without is everybody's. */
  readonly needs: readonly Permission[]
}

/** The pages of the menu, in its order, and what each asks of the reader. */
export const pages = [
  { to: '/', needs: ['county.read'], title: 'programme' },
  { to: '/check-up', needs: ['county.read'], title: 'judgement' },
  { to: '/gaps', needs: ['county.read'], title: 'gaps' },
  { to: '/projects', needs: ['county.read'], title: 'projects' },
  { to: '/forecast', needs: ['layout.read'], title: 'forecast' },
  { to: '/layout', needs: ['layout.read'], title: 'layout' },
  { to: '/zones', needs: ['layout.read'], title: 'zones' },
  { to: '/meetings', needs: ['meeting.read'], title: 'meetings' },
  { to: '/home', needs: ['task.answer'], title: 'home' },
  { to: '/tasks', needs: ['county.read'], title: 'tasks' },
  { to: '/orders', needs: ['county.read'], title: 'orders' },
  { to: '/rope', needs: ['county.read'], title: 'rope' },
  { to: '/outlook', needs: ['meeting.read'], title: 'outlook' },
  { to: '/buses', needs: ['bus.read'], title: 'buses' },
  { to: '/staffing', needs: ['county.read'], title: 'staffing' },
  { to: '/transfers', needs: ['county.read'], title: 'transfers' },
  { to: '/bulletins', needs: ['county.read'], title: 'bulletins' },
  { to: '/checklist', needs: ['county.read'], title: 'checklist' },
  { to: '/calendar', needs: ['county.read'], title: 'calendar' },
  { to: '/imports', needs: ['import.run'], title: 'imports' },
  { to: '/snapshots', needs: ['county.read'], title: 'snapshots' },
  { to: '/province', needs: ['province.read'], title: 'province' },
  { to: '/jobs', needs: ['county.read'], title: 'jobs' },
  { to: '/accounts', needs: ['account.manage'], title: 'accounts' },
  { to: '/permissions', needs: ['account.manage'], title: 'permissions' },
  { to: '/audit', needs: ['audit.read'], title: 'audit' },
  { to: '/sensitive-reads', needs: ['audit.read'], title: 'sensitiveReads' },
  { to: '/sign-ins', needs: ['account.manage', 'audit.read'], title: 'signIns' },
  { to: '/me', needs: [], title: 'me' },
] as const satisfies readonly ListedPage[]

export type MenuPage = (typeof pages)[number]

/** Pages that others lead to. */
const reached: readonly ListedPage[] = [
  { to: '/trace', needs: ['county.read'], title: 'trace' },
  { to: '/schools', needs: ['school.read'], title: 'judgement' },
]

/** The page at an address that these permissions do not open; undefined where they do. */
export function closedPage(pathname: string, permissions: readonly Permission[]): ListedPage | undefined {
  const page = [...pages, ...reached].find(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
  return page !== undefined && !opens(page, permissions) ? page : undefined
}

export function openPages(permissions: readonly Permission[]) {
  return pages.filter((page) => opens(page, permissions))
}

/** Where somebody comes in: the first page of the menu that is open to them. */
export function landing(permissions: readonly Permission[]) {
  return openPages(permissions)[0]!.to
}

function opens({ needs }: ListedPage, permissions: readonly Permission[]): boolean {
  return needs.length === 0 || needs.some((permission) => permissions.includes(permission))
}
