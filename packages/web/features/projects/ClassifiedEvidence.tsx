import { clearedFor } from '@junheng/contract/permissions.ts'
import { getEvidence, type ClassifiedEvidence as Classified } from '@junheng/contract/projects.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { instant } from '../../ui/format.ts'
import { PurposeDialog } from '../../ui/PurposeDialog.tsx'

/** Papers about children, households or health: that they are there; their files for a cleared post that says what for. */
export function ClassifiedEvidence({ items }: { readonly items: readonly Classified[] }) {
  if (items.length === 0) return null
  return (
    <ul className="reports">
      {items.map((item) => (
        <Paper key={item.id} item={item} />
      ))}
    </ul>
  )
}

function Paper({ item: { id, sensitivity, addedAt } }: { readonly item: Classified }) {
  const words = useWords()
  const [asking, setAsking] = useState(false)
  const about = words.privacy.classes[sensitivity]
  const isCleared = clearedFor(useSession().user.role, [sensitivity]).length > 0
  const read = (purpose: string) => {
    setAsking(false)
    window.location.assign(address(getEvidence, { params: { id }, query: { purpose } }))
  }
  return (
    <li>
      {words.privacy.paper(about)} <small>{instant(addedAt)}</small>{' '}
      {isCleared ? (
        <Button size="small" className="no-print" aria-label={words.privacy.askOf(about, instant(addedAt))} onClick={() => setAsking(true)}>
          {words.privacy.ask}
        </Button>
      ) : (
        <small>{words.privacy.notCleared}</small>
      )}
      <PurposeDialog open={asking} about={words.privacy.paper(about)} onStated={read} onClose={() => setAsking(false)} />
    </li>
  )
}
