import { isoOf } from '@junheng/core/schedule/day.ts'
import { rowsOf, type WallBar, type WallChart, type WallRow } from '@junheng/core/schedule/wall-chart.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Scroll } from '../../ui/Scroll.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import { projectHref, useFollow } from './links.ts'

/** The rows of the chart in words and figures, the costliest first. */
export function RowTable({ chart }: { readonly chart: WallChart }) {
  const words = useWords()
  const follow = useFollow()
  const { columns } = words.programme
  return (
    <Scroll label={words.programme.table} tall>
      <table className="rows" onClick={follow}>
        <thead>
          <tr>
            <th scope="col" className="number">{columns.rank}</th>
            <th scope="col">{columns.project}</th>
            <th scope="col">{columns.entry}</th>
            <th scope="col">{columns.owner}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="number">{columns.left}</th>
            <th scope="col">{columns.lastDay}</th>
            <th scope="col">{columns.planned}</th>
            <th scope="col">{columns.promised}</th>
            <th scope="col">{columns.forecast}</th>
            <th scope="col" className="number">{columns.lost}</th>
            <th scope="col" className="number">{columns.pupils}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(chart).toSorted((a, b) => a.rank - b.rank).map((row) => (
            <Row key={row.project} row={row} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ row }: { readonly row: WallRow }) {
  const words = useWords()
  const { entry, goal, lostDays, pupils } = row
  return (
    <tr>
      <td className="number">{row.rank}</td>
      <th scope="row">
        <a href={projectHref(row.project, entry?.node ?? null)}>{row.name}</a>
      </th>
      {entry === null ? <td colSpan={5}>{words.programme.noEntry}</td> : <EntryCells entry={entry} />}
      <td>{day(goal.planned, words.programme.never)}</td>
      <td>{day(goal.promised, '–')}</td>
      <td>
        <Former day={goal.struck} />
        {day(goal.forecast, words.programme.never)}
      </td>
      <td className="number">{lostDays ?? words.programme.never}</td>
      <td className="number">{pupils === null ? words.unknown : count(pupils)}</td>
    </tr>
  )
}

function EntryCells({ entry }: { readonly entry: WallBar }) {
  return (
    <>
      <td>{entry.name}</td>
      <td>{entry.owner}</td>
      <td>
        <StatusSign status={entry.status} />
      </td>
      <td className="number">{entry.daysToCliff}</td>
      <td>{day(entry.lastDay, '–')}</td>
    </>
  )
}

/** A date that holds no more, before the one that does. */
export const Former = ({ day }: { readonly day: number | null }) => (day === null ? null : <><del className="day">{isoOf(day)}</del> </>)

const day = (day: number | null, otherwise: string) => <span className="day">{day === null ? otherwise : isoOf(day)}</span>
