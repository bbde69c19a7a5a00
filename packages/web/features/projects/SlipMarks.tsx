import { useWords } from '../../app/language.tsx'
import type { Marks } from './slip-model.ts'

interface MarksProps {
  readonly marks: Marks
  readonly onMove: (days: number) => void
}

/** Today's lateness and each slip that costs a jump, as buttons that move the slider there. */
export function SlipMarks({ marks, onMove }: MarksProps) {
  const words = useWords()
  const stops = [
    { days: marks.today, label: words.slip.todayMark(words.slip.daysOf(marks.today)), kind: 'today' },
    ...marks.jumps.map(({ days, goal }) => ({ days, label: words.slip.breakMark({ days, goal: goal ?? words.projects.never }), kind: 'jump' })),
  ]
  return (
    <ul className="slip-marks no-print" aria-label={words.slip.marks}>
      {stops.map(({ days, label, kind }) => (
        <li key={`${kind} ${days}`}>
          <button type="button" className={`mark ${kind}`} onClick={() => onMove(days)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}
