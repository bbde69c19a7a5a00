import { useWords } from '../../app/language.tsx'
import { amount } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
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
          <Table gaps={gaps} done={done} />
          <p className="legend">{words.projectGaps.meaning}</p>
        </>
      )}
    </Section>
  )
}

function Table({ gaps, done }: { readonly gaps: ProjectReply['gaps']; readonly done: string }) {
  const words = useWords()
  const names = useIndicatorNames()
  return (
    <Scroll label={words.projectGaps.title(gaps.length)}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.judgement.school}</th>
            <th scope="col">{words.judgement.indicator}</th>
            <th scope="col" className="number">{words.gaps.missing}</th>
            <th scope="col">{words.projectGaps.measured}</th>
            <th scope="col">{words.projectGaps.done}</th>
            <th scope="col">{words.projectGaps.next}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={gap.id}>
              <th scope="row">{gap.schoolName}</th>
              <td className="middling">
                {words.stages[gap.stage]} {names(gap.indicator)}
              </td>
              <td className="number">{gap.amount === null ? words.unknown : `${amount(gap.amount, gap.unit)} ${words.units[gap.unit]}`}</td>
              <td className="date">{gap.measuredOn}</td>
              <td className="date">{done}</td>
              <td className="date">{gap.closedOn === null ? (gap.nextMeasurement ?? words.projects.never) : words.projectGaps.closed(gap.closedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
