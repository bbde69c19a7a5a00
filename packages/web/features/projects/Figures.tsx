import { isFinished } from '@junheng/core/schedule/status.ts'
import type { NodeStanding } from '@junheng/core/schedule/programme.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'

/** Days to the cliff, said strongest where few are left. */
export function DaysLeft({ standing }: { readonly standing: NodeStanding | undefined }) {
  const words = useWords()
  if (standing === undefined || isFinished(standing.status)) return <small>—</small>
  if (standing.daysToCliff === null) return <small>{words.projects.noCliff}</small>
  return <span className={standing.daysToCliff <= pressingDays ? 'days-left pressing' : 'days-left'}>{words.projects.days(standing.daysToCliff)}</span>
}

/** Within this many days a node goes before all others (definitions §2.7). */
const pressingDays = 60

export function Lost({ days }: { readonly days: number | null }) {
  const words = useWords()
  if (days === null) return <strong>{words.projects.never}</strong>
  return days === 0 ? <small>{words.projects.notLost}</small> : <strong>{words.projects.lostDays(count(days))}</strong>
}

export function Budget({ yuan }: { readonly yuan: number | null }) {
  const words = useWords()
  return yuan === null ? <small>{words.unknown}</small> : words.projects.budgetOf(yuan)
}
