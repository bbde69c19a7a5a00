import type { ImportDetail } from '@junheng/contract/imports.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { useAccept } from './queries.ts'

/** The last step: what still stands in the way, or the button that books it. */
export function Accept({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords()
  const accept = useAccept(detail.id)
  const [isOpen, setOpen] = useState(false)
  const left = detail.toMap + detail.toFix + detail.toExplain
  const corrects = detail.dryRun?.correctsSameDate === true && !detail.dryRun.sameContent
  const sending = { mutate: (reason: string) => accept.mutate(reason, { onSuccess: () => setOpen(false) }), isPending: accept.isPending, error: accept.error }
  return (
    <Section id="accept" title={words.imports.accept}>
      {left === 0 ? null : <p>{words.imports.notYet({ map: detail.toMap, fix: detail.toFix, explain: detail.toExplain })}</p>}
      <Button type="primary" disabled={left > 0} onClick={() => setOpen(true)}>
        {corrects ? words.imports.acceptCorrection : words.imports.acceptNow}
      </Button>
      <ReasonDialog
        open={isOpen}
        title={words.imports.acceptOf(detail.date ?? '')}
        explain={corrects ? words.imports.correctionMeans : words.imports.acceptMeans}
        required={corrects}
        sending={sending}
        onClose={() => setOpen(false)}
      />
    </Section>
  )
}
