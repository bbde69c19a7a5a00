import { inviteAccount, type Invitation } from '@junheng/contract/accounts.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { blankOffice, officeOf } from './office.ts'
import { OfficeFields } from './OfficeFields.tsx'
import { TextField } from './TextField.tsx'

const blank = { name: '', office: blankOffice }

/** Adds a person with a first post. */
export function Invite({ onInvited }: { readonly onInvited: (invitation: Invitation) => void }) {
  const words = useWords()
  const [draft, setDraft] = useState(blank)
  const invite = useMutation({
    mutationFn: () => call(inviteAccount, { body: { name: draft.name, ...officeOf(draft.office) } }),
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
        <TextField label={words.accounts.name} required maxLength={100} value={draft.name} onType={(name) => setDraft({ ...draft, name })} />
        <OfficeFields draft={draft.office} onChange={(office) => setDraft({ ...draft, office })} />
        {invite.isError ? <Trouble error={invite.error} /> : null}
        <Button type="primary" htmlType="submit" loading={invite.isPending}>
          {words.accounts.inviteNow}
        </Button>
      </form>
    </Section>
  )
}
