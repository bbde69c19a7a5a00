import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { RunView } from '@junheng/core/planning/buses/plan-view.ts'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

interface SheetProps {
  readonly run: RunView
  readonly number: number
  readonly date: string
  readonly onClose: () => void
}

/** 行车单: one run for its driver and attendant, to print: halts, hours, who boards and gets off, and the check before the trip (令617 arts 38, 39, 41). */
export function RunSheet({ run, number, date, onClose }: SheetProps) {
  const words = useWords().buses
  return (
    <Section id="sheet" title={words.sheet(number, run.plate)} aside={<Button onClick={onClose}>{words.allRuns}</Button>}>
      <p>{words.sheetHead({ seats: run.seats, most: run.most, date })}</p>
      <Scroll label={words.sheet(number, run.plate)}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col" className="number">#</th>
              <th scope="col">{words.halt}</th>
              <th scope="col">{words.arrive}</th>
              <th scope="col">{words.leave}</th>
              <th scope="col" className="number">{words.boards}</th>
              <th scope="col" className="number">{words.off}</th>
              <th scope="col" className="number">{words.onBoard}</th>
              <th scope="col">{words.counted}</th>
            </tr>
          </thead>
          <tbody>
            {run.halts.map((halt, i) => (
              <tr key={`${halt.id}-${halt.arrive}`}>
                <td className="number">{i + 1}</td>
                <th scope="row">{halt.isSchool ? `▲ ${halt.name}` : halt.name}</th>
                <td>{clock(halt.arrive)}</td>
                <td>{clock(halt.leave)}</td>
                <td className="number">{halt.isSchool ? '' : halt.children}</td>
                <td className="number">{halt.isSchool ? halt.children : ''}</td>
                <td className="number">{halt.load}</td>
                <td>□</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{words.beforeTrip}</p>
      <p className="legend">{words.rulesOfTrip}</p>
    </Section>
  )
}
