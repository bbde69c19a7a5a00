import type { NodeStatus } from '@junheng/core/schedule/programme.ts'
import { statusWords } from '@junheng/contract/words/schedule.ts'
import { useLanguage } from '../../app/language.tsx'

/** A status by shape, word and colour, so that colour is never the only sign. */
export function StatusSign({ status }: { readonly status: NodeStatus }) {
  const language = useLanguage()
  return (
    <span className={`light ${status}`}>
      <span aria-hidden="true">{statusWords[status].sign}</span> {statusWords[status][language]}
    </span>
  )
}
