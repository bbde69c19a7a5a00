import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationKindOf, permissions, roles, type Permission, type Role } from '@junheng/contract/permissions.ts'
import { openMenu } from '../packages/web/app/menu.ts'
import { closedPage } from '../packages/web/app/pages.ts'
import { zh } from '../packages/web/app/words/zh.ts'
import { closeBrowser, open, settled, visitor, type Visitor } from './harness.ts'
import { findKnown, pageVisits, type Known } from './visits.ts'

let admin: Visitor
let known: Known
let township: string
beforeAll(async () => {
  admin = await visitor()
  known = await findKnown(admin.context.request)
  const schools = (await (await admin.context.request.get('/api/schools')).json()) as { id: string; townshipName: string }[]
  township = schools.find(({ id }) => id === known.school)!.townshipName
})
afterAll(async () => {
  await admin.leave()
  await closeBrowser()
})

/** One address a page: other addresses of the same page are looked at elsewhere. */
const visits = pageVisits.filter(({ route }, at) => route !== '/sign-in' && pageVisits.findIndex((each) => each.route === route) === at)

/** Somebody of a role, signed in by an invitation without a page being opened for it. */
async function signedInAs(role: Role): Promise<Visitor> {
  const kind = organisationKindOf(role)
  const office = kind === 'school' ? { schoolId: known.school } : kind === 'department' ? { department: '财政局' } : kind === 'township' ? { department: township } : {}
  const invitation = (await (await admin.context.request.post('/api/accounts', { data: { name: `走查 ${role}`, role, ...office } })).json()) as { signInPath: string }
  const someone = await visitor({ signedIn: false })
  const reply = await someone.context.request.post('/api/session', { data: { token: invitation.signInPath.replace('/sign-in#', '') } })
  expect([role, reply.status()]).toEqual([role, 200])
  return someone
}

/** Goes to an address as a link within the app does, which loads no file anew. */
async function go({ page }: Visitor, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), address)
  await page.waitForFunction(isThere)
  await settled(page)
}

/** The router has come to where the address says. */
function isThere(): boolean {
  const { __TSR_ROUTER__: router } = window as unknown as { readonly __TSR_ROUTER__: { readonly state: { readonly status: string; readonly location: { readonly href: string }; readonly resolvedLocation?: { readonly href: string } } } }
  return router.state.status === 'idle' && router.state.resolvedLocation?.href === router.state.location.href
}

/** A page that is added, or a role, is walked from the day it is there. */
test.each(roles)('%s finds every page open or closed as its permissions say, offered nothing else, refused nothing, and no error', async (role) => {
  const may = permissions[role] as readonly Permission[]
  const someone = await signedInAs(role)
  const { page, complaints } = someone
  const refused: string[] = []
  page.on('response', (response) => response.status() >= 400 && refused.push(`${response.status()} ${new URL(response.url()).pathname}`))
  await open(page, '/me')
  const menu = await page.getByRole('navigation', { name: zh.shell.pages }).getByRole('link').allInnerTexts()
  expect(menu).toEqual(openMenu(may).flatMap(([, open]) => open.map(({ title }) => zh.titles[title])))
  const wrong: string[] = []
  for (const { name, route, address } of visits) {
    await go(someone, address(known))
    // Whoever may not see the first page comes in at another.
    const isClosed = route !== '/' && closedPage(new URL(address(known), 'http://x').pathname, may) !== undefined
    const saysClosed = (await page.getByText(zh.await.notAllowed).count()) > 0
    const alerts = (await page.locator('[role="alert"]').allInnerTexts()).filter((said) => said.trim() !== zh.await.notAllowed)
    const faults = [...refused.splice(0), ...complaints(), ...alerts, ...(isClosed && !saysClosed ? ['is open'] : [])]
    wrong.push(...faults.map((fault) => `${name}: ${fault}`))
  }
  await someone.leave()
  expect(wrong).toEqual([])
})
