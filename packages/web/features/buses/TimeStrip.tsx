import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { RunView } from '@junheng/core/planning/buses/plan-view.ts'
import { useWords } from '../../app/language.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

const [left, width, rowHeight] = [52, 900, 9]
const hour = 3_600_000

/** The morning of each bus on one line: thick with children on board, thin without, a mark at each school. */
export function TimeStrip({ runs, onChoose }: { readonly runs: readonly RunView[]; readonly onChoose: (index: number) => void }) {
  const words = useWords().buses
  const all = runs.flatMap(({ halts }) => halts)
  const [from, until] = [Math.min(...all.map(({ arrive }) => arrive)), Math.max(...all.map(({ leave }) => leave))]
  const x = (time: number) => left + ((time - from) / Math.max(1, until - from)) * width
  const hours = Array.from({ length: Math.floor(until / hour) - Math.ceil(from / hour) + 1 }, (_, i) => (Math.ceil(from / hour) + i) * hour)
  return (
    <Scroll label={words.strip} tall>
      <p className="legend">{words.stripLegend}</p>
      <svg className="bus-strip" viewBox={`0 0 ${left + width + 8} ${24 + runs.length * rowHeight}`} role="img" aria-label={words.strip}>
        {hours.map((time) => (
          <g key={time}>
            <line x1={x(time)} x2={x(time)} y1={14} y2={24 + runs.length * rowHeight} stroke="#ddd" />
            <text x={x(time)} y={10} fontSize={9} textAnchor="middle">{clock(time).slice(0, 5)}</text>
          </g>
        ))}
        {runs.map((run, i) => (
          <Line key={run.vehicle} run={run} number={i + 1} y={24 + i * rowHeight} x={x} onChoose={() => onChoose(i)} />
        ))}
      </svg>
    </Scroll>
  )
}

interface LineProps {
  readonly run: RunView
  readonly number: number
  readonly y: number
  readonly x: (time: number) => number
  readonly onChoose: () => void
}

function Line({ run: { halts, plate }, number, y, x, onChoose }: LineProps) {
  return (
    <g onClick={onChoose} className="bus-strip-line">
      <title>{`${number} · ${plate}`}</title>
      <text x={2} y={y + 3} fontSize={7}>{`${number} ${plate}`}</text>
      {halts.slice(1).map((halt, i) => (
        <line key={`${halt.id}-${halt.arrive}`} x1={x(halts[i]!.leave)} x2={x(halt.arrive)} y1={y} y2={y} stroke="#34556b" strokeWidth={halts[i]!.load > 0 ? 5 : 1} />
      ))}
      {halts.filter(({ isSchool }) => isSchool).map(({ id, arrive }) => (
        <circle key={`${id}-${arrive}`} cx={x(arrive)} cy={y} r={3} fill="#9a3412" />
      ))}
    </g>
  )
}
