import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useRef, useState } from 'react'
import { SignedOut } from '../features/sessions/SignedOut.tsx'
import { Await } from '../ui/Await.tsx'
import { Toggle } from '../ui/Choice.tsx'
import { ApiProblem } from './api.ts'
import { speak, useLanguage, useWords } from './language.tsx'
import { SessionProvider, sessionQuery, useMay, useSession, useSignOut } from './session.tsx'

/** The frame of every page: who and where in the header, the way about at the side. */
export function Shell() {
  const { pathname } = useLocation()
  return pathname === '/sign-in' ? <Plain /> : <SignedIn />
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
          <Frame />
        </SessionProvider>
      )}
    </Await>
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
          <Outlet />
        </main>
      </div>
    </>
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
      <span>
        {session.user.name}
        <small>{words.roles[session.user.role]}</small>
      </span>
      <Button size="small" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {words.shell.signOut}
      </Button>
    </span>
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

const pages = [
  { to: '/', permission: 'county.read', title: 'programme' },
  { to: '/check-up', permission: 'county.read', title: 'judgement' },
  { to: '/gaps', permission: 'county.read', title: 'gaps' },
  { to: '/projects', permission: 'county.read', title: 'projects' },
  { to: '/bulletins', permission: 'county.read', title: 'bulletins' },
  { to: '/checklist', permission: 'county.read', title: 'checklist' },
  { to: '/calendar', permission: 'county.read', title: 'calendar' },
  { to: '/imports', permission: 'import.run', title: 'imports' },
  { to: '/snapshots', permission: 'county.read', title: 'snapshots' },
  { to: '/accounts', permission: 'account.manage', title: 'accounts' },
  { to: '/audit', permission: 'audit.read', title: 'audit' },
] as const

function Menu({ onChosen }: { readonly onChosen?: () => void }) {
  const words = useWords()
  const may = useMay()
  return (
    <ul className="menu">
      {pages
        .filter((page) => may(page.permission))
        .map((page) => (
          <li key={page.to}>
            <Link to={page.to} onClick={onChosen} activeOptions={{ exact: page.to === '/', includeSearch: false }}>
              {words.titles[page.title]}
            </Link>
          </li>
        ))}
    </ul>
  )
}
