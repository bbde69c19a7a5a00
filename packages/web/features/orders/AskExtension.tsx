import type { Subject } from '@junheng/core/dispatch/order.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAskExtension } from './queries.ts'

/** 申请延期: until when, and why. */
export function AskExtension({ subject, today }: { readonly subject: Subject; readonly today: string }) {
  const words = useWords()
  const ask = useAskExtension()
  const [draft, setDraft] = useState({ until: '', reason: '' })
  return (
    <div className="form">
      <Field label={words.orders.until} type="date" min={today} value={draft.until} onType={(until) => setDraft({ ...draft, until })} />
      <Field label={words.orders.extensionReason} maxLength={500} value={draft.reason} onType={(reason) => setDraft({ ...draft, reason })} />
      <Button loading={ask.isPending} disabled={draft.until === '' || draft.reason.trim().length < 2} onClick={() => ask.mutate({ subject, ...draft })}>
        {words.orders.askExtension}
      </Button>
      {ask.isError ? <Trouble error={ask.error} /> : null}
      {ask.isSuccess ? <p role="status">{words.orders.asked}</p> : null}
    </div>
  )
}
