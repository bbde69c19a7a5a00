import { closeAccount, type Account } from '@junheng/contract/accounts.ts'
import { giveResetCode, resetCredential } from '@junheng/contract/credentials.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { instant } from '../../ui/format.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sessions } from '../sessions/Sessions.tsx'
import { AddPost } from './AddPost.tsx'
import { EndPosts } from './EndPosts.tsx'
import { useAccountsChanged } from './queries.ts'
import { TextField } from './TextField.tsx'

/** What may be done with a person: posts added, ended and handed over; how they sign in, reset; their sessions; their leaving. */
export function Manage({ account }: { readonly account: Account }) {
  const words = useWords()
  return (
    <div className="manage panel">
      <EndPosts account={account} />
      <h3>{words.accounts.addPost}</h3>
      <AddPost account={account} />
      <h3>{words.accounts.sessions}</h3>
      <Sessions user={account.id} />
      <h3>{words.accounts.reset}</h3>
      <Reset account={account} />
      <ResetCode account={account} />
      {account.leftOn === null ? <Leave account={account} /> : null}
    </div>
  )
}

function Reset({ account: { id, name } }: { readonly account: Account }) {
  const words = useWords()
  const changed = useAccountsChanged()
  const [isAsking, setAsking] = useState(false)
  const reset = useMutation({
    mutationFn: () => call(resetCredential, { params: { id } }),
    onSuccess: () => {
      setAsking(false)
      changed()
    },
  })
  return (
    <p>
      <Button onClick={() => setAsking(true)}>
        {words.accounts.reset}
      </Button>
      {reset.isSuccess ? <span role="status"> {words.accounts.resetDone}</span> : null}
      <ReasonDialog open={isAsking} title={words.accounts.resetOf(name)} explain={words.accounts.resetMeans} required={false} sending={{ ...reset, mutate: () => reset.mutate() }} onClose={() => setAsking(false)} />
    </p>
  )
}

/** A code to be told to somebody who forgot a password; it is shown this one time. */
function ResetCode({ account: { id } }: { readonly account: Account }) {
  const words = useWords()
  const give = useMutation({ mutationFn: () => call(giveResetCode, { params: { id } }) })
  return (
    <p>
      <Button loading={give.isPending} onClick={() => give.mutate()}>
        {words.reset.give}
      </Button>
      {give.data === undefined ? null : (
        <span role="status">
          {' '}
          <code className="secret">{give.data.code}</code> <small>{words.reset.tell(instant(give.data.expiresAt))}</small>
        </span>
      )}
      {give.isError ? <Trouble error={give.error} /> : null}
    </p>
  )
}

function Leave({ account: { id, name } }: { readonly account: Account }) {
  const words = useWords()
  const { today } = useSession()
  const changed = useAccountsChanged()
  const [on, setOn] = useState(today)
  const leave = useMutation({ mutationFn: () => call(closeAccount, { params: { id }, body: { on } }), onSuccess: changed })
  return (
    <>
      <h3>{words.accounts.leave}</h3>
      <p>{words.accounts.leaveMeans}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          leave.mutate()
        }}
      >
        <TextField label={words.accounts.leaveOn} type="date" required value={on} onType={setOn} />
        <Button htmlType="submit" loading={leave.isPending}>
          {words.accounts.leaveOf(name)}
        </Button>
      </form>
      {leave.isError ? <Trouble error={leave.error} /> : null}
    </>
  )
}
