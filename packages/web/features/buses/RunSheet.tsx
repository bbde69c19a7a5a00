import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { RunView } from '@junheng/core/planning/buses/plan-view.ts'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

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
      <Table
        label={words.sheet(number, run.plate)}
        rows={run.halts}
        keyOf={(halt) => `${halt.id}-${halt.arrive}`}
        columns={[
          { title: '#', number: true, render: (_, i) => i + 1 },
          { title: words.halt, head: true, render: (halt) => (halt.isSchool ? `▲ ${halt.name}` : halt.name) },
          { title: words.arrive, render: (halt) => clock(halt.arrive) },
          { title: words.leave, render: (halt) => clock(halt.leave) },
          { title: words.boards, number: true, render: (halt) => (halt.isSchool ? '' : halt.children) },
          { title: words.off, number: true, render: (halt) => (halt.isSchool ? halt.children : '') },
          { title: words.onBoard, number: true, render: (halt) => halt.load },
          { title: words.counted, render: () => '□' },
        ]}
      />
      <p className="legend">{words.beforeTrip}</p>
      <p className="legend">{words.rulesOfTrip}</p>
    </Section>
  )
}
