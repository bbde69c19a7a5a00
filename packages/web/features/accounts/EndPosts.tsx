import { endPost, type Account, type Post } from '@junheng/contract/accounts.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { postName, useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { standingOn } from './office.ts'
import { Picker } from './Picker.tsx'
import { useAccountsChanged } from './queries.ts'
import { TextField } from './TextField.tsx'

/** The posts that go on, each to be ended, and handed over where somebody succeeds. */
export function EndPosts({ account }: { readonly account: Account }) {
  const words = useWords()
  const { today } = useSession()
  const goingOn = account.posts.filter((post) => standingOn(post, today) !== 'past')
  return goingOn.map((post) => (
    <details key={post.id}>
      <summary>{words.accounts.endPostOf(postName(post, words))}</summary>
      <EndPost account={account} post={post} />
    </details>
  ))
}

function EndPost({ account, post }: { readonly account: Account; readonly post: Post }) {
  const words = useWords()
  const { today } = useSession()
  const changed = useAccountsChanged()
  const [lastDay, setLastDay] = useState(today < post.since ? post.since : today)
  const [successor, setSuccessor] = useState<string | null>(null)
  const end = useMutation({ mutationFn: () => call(endPost, { params: { id: post.id }, body: { lastDay, successor } }), onSuccess: changed })
  const others = ({ id, name, leftOn }: Account) => (id === account.id || leftOn !== null ? [] : [{ value: id, label: name }])
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        end.mutate()
      }}
    >
      <TextField label={words.accounts.lastDay} type="date" required min={post.since} value={lastDay} onType={setLastDay} />
      <Picker label={words.accounts.successor} none={words.accounts.nobody} value={successor} optionsOf={others} onChoose={setSuccessor} />
      {end.isError ? <Trouble error={end.error} /> : null}
      <Button htmlType="submit" loading={end.isPending}>
        {words.accounts.endNow}
      </Button>
    </form>
  )
}
