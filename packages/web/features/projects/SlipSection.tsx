import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useId, useMemo, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import type { ProjectReply } from './queries.ts'
import { longestSlip, type ProjectSearch } from './search.ts'
import { SlipDates } from './SlipDates.tsx'
import { SlipMarks } from './SlipMarks.tsx'
import { finishOf, goalOf, sceneOf, slipMarks, slipped, unfinishedNodes, type Marks, type Scene } from './slip-model.ts'
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
  readonly reply: ProjectReply
  readonly node: string
  /** The slip that the address asks for. */
  readonly asked: number | undefined
  readonly onSettle: (days: number) => void
}

function Trial({ reply, node, asked, onSettle }: TrialProps) {
  const words = useWords()
  const scene = useMemo(() => sceneOf(reply.project, reply.calendar, reply.today), [reply])
  const marks = useMemo(() => slipMarks(scene, node, longestSlip), [scene, node])
  const [days, setDays] = useState(asked ?? marks.today)
  const { run, milliseconds } = useMemo(() => timed(scene, node, days), [scene, node, days])
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
      <SlipDates reply={reply} node={node} run={run} />
      <p className="legend">
        {words.slip.meaning} {words.slip.measured(milliseconds.toFixed(1), reply.project.nodes.length)}
      </p>
    </>
  )
}

function timed(scene: Scene, node: string, days: number): { readonly run: Schedule; readonly milliseconds: number } {
  const from = performance.now()
  const run = slipped(scene, node, days)
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
  const [isLong, setLong] = useState(days > shortRange || marks.today > shortRange)
  const most = isLong ? longestSlip : shortRange
  const never = words.projects.never
  const settle = () => onSettle(days)
  return (
    <div className="slider">
      <div className="slider-head">
        <label htmlFor={id}>{words.slip.days}</label> <output htmlFor={id}>{words.projects.days(days)}</output>
        <button type="button" className="link" disabled={isLong && days > shortRange} onClick={() => setLong(!isLong)}>
          {isLong ? words.slip.shorter : words.slip.longer}
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

const shortRange = 120

/** Upright strokes under the slider; the same are buttons with words below it. */
function SliderTicks({ marks, most }: { readonly marks: Marks; readonly most: number }) {
  const at = (days: number) => (1000 * days) / most
  return (
    <svg className="slider-ticks" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
      {marks.today > 0 && marks.today <= most ? <line className="tick-today" x1={at(marks.today)} x2={at(marks.today)} y1={0} y2={14} /> : null}
      {marks.jumps.map(({ slipDays }) => (slipDays > most ? null : <line key={slipDays} className="tick-jump" x1={at(slipDays)} x2={at(slipDays)} y1={0} y2={14} />))}
    </svg>
  )
}
