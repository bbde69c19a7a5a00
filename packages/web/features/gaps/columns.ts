import type { Gap } from '@junheng/core/standard/judgement.ts'
import { useWords } from '../../app/language.tsx'
import { amount, figure, line } from '../../ui/format.ts'
import type { Column } from '../../ui/Table.tsx'

/** What a gap measured when it was last measured, and from when to when it was open. */
export function useGapColumns(): Readonly<Record<'missing' | 'value' | 'threshold' | 'opened' | 'closed', Column<Gap>>> {
  const { gaps: said, units, unknown, unreported } = useWords()
  return {
    missing: { title: said.missing, number: true, render: figures(({ unit }, last) => (last.amount === null ? unknown : `${amount(last.amount, unit)} ${units[unit]}`), unknown) },
    value: { title: said.value, number: true, render: figures((_, { value, threshold }) => (value === null ? unreported : figure(value, threshold)), unreported) },
    threshold: { title: said.threshold, number: true, render: figures((_, { threshold }) => `≥${line(threshold)}`, '') },
    opened: { title: said.opened, cells: 'date', render: ({ openedOn }) => openedOn },
    closed: { title: said.closed, cells: 'date', render: ({ closedOn, closedBy }) => (closedOn === null ? said.stillOpen : `${closedOn} ${said.closedBy[closedBy ?? 'measured']}`) },
  }
}

const figures = (render: (gap: Gap, last: Gap['history'][number]) => string, none: string) => (gap: Gap) => {
  const last = gap.history.at(-1)
  return last === undefined ? none : render(gap, last)
}
