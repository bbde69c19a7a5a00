import { inviteAccount, listAccounts, renewInvitation, type Account, type Invitation, type NewAccount } from '@junheng/contract/accounts.ts'
import { permissions, type Role } from '@junheng/contract/permissions.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Allowed } from '../../app/Allowed.tsx'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { instant } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

const roles = Object.keys(permissions) as Role[]

/** Who may sign in; an invitation's link is shown once, here. */
export function AccountsPage() {
  const words = useWords()
  return (
    <Page title={words.titles.accounts}>
      <Allowed to="account.manage">
        <Managed />
      </Allowed>
    </Page>
  )
}

function Managed() {
  const words = useWords()
  const accounts = useQuery(query(listAccounts))
  const client = useQueryClient()
  const [invitation, setInvitation] = useState<Invitation>()
  const onInvited = (invited: Invitation) => {
    setInvitation(invited)
    void client.invalidateQueries({ queryKey: [listAccounts.path] })
  }
  return (
    <>
      {invitation === undefined ? null : <Link invitation={invitation} />}
      <Invite onInvited={onInvited} />
      <Section id="accounts" title={words.accounts.existing}>
        <Await result={accounts} empty={{ when: (all) => all.length === 0, say: words.accounts.none }}>
          {(accounts) => <Accounts accounts={accounts} onInvited={onInvited} />}
        </Await>
      </Section>
    </>
  )
}

function Link({ invitation }: { readonly invitation: Invitation }) {
  const words = useWords()
  const link = new URL(invitation.signInPath, location.origin).href
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true))
  return (
    <section className="section" aria-labelledby="invitation-heading">
      <h2 id="invitation-heading">{words.accounts.linkFor(invitation.account.name)}</h2>
      <p role="status">{words.accounts.linkOnce(instant(invitation.expiresAt))}</p>
      <p>
        <code className="link-once">{link}</code>
      </p>
      <Button onClick={copy}>{isCopied ? words.accounts.copied : words.accounts.copy}</Button>
    </section>
  )
}

function Invite({ onInvited }: { readonly onInvited: (invitation: Invitation) => void }) {
  const words = useWords()
  const [draft, setDraft] = useState<Draft>(blank)
  const invite = useMutation({
    mutationFn: () => call(inviteAccount, { body: accountOf(draft) }),
    onSuccess: (invited) => {
      setDraft(blank)
      onInvited(invited)
    },
  })
  return (
    <Section id="invite" title={words.accounts.invite}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate()
        }}
      >
        <Field label={words.accounts.name} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
        <Choice label={words.accounts.role} value={draft.role} options={roles.map((value) => ({ value, label: words.roles[value] }))} onChange={(role) => setDraft({ ...draft, role: role ?? draft.role })} />
        {draft.role === 'school' ? <Field label={words.accounts.schoolCode} pattern="[0-9]{10}" value={draft.schoolId} onChange={(schoolId) => setDraft({ ...draft, schoolId })} /> : null}
        {draft.role === 'department' ? <Field label={words.accounts.department} value={draft.department} onChange={(department) => setDraft({ ...draft, department })} /> : null}
        {invite.isError ? <Trouble error={invite.error} /> : null}
        <Button type="primary" htmlType="submit" loading={invite.isPending}>
          {words.accounts.inviteNow}
        </Button>
      </form>
    </Section>
  )
}

interface Draft {
  readonly name: string
  readonly role: Role
  readonly schoolId: string
  readonly department: string
}
const blank: Draft = { name: '', role: 'bureau-viewer', schoolId: '', department: '' }

/** A school account names its school, a department account its department, no other either. */
function accountOf({ name, role, schoolId, department }: Draft): NewAccount {
  return { name, role, ...(role === 'school' ? { schoolId } : {}), ...(role === 'department' ? { department } : {}) }
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly pattern?: string
  readonly onChange: (value: string) => void
}

function Field({ label, value, pattern, onChange }: FieldProps) {
  const id = useId()
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input id={id} required maxLength={100} pattern={pattern} title={label} value={value} onChange={({ target }) => onChange(target.value)} />
    </span>
  )
}

function Accounts({ accounts, onInvited }: { readonly accounts: readonly Account[]; readonly onInvited: (invitation: Invitation) => void }) {
  const words = useWords()
  return (
    <Scroll label={words.titles.accounts}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.accounts.name}</th>
            <th scope="col">{words.accounts.role}</th>
            <th scope="col">{words.accounts.scope}</th>
            <th scope="col">{words.accounts.link}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">{account.name}</th>
              <td>{words.roles[account.role]}</td>
              <td>{account.schoolId ?? account.department ?? words.accounts.wholeCounty}</td>
              <td>
                <Renew account={account} onInvited={onInvited} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Renew({ account, onInvited }: { readonly account: Account; readonly onInvited: (invitation: Invitation) => void }) {
  const words = useWords()
  const renew = useMutation({ mutationFn: () => call(renewInvitation, { params: { id: account.id } }), onSuccess: onInvited })
  return (
    <>
      <Button size="small" loading={renew.isPending} aria-label={`${words.accounts.renew} ${account.name}`} onClick={() => renew.mutate()}>
        {words.accounts.renew}
      </Button>
      {renew.isError ? <Trouble error={renew.error} /> : null}
    </>
  )
}
