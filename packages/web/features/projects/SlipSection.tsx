import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useId, useMemo, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import type { ProjectReply } from './queries.ts'
import type { ProjectSearch } from './search.ts'
import { SlipDates } from './SlipDates.tsx'
import { SlipMarks } from './SlipMarks.tsx'
import { SlipPrice, type PriceProps } from './SlipPrice.tsx'
import { finishOf, goalOf, sceneOf, shortestView, slipMarks, slipped, unfinishedNodes, type Marks } from './slip-model.ts'
import { slipSentences } from './slip-sentences.ts'

const route = getRouteApi('/projects/$id')

/** 慢半拍推演: one node is made late, and every date is computed anew in the browser, by the core that the server uses. */
export function SlipSection({ reply }: { readonly reply: ProjectReply }) {
  const words = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const open = unfinishedNodes(reply.project)
  const node = open.find(({ id }) => id === search.node) ?? open.find(({ id }) => id === reply.standing.entry) ?? open[0]
  const go = (part: Pick<ProjectSearch, 'node' | 'slip'>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  if (node === undefined) {
    return (
      <Section id="slip" title={words.slip.title}>
        <p>{words.slip.nothingToSlip}</p>
      </Section>
    )
  }
  return (
    <Section id="slip" title={words.slip.title}>
      <div className="filters">
        <Choice label={words.slip.node} value={node.id} options={open.map(({ id, name, owner }) => ({ value: id, label: `${name}（${owner}）` }))} onChange={(id) => void navigate({ search: id === undefined ? {} : { node: id }, replace: true, resetScroll: false })} />
      </div>
      <Trial key={node.id} reply={reply} node={node.id} asked={search.slip} onSettle={(slip) => go({ node: node.id, slip })} />
    </Section>
  )
}

interface TrialProps {
  readonly reply: PriceProps['reply'] & Pick<ProjectReply, 'calendar' | 'today'>
  readonly node: string
  /** The slip that the address asks for. */
  readonly asked: number | undefined
  readonly onSettle: (days: number) => void
}

/** The slider of one node with every date it moves. */
export function Trial({ reply, node, asked, onSettle }: TrialProps) {
  const words = useWords()
  const scene = useMemo(() => sceneOf(reply.project, reply.calendar, reply.today), [reply])
  const marks = useMemo(() => slipMarks(scene, node, reply.standing), [scene, node, reply])
  const [days, setDays] = useState(Math.max(0, Math.min(asked ?? marks.today, marks.longest)))
  const { run, milliseconds } = useMemo(() => timed(() => slipped(scene, node, marks, days)), [scene, node, marks, days])
  const move = (to: number) => {
    setDays(to)
    onSettle(to)
  }
  return (
    <>
      <Slider node={node} days={days} run={run} marks={marks} onChange={setDays} onSettle={onSettle} />
      <SlipMarks marks={marks} onMove={move} />
      <div className="slip-said">
        {slipSentences({ project: reply.project, forecast: reply.standing.forecast, run, marks, days }, words).map((sentence) => (
          <p key={sentence} className="sentence">
            {sentence}
          </p>
        ))}
      </div>
      <SlipPrice reply={reply} scene={scene} node={node} run={run} />
      <SlipDates reply={reply} node={node} run={run} />
      <p className="legend">
        {words.slip.meaning} {words.slip.measured(milliseconds.toFixed(1), reply.project.nodes.length)}
      </p>
    </>
  )
}

function timed(compute: () => Schedule): { readonly run: Schedule; readonly milliseconds: number } {
  const from = performance.now()
  const run = compute()
  return { run, milliseconds: performance.now() - from }
}

interface SliderProps {
  readonly node: string
  readonly days: number
  readonly run: Schedule
  readonly marks: Marks
  readonly onChange: (days: number) => void
  readonly onSettle: (days: number) => void
}

/** The address follows when the slider is let go: while it moves, only the dates do. */
function Slider({ node, days, run, marks, onChange, onSettle }: SliderProps) {
  const words = useWords()
  const id = useId()
  const mustBeLong = Math.max(days, marks.today) > shortestView
  const [isLong, setLong] = useState(mustBeLong)
  const most = isLong ? marks.longest : shortestView
  const never = words.projects.never
  const settle = () => onSettle(days)
  return (
    <div className="slider">
      <div className="slider-head">
        <label htmlFor={id}>{words.slip.days}</label> <output htmlFor={id}>{words.slip.daysOf(days)}</output>
        <button type="button" className="link" disabled={isLong && mustBeLong} onClick={() => setLong(!isLong)}>
          {isLong ? words.slip.look(shortestView) : words.slip.look(marks.longest)}
        </button>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={1}
        value={days}
        aria-valuetext={words.slip.valueText({ days, finish: finishOf(run, node) ?? never, goal: goalOf(run) ?? never })}
        onChange={({ target }) => onChange(Number(target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
      />
      <SliderTicks marks={marks} most={most} />
    </div>
  )
}

/** Upright strokes under the slider; the same are buttons with words below it. */
function SliderTicks({ marks, most }: { readonly marks: Marks; readonly most: number }) {
  const at = (days: number) => (1000 * Math.max(0, days)) / most
  return (
    <svg className="slider-ticks" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
      {marks.today <= most ? <line className="tick-today" x1={at(marks.today)} x2={at(marks.today)} y1={0} y2={14} /> : null}
      {marks.jumps.map(({ days }) => (days > most ? null : <line key={days} className="tick-jump" x1={at(days)} x2={at(days)} y1={0} y2={14} />))}
    </svg>
  )
}
