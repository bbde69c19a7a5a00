import { renewInvitation, type Account, type Invitation, type Post } from '@junheng/contract/accounts.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { postName, useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Manage } from './Manage.tsx'
import { standingOn } from './office.ts'

interface PersonProps {
  readonly account: Account
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onInvited: (invitation: Invitation) => void
}

/** One person with every post, and below, when opened, what may be done. */
export function Person({ account, isOpen, onToggle, onInvited }: PersonProps) {
  const words = useWords()
  const { today } = useSession()
  return (
    <li>
      <div className="person">
        <span>
          <strong>{account.name}</strong> {account.leftOn === null ? null : <small>{words.accounts.leftSince(account.leftOn)}</small>}
        </span>
        {account.posts.length === 0 ? <span className="gone">{words.accounts.noPost}</span> : <Posts posts={account.posts} today={today} />}
        <span className="page-actions">
          {account.leftOn === null ? <Renew account={account} onInvited={onInvited} /> : null}
          <Button size="small" aria-expanded={isOpen} aria-label={words.accounts.manageOf(account.name)} onClick={onToggle}>
            {words.accounts.manage}
          </Button>
        </span>
      </div>
      {isOpen ? <Manage account={account} /> : null}
    </li>
  )
}

function Posts({ posts, today }: { readonly posts: readonly Post[]; readonly today: string }) {
  const words = useWords()
  const said = { held: '', past: ` · ${words.accounts.past}`, ahead: ` · ${words.accounts.ahead}` }
  return (
    <ul>
      {posts.map((post) => {
        const standing = standingOn(post, today)
        return (
          <li key={post.id} className={standing === 'held' ? undefined : 'gone'}>
            {postName(post, words)}{' '}
            <small>
              {post.until === null ? words.accounts.since(post.since) : words.accounts.sinceUntil(post.since, post.until)}
              {said[standing]}
            </small>
          </li>
        )
      })}
    </ul>
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
