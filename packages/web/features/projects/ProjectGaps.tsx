import { useWords } from '../../app/language.tsx'
import { amount } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { ProjectReply } from './queries.ts'
import { goalOf } from './slip-model.ts'
import { useIndicatorNames } from './use-indicator-names.ts'

/** The gaps the work is to close: when it is done, and when that can first be measured. */
export function ProjectGaps({ reply: { gaps, standing } }: { readonly reply: ProjectReply }) {
  const words = useWords()
  const done = goalOf(standing.forecast) ?? words.projects.never
  return (
    <Section id="gaps" title={words.projectGaps.title(gaps.length)}>
      {gaps.length === 0 ? (
        <p>{words.projectGaps.none}</p>
      ) : (
        <>
          <GapTable gaps={gaps} done={done} />
          <p className="legend">{words.projectGaps.meaning}</p>
        </>
      )}
    </Section>
  )
}

function GapTable({ gaps, done }: { readonly gaps: ProjectReply['gaps']; readonly done: string }) {
  const words = useWords()
  const names = useIndicatorNames()
  return (
    <Table
      label={words.projectGaps.title(gaps.length)}
      rows={gaps}
      keyOf={(gap) => gap.id}
      columns={[
        { title: words.judgement.school, head: true, render: (gap) => gap.schoolName },
        { title: words.judgement.indicator, cells: 'middling', render: (gap) => <>{words.stages[gap.stage]} {names(gap.indicator)}</> },
        { title: words.gaps.missing, number: true, render: (gap) => (gap.amount === null ? words.unknown : `${amount(gap.amount, gap.unit)} ${words.units[gap.unit]}`) },
        { title: words.projectGaps.measured, cells: 'date', render: (gap) => gap.measuredOn },
        { title: words.projectGaps.done, cells: 'date', render: () => done },
        { title: words.projectGaps.next, cells: 'date', render: (gap) => (gap.closedOn === null ? (gap.nextMeasurement ?? words.projects.never) : words.projectGaps.closed(gap.closedOn)) },
      ]}
    />
  )
}
