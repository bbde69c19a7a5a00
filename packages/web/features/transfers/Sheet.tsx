import type { TransferCell } from '@junheng/contract/transfers.ts'
import type { PreferenceSheet, TeacherSheet } from '@junheng/core/planning/transfers/reasons.ts'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'
import type { RoundProps } from './round-props.ts'

/** Each post that a teacher wanted, with points, cut-off and the reason; the reason stands with the post, so that a phone shows it. */
export function Sheet({ round, sheet }: RoundProps & { readonly sheet: TeacherSheet }) {
  const said = useWords().transfers
  const name = useCellName(round)
  return (
    <>
      <p className="sentence">{sheet.placed === null ? said.notPlaced : said.placed(name(sheet.placed.cell), sheet.placed.phase === 'compulsory')}</p>
      <Table
        label={said.preferences}
        empty={said.none}
        rows={sheet.preferences.map((each, i) => ({ ...each, place: i + 1 }))}
        keyOf={({ cell }) => cell}
        columns={[
          { title: '#', number: true, render: ({ place }) => place },
          { title: said.post, head: true, render: (each) => <>{name(each.cell)}<br /><small><Why preference={each} /></small></> },
          { title: said.points, number: true, render: ({ points }) => points },
          { title: said.cutoff, number: true, render: ({ cutoff }) => cutoff ?? '—' },
        ]}
      />
    </>
  )
}

/** What a post is called: school, stage, subject. */
export function useCellName(round: RoundProps['round']): (id: string) => string {
  const words = useWords()
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  return (id) => nameOf(cells.get(id), words.stageWords) ?? id
}

export const nameOf = (cell: TransferCell | undefined, stages: Readonly<Record<string, string>>): string | undefined => cell && `${cell.schoolName} ${stages[cell.stage]} ${cell.subject}`

function Why({ preference: { refusal, short } }: { readonly preference: PreferenceSheet }) {
  const { reasons } = useWords().transfers
  if (refusal === null) return reasons.got
  if (refusal.reason === 'notReleased') return reasons.notReleased(refusal.mayLeave)
  if (refusal.reason === 'cutoff') return refusal.byTie ? reasons.tie(refusal.cutoff) : reasons.cutoff(refusal.cutoff, short ?? 0)
  return reasons[refusal.reason]
}
