import type { Account, Invitation } from '@junheng/contract/accounts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { roles } from '@junheng/contract/permissions.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { instant } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Invite } from './Invite.tsx'
import { Person } from './Person.tsx'
import { Roster } from './Roster.tsx'
import { accountsQuery, pageSize, useAccountsChanged } from './queries.ts'
import type { AccountSearch } from './search.ts'
import { TextField } from './TextField.tsx'
import './accounts.css'

const route = getRouteApi('/accounts')

/** Who may sign in, and the posts they hold; an invitation's link is shown once, here. */
export function AccountsPage() {
  const words = useWords()
  const search = route.useSearch()
  const accounts = useQuery({ ...accountsQuery(search), placeholderData: keepPreviousData })
  const changed = useAccountsChanged()
  const [invitation, setInvitation] = useState<Invitation>()
  const onInvited = (invited: Invitation) => {
    setInvitation(invited)
    changed()
  }
  return (
    <Page title={words.titles.accounts}>
      {invitation === undefined ? null : <Link key={invitation.signInPath} invitation={invitation} />}
      <Invite onInvited={onInvited} />
      <Roster onWritten={changed} />
      <Section id="accounts" title={words.accounts.existing}>
        <Filters />
        <Await result={accounts} empty={{ when: (all) => all.length === 0, say: words.accounts.none }}>
          {(accounts) => <People accounts={accounts.slice(0, pageSize)} onInvited={onInvited} />}
        </Await>
        <Pager skip={search.skip ?? 0} found={accounts.data?.length ?? 0} />
      </Section>
    </Page>
  )
}

function Link({ invitation }: { readonly invitation: Invitation }) {
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const link = new URL(invitation.signInPath, location.origin).href
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true))
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="section" aria-labelledby="invitation-heading">
      <h2 id="invitation-heading" ref={heading} tabIndex={-1}>
        {words.accounts.linkFor(invitation.account.name)}
      </h2>
      <p role="status">{words.accounts.linkOnce(instant(invitation.expiresAt))}</p>
      <p>
        <code className="link-once">{link}</code>
      </p>
      <Button onClick={copy}>{isCopied ? words.accounts.copied : words.accounts.copy}</Button>
    </section>
  )
}

function useChange() {
  const navigate = route.useNavigate()
  return (part: { readonly [key in keyof AccountSearch]?: AccountSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, skip: undefined, ...part }) as AccountSearch, replace: true, resetScroll: false })
}

function Filters() {
  const words = useWords()
  const search = route.useSearch()
  const change = useChange()
  return (
    <div className="filters" role="search" aria-label={words.accounts.search}>
      <TextField label={words.accounts.text} type="search" maxLength={100} value={search.text ?? ''} onType={(text) => change({ text: text === '' ? undefined : text })} />
      <Choice label={words.accounts.role} value={search.role ?? ''} none={words.accounts.anyRole} options={roles.map((value) => ({ value, label: words.roles[value] }))} onChange={(role) => change({ role })} />
    </div>
  )
}

interface PeopleProps {
  readonly accounts: readonly Account[]
  readonly onInvited: (invitation: Invitation) => void
}

function People({ accounts, onInvited }: PeopleProps) {
  const [open, setOpen] = useState<string>()
  return (
    <ul className="people">
      {accounts.map((account) => (
        <Person key={account.id} account={account} isOpen={open === account.id} onToggle={() => setOpen(open === account.id ? undefined : account.id)} onInvited={onInvited} />
      ))}
    </ul>
  )
}

function Pager({ skip, found }: { readonly skip: number; readonly found: number }) {
  const words = useWords()
  const change = useChange()
  if (skip === 0 && found <= pageSize) return null
  return (
    <p className="pager">
      <Button disabled={skip === 0} onClick={() => change({ skip: skip > pageSize ? skip - pageSize : undefined })}>
        {words.accounts.earlier}
      </Button>
      <span role="status">{words.accounts.page(skip + 1, skip + Math.min(found, pageSize))}</span>
      <Button disabled={found <= pageSize} onClick={() => change({ skip: skip + pageSize })}>
        {words.accounts.later}
      </Button>
    </p>
  )
}
