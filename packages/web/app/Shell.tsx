import type { Owed } from '@junheng/contract/sessions.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { Alert, Button, Drawer } from 'antd'
import { useId, useRef, useState } from 'react'
import { OwedPage } from '../features/credentials/OwedPage.tsx'
import { Welcome } from '../features/credentials/Welcome.tsx'
import { SignedOut } from '../features/sessions/SignedOut.tsx'
import { Await } from '../ui/Await.tsx'
import { Toggle } from '../ui/Choice.tsx'
import { Page } from '../ui/Page.tsx'
import { ApiProblem } from './api.ts'
import { speak, useLanguage, useWords } from './language.tsx'
import { openMenu } from './menu.ts'
import { closedPage, landing } from './pages.ts'
import { postName, SessionProvider, sessionQuery, useSession, useSignOut, useTakePost } from './session.tsx'

/** Pages for whoever asks. */
const openToAll: readonly string[] = ['/sign-in', '/bus-times', '/school-zones']

/** The frame of every page: who and where in the header, the way about at the side. */
export function Shell() {
  // Of what is shown, not of where it is going: a page on its way is not yet in the frame.
  const pathname = useMatches().at(-1)?.pathname ?? '/'
  return openToAll.includes(pathname) ? <Plain /> : <SignedIn />
}

function Plain() {
  return (
    <main id="main" className="plain">
      <LanguageSwitch />
      <Outlet />
    </main>
  )
}

function SignedIn() {
  const session = useQuery(sessionQuery)
  if (session.error instanceof ApiProblem && session.error.code === 'not_signed_in') {
    return (
      <main id="main" className="plain">
        <LanguageSwitch />
        <SignedOut />
      </main>
    )
  }
  return (
    <Await result={session}>
      {(session) => (
        <SessionProvider session={session}>
          {session.owes === null ? <Frame /> : <Owing owes={session.owes} />}
        </SessionProvider>
      )}
    </Await>
  )
}

function Owing({ owes }: { readonly owes: Owed }) {
  return (
    <main id="main" className="plain">
      <LanguageSwitch />
      <OwedPage owes={owes} />
    </main>
  )
}

function Frame() {
  const words = useWords()
  return (
    <>
      <a href="#main" className="skip">
        {words.shell.skip}
      </a>
      <Header />
      <div className="frame">
        <nav aria-label={words.shell.pages} className="side no-print">
          <Menu />
        </nav>
        <main id="main" tabIndex={-1}>
          <Welcome />
          <OpenPage />
        </main>
      </div>
    </>
  )
}

/** A page that the role may not see says so; whoever may not see the first page comes in at another. */
function OpenPage() {
  const words = useWords()
  const { pathname } = useLocation()
  const { permissions } = useSession()
  // On the way from one page to the next the address is the new one's while the old one still stands here.
  const standing = useMatches({ select: (matches) => (matches.length > 1 ? matches.at(-1)!.pathname : pathname) })
  const closed = closedPage(pathname, permissions) ?? closedPage(standing, permissions)
  if (closed === undefined) return <Outlet />
  if (pathname === '/') return <Navigate to={landing(permissions)} replace />
  return (
    <Page key={pathname} title={words.titles[closed.title]}>
      <Alert type="info" showIcon title={words.await.notAllowed} />
    </Page>
  )
}

function Header() {
  const words = useWords()
  const session = useSession()
  return (
    <header className="top">
      <MenuDrawer />
      <Link to="/" className="brand">
        {words.product}
      </Link>
      <span className="county">{session.county.name}</span>
      <span className="clock">{words.shell.today(session.today)}</span>
      <span className="grow" />
      <LanguageSwitch />
      <Who />
    </header>
  )
}

function Who() {
  const words = useWords()
  const session = useSession()
  const signOut = useSignOut()
  return (
    <span className="who no-print">
      <Link to="/me" className="who-name">
        {session.user.name}
      </Link>
      <Acting />
      <Button size="small" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {words.shell.signOut}
      </Button>
    </span>
  )
}

/** The post acted in; where there are several, the way to another. */
function Acting() {
  const words = useWords()
  const id = useId()
  const { posts, user } = useSession()
  const take = useTakePost()
  if (posts.length < 2) return <small>{posts[0] === undefined ? words.roles[user.role] : postName(posts[0], words)}</small>
  return (
    <>
      <label htmlFor={id} className="unseen">
        {words.me.actingIn}
      </label>
      <select id={id} className="acting" value={take.variables ?? user.postId} disabled={take.isPending} onChange={({ target }) => take.mutate(target.value)}>
        {posts.map((post) => (
          <option key={post.id} value={post.id}>
            {postName(post, words)}
          </option>
        ))}
      </select>
    </>
  )
}

/** Each language is named in itself, so that a reader who is lost can find it. */
function LanguageSwitch() {
  const language = useLanguage()
  return (
    <Toggle
      label="语言 Language"
      value={language}
      onChange={speak}
      options={[
        { value: 'zh', label: '中文', lang: 'zh-CN' },
        { value: 'en', label: 'English', lang: 'en' },
      ]}
    />
  )
}

/** At phone width the side menu is behind a button, which gets the focus back unless a page was chosen. */
function MenuDrawer() {
  const words = useWords()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <Button ref={button} className="menu-button no-print" aria-expanded={open} onClick={() => setOpen(true)}>
        {words.shell.menu}
      </Button>
      <Drawer open={open} onClose={close} focusable={withoutReturn} placement="left" size={260} title={words.shell.pages} closable={{ 'aria-label': words.close }}>
        <nav aria-label={words.shell.pages}>
          <Menu onChosen={() => setOpen(false)} />
        </nav>
      </Drawer>
    </>
  )
}

const withoutReturn = { focusTriggerAfterClose: false }

function Menu({ onChosen }: { readonly onChosen?: () => void }) {
  const words = useWords()
  const { permissions } = useSession()
  return (
    <ul className="menu">
      {openMenu(permissions).map(([group, open]) => (
        <li key={group}>
          <span className="menu-group">{words.menuGroups[group]}</span>
          <ul aria-label={words.menuGroups[group]}>
            {open.map((page) => (
              <li key={page.to}>
                <Link to={page.to} onClick={onChosen} activeOptions={{ exact: page.to === '/', includeSearch: false }}>
                  {words.titles[page.title]}
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
