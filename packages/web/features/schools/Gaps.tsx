import type { SchoolReply } from '@junheng/contract/schools.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { amount, figure, line } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { Names } from './names.ts'

/** What is missing now; what was missing and has been measured closed follows, folded away. */
export function Gaps({ reply, names }: { readonly reply: SchoolReply; readonly names: Names }) {
  const words = useWords()
  const open = reply.gaps.filter((gap) => gap.closedOn === null)
  const closed = reply.gaps.filter((gap) => gap.closedOn !== null)
  return (
    <Section id="gaps" title={words.school.gaps(open.length)}>
      {open.length === 0 ? <p>{words.school.noGaps}</p> : <GapTable gaps={open} names={names} />}
      {closed.length === 0 ? null : (
        <details className="no-print">
          <summary>{words.school.closedGaps(closed.length)}</summary>
          <GapTable gaps={closed} names={names} />
        </details>
      )}
    </Section>
  )
}

function GapTable({ gaps, names }: { readonly gaps: SchoolReply['gaps']; readonly names: Names }) {
  const words = useWords()
  const mayMake = useMay()('project.manage')
  return (
    <Scroll label={words.titles.gaps}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.judgement.indicator}</th>
            <th scope="col" className="number">{words.gaps.value}</th>
            <th scope="col" className="number">{words.gaps.threshold}</th>
            <th scope="col" className="number">{words.gaps.missing}</th>
            <th scope="col">{words.gaps.opened}</th>
            <th scope="col">{words.gaps.closed}</th>
            {mayMake ? (
              <th scope="col" className="no-print">
                <span className="unseen">{words.gapWork.makeOne}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => {
            const last = gap.history.at(-1)
            return (
              <tr key={gap.id}>
                <th scope="row">
                  {words.stages[gap.stage]} {names(gap.standard, gap.indicator).title}
                </th>
                <td className="number">{last === undefined || last.value === null ? words.unreported : figure(last.value, last.threshold)}</td>
                <td className="number">{last === undefined ? '' : `≥${line(last.threshold)}`}</td>
                <td className="number">{last === undefined || last.amount === null ? words.unknown : `${amount(last.amount, gap.unit)} ${words.units[gap.unit]}`}</td>
                <td>{gap.openedOn}</td>
                <td>{gap.closedOn === null ? words.gaps.stillOpen : `${gap.closedOn} ${words.gaps.closedBy[gap.closedBy ?? 'measured']}`}</td>
                {mayMake ? <td className="no-print">{gap.closedOn === null ? <MakeProject gap={gap.id} about={names(gap.standard, gap.indicator).title} /> : null}</td> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

function MakeProject({ gap, about }: { readonly gap: string; readonly about: string }) {
  const words = useWords()
  return (
    <Link to="/projects/new" search={{ gap: [gap] }} preload={false} aria-label={`${words.gapWork.makeOne}：${about}`}>
      {words.gapWork.makeOne}
    </Link>
  )
}
