import type { BusNotice } from '@junheng/contract/buses.ts'
import { useWords } from '../../app/language.tsx'

/** A decision as parents read it. */
export function NoticeText({ notice: { bus, decision, lateMinutes, substitute } }: { readonly notice: BusNotice }) {
  const words = useWords().buses
  const parts = [...(decision === 'asPlanned' ? [] : [words.decisions[decision](lateMinutes)]), ...(substitute === null ? [] : [words.today.instead(substitute)])]
  return <>{words.today.noticeOf(bus, parts.join(words.today.and))}</>
}
