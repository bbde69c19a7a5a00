import { daysBetween } from '@junheng/core/schedule/day.ts'
import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { useWords } from '../../app/language.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { placeOf, scaleOf, stretchOf, yearsIn, type Scale, type Stretch } from './gantt.ts'
import type { ProjectReply } from './queries.ts'
import { finishOf } from './slip-model.ts'

interface DatesProps {
  readonly reply: Pick<ProjectReply, 'project' | 'standing' | 'today'>
  readonly node: string
  readonly run: Schedule
}

/** Every node's finish as planned, as forecast and so late, with the same as bars. */
export function SlipDates({ reply, node, run }: DatesProps) {
  const words = useWords()
  const hasRoom = useHasRoom()
  const { project, standing, today } = reply
  const scale = scaleOf([standing.plan, standing.forecast, run], today)
  return (
    <Scroll label={words.slip.table}>
      <table className="rows slip-dates">
        <thead>
          <tr>
            <th scope="col">{words.nodes.name}</th>
            {hasRoom ? <th scope="col">{words.slip.plan}</th> : null}
            {hasRoom ? <th scope="col">{words.slip.forecast}</th> : null}
            <th scope="col">{words.slip.slipped}</th>
            <th scope="col" className="number">{words.slip.moved}</th>
            {hasRoom ? (
              <th scope="col" className="picture">
                <Years scale={scale} />
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {project.nodes.map((each) => (
            <Row key={each.id} node={each} isSlipped={each.id === node} reply={reply} run={run} scale={scale} hasRoom={hasRoom} />
          ))}
        </tbody>
      </table>
      <p className="legend">{words.slip.legend}</p>
    </Scroll>
  )
}

interface RowProps {
  readonly node: CountyNode
  readonly isSlipped: boolean
  readonly reply: Pick<ProjectReply, 'project' | 'standing' | 'today'>
  readonly run: Schedule
  readonly scale: Scale
  readonly hasRoom: boolean
}

function Row({ node, isSlipped, reply: { standing, today }, run, scale, hasRoom }: RowProps) {
  const words = useWords()
  const forecast = finishOf(standing.forecast, node.id)
  const then = finishOf(run, node.id)
  const isMoved = forecast !== then
  const bars = <Bars plan={stretchOf(scale, standing.plan, node.id)} forecast={stretchOf(scale, standing.forecast, node.id)} run={stretchOf(scale, run, node.id)} today={placeOf(scale, today)} years={yearsIn(scale).map(({ x }) => x)} />
  return (
    <tr className={rowClass(isSlipped, isMoved)}>
      <th scope="row">
        {node.name}
        {hasRoom ? null : bars}
      </th>
      {hasRoom ? <DayCell day={finishOf(standing.plan, node.id)} /> : null}
      {hasRoom ? <DayCell day={forecast} /> : null}
      <DayCell day={then} isStrong={isMoved} />
      <td className="number">{movedText(forecast, then, words)}</td>
      {hasRoom ? <td className="picture">{bars}</td> : null}
    </tr>
  )
}

function rowClass(isSlipped: boolean, isMoved: boolean): string | undefined {
  if (isSlipped) return 'slipped-node'
  return isMoved ? 'moved' : undefined
}

function DayCell({ day, isStrong = false }: { readonly day: string | null; readonly isStrong?: boolean }) {
  const words = useWords()
  const said = day ?? words.projects.never
  return <td className="date">{isStrong ? <strong>{said}</strong> : said}</td>
}

function movedText(forecast: string | null, then: string | null, words: { readonly projects: { readonly days: (days: number) => string; readonly never: string } }): string {
  if (forecast === then) return '—'
  return forecast === null || then === null ? words.projects.never : words.projects.days(daysBetween(forecast, then))
}

interface BarsProps {
  readonly plan: Stretch | null
  readonly forecast: Stretch | null
  readonly run: Stretch | null
  readonly today: number
  readonly years: readonly number[]
}

/** The figures stand beside it, so readers of those need no picture. */
function Bars({ plan, forecast, run, today, years }: BarsProps) {
  return (
    <svg className="gantt" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      {years.map((x) => (
        <line key={x} className="gantt-year" x1={x} x2={x} y1={0} y2={20} />
      ))}
      {plan === null ? null : <rect className="gantt-plan" {...plan} y={1} height={3} />}
      {forecast === null ? null : <rect className="gantt-forecast" {...forecast} y={6} height={6} />}
      {run === null ? null : <rect className="gantt-run" {...run} y={13} height={6} />}
      <line className="gantt-today" x1={today} x2={today} y1={0} y2={20} />
    </svg>
  )
}

function Years({ scale }: { readonly scale: Scale }) {
  const words = useWords()
  return (
    <>
      <span className="unseen">{words.slip.picture}</span>
      <span className="gantt-years" aria-hidden="true">
        {yearsIn(scale).map(({ year, x }) => (
          <span key={year} style={{ left: `${x / 10}%` }}>
            {year}
          </span>
        ))}
      </span>
    </>
  )
}
