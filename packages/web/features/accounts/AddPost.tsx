import { addPost, type Account } from '@junheng/contract/accounts.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { postName, useSession } from '../../app/session.tsx'
import type { Catalogue } from '../../app/words/zh.ts'
import { Trouble } from '../../ui/Await.tsx'
import { blankOffice, officeOf, standingOn } from './office.ts'
import { OfficeFields } from './OfficeFields.tsx'
import { Picker } from './Picker.tsx'
import { useAccountsChanged } from './queries.ts'
import { TextField } from './TextField.tsx'

/** One more post for a person, of their own or standing in for somebody. */
export function AddPost({ account: { id } }: { readonly account: Account }) {
  const words = useWords()
  const { today } = useSession()
  const changed = useAccountsChanged()
  const blank = { office: blankOffice, since: today, until: '', deputises: null as string | null }
  const [draft, setDraft] = useState(blank)
  const { office, since, until, deputises } = draft
  const add = useMutation({
    mutationFn: () => call(addPost, { params: { id }, body: { ...officeOf(office), since, until: until === '' ? null : until, deputises } }),
    onSuccess: () => {
      setDraft(blank)
      changed()
    },
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <OfficeFields draft={office} onChange={(office) => setDraft({ ...draft, office })} />
      <TextField label={words.accounts.from} type="date" required value={since} onType={(since) => setDraft({ ...draft, since })} />
      <TextField label={words.accounts.until} type="date" min={since} value={until} onType={(until) => setDraft({ ...draft, until })} />
      <Picker label={words.accounts.deputises} none={words.accounts.ownPost} value={deputises} optionsOf={(account) => postsOf(account, id, today, words)} onChoose={(deputises) => setDraft({ ...draft, deputises })} />
      {add.isError ? <Trouble error={add.error} /> : null}
      <Button htmlType="submit" loading={add.isPending}>
        {words.accounts.addNow}
      </Button>
    </form>
  )
}

/** The posts that somebody else holds, or will hold, in person. */
function postsOf({ id, name, posts }: Account, own: string, today: string, words: Catalogue) {
  if (id === own) return []
  return posts.filter((post) => post.deputises === null && standingOn(post, today) !== 'past').map((post) => ({ value: post.id, label: `${name} · ${postName(post, words)}` }))
}
