import { isoOf } from './day.ts'
import type { WallBar, WallRow } from './wall-chart.ts'
import type { DaySpan } from './wall-chart-bands.ts'
import { area, label, line, rect, textWidth, type Look, type Point, type Shape } from './wall-chart-shapes.ts'
import { edgeOf, fillOf, type WallWords } from './wall-chart-words.ts'

/** Heights of a row's parts in letter heights. A row has a lane for each bar that would lie on another. */
const lane = { first: 4, more: 2.85, name: 1.12, bar: 1.36, depth: 1.1, owner: 3.48, planned: 3.66, plannedMore: 2.58, plannedDepth: 0.2 } as const

export interface RowMeasures {
  /** The height of the smallest letters. */
  readonly em: number
  /** The top of the row. */
  readonly top: number
  readonly today: number
  /** The days that the plot is wide, and how wide a day is. */
  readonly range: DaySpan
  readonly day: number
}

/** Where a row's bars lie: in its first lane unless another bar lies there already; of two that start together the longer goes first. */
export interface Laned {
  readonly bar: WallBar
  readonly lane: number
}

function lanesOf({ bars }: WallRow): readonly Laned[] {
  const ends: number[] = []
  return bars
    .filter(({ forecast }) => forecast !== null)
    .toSorted((a, b) => a.forecast!.from - b.forecast!.from || b.forecast!.to - a.forecast!.to)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.forecast!.from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = bar.forecast!.to
      return { bar, lane }
    })
}

/** In letter heights. */
export function rowHeight(row: WallRow): number {
  const lanes = Math.max(1, ...lanesOf(row).map(({ lane }) => lane + 1))
  return lane.first + (lanes - 1) * lane.more
}

/** Everything of one project that lies on the days. */
export function rowShapes(row: WallRow, words: WallWords, at: RowMeasures): readonly Shape[] {
  return [...cutShapes(row, at), ...lostShapes(row, at), ...lanesOf(row).flatMap((laned) => barShapes(row, laned, words, at)), ...goalShapes(row, words, at)]
}

export const xOf = (day: number, { range, day: width }: Pick<RowMeasures, 'range' | 'day'>): number => (day - range.from) * width

function barShapes(row: WallRow, { bar, lane: index }: Laned, words: WallWords, at: RowMeasures): readonly Shape[] {
  const span = withinPlot(bar.forecast!, at)
  if (span === null) return []
  const y = at.top + laneTop(index) * at.em
  const shapes = [...plannedShapes(bar, y, index, at), ...struckShapes(bar, y, index, at), ...clampShapes(bar, span, y, at.em), ...(bar.forecast!.to === bar.forecast!.from ? [momentShape(bar, span.from, y, at.em)] : lengthShapes(row, { bar, lane: index }, words, { ...at, span, y }))]
  return [{ kind: 'linked', to: { project: row.project, node: bar.node }, label: words.bar(row, bar), shapes }]
}

/** What takes no time is a point in it. */
function momentShape({ isGoal }: WallBar, x: number, y: number, em: number): Shape {
  return diamond(x, y + (lane.bar + lane.depth / 2) * em, (isGoal ? 0.62 : 0.42) * em, 'goalForecast')
}

function lengthShapes(row: WallRow, { bar, lane: index }: Laned, words: WallWords, at: RowMeasures & { readonly span: DaySpan; readonly y: number }): readonly Shape[] {
  const { em, span, y } = at
  const box = { x: span.from + 0.05 * em, y: y + lane.bar * em, width: Math.max(span.to - span.from - 0.1 * em, 0.3 * em), height: lane.depth * em }
  const isEntry = bar.node === row.entry?.node
  const blocked = [at.today, row.entry?.lastDay].flatMap((day) => (day == null ? [] : [xOf(day, at)]))
  const said = (text: string, baseline: number, look: Look) => {
    const room = widestRoom(box, blocked, 0.35 * em)
    return label(text, [room.x, y + baseline * em], { size: em, width: room.width, look })
  }
  return [
    ...said(bar.name, lane.name, isEntry ? 'strong' : 'ink'),
    rect(box, fillOf(bar)),
    rect(inside(box, 0.1 * em), edgeOf[bar.status]),
    ...signShapes(bar, box, words, em),
    ...(index === 0 ? said(bar.owner, lane.owner, 'quiet') : []),
    ...(isEntry ? entryShapes(box, em) : []),
  ]
}

/** The widest part of a box that no line crosses. */
function widestRoom({ x, width }: { readonly x: number; readonly width: number }, lines: readonly number[], clearance: number): { readonly x: number; readonly width: number } {
  const crossing = lines.filter((line) => line > x - clearance && line < x + width + clearance).toSorted((a, b) => a - b)
  const begins = [x, ...crossing.map((line) => line + clearance)]
  const ends = [...crossing.map((line) => line - clearance), x + width]
  const rooms = begins.map((begin, index) => ({ x: begin, width: ends[index]! - begin }))
  return rooms.reduce((widest, room) => (room.width > widest.width ? room : widest))
}

const laneTop = (index: number) => (index === 0 ? 0 : lane.first + (index - 1) * lane.more)

/** The part of a span that the chart shows; null where it lies outside. */
function withinPlot({ from, to }: DaySpan, at: RowMeasures): DaySpan | null {
  if (to < at.range.from || from >= at.range.to) return null
  return { from: xOf(Math.max(from, at.range.from), at), to: xOf(Math.min(to, at.range.to), at) }
}

function inside({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, by: number) {
  const less = Math.min(by, width / 3)
  return { x: x + less, y: y + less, width: width - 2 * less, height: height - 2 * less }
}

function plannedShapes({ planned }: WallBar, y: number, index: number, at: RowMeasures): readonly Shape[] {
  const span = planned === null ? null : withinPlot(planned, at)
  if (span === null) return []
  const top = index === 0 ? lane.planned : lane.plannedMore
  return [rect({ x: span.from, y: y + top * at.em, width: Math.max(span.to - span.from - 0.12 * at.em, 0.1 * at.em), height: lane.plannedDepth * at.em }, 'planned')]
}

/** A cross where it was to be finished, at the height of its plan. */
function struckShapes({ struck }: WallBar, y: number, index: number, at: RowMeasures): readonly Shape[] {
  if (struck === null || !isShown(struck, at)) return []
  return crossed([xOf(struck, at), y + ((index === 0 ? lane.planned : lane.plannedMore) + lane.plannedDepth / 2) * at.em], 0.26 * at.em)
}

const crossed = ([x, y]: Point, half: number): readonly Shape[] => [line([[x - half, y - half], [x + half, y + half]], 'struck'), line([[x - half, y + half], [x + half, y - half]], 'struck')]

/** A bracket that holds the end of what leaves the promise. */
function clampShapes({ isClamped, forecast }: WallBar, span: DaySpan, y: number, em: number): readonly Shape[] {
  if (!isClamped) return []
  const [top, bottom] = [y + (lane.bar - 0.2) * em, y + (lane.bar + lane.depth + 0.2) * em]
  const end = span.to + (forecast!.to === forecast!.from ? 0.68 : 0.14) * em
  return [line([[end - 0.4 * em, top], [end, top], [end, bottom], [end - 0.4 * em, bottom]], 'clamp')]
}

/** The sign of the status, and the days left where there is room and something to lose soon; the dot of what is not due would look like a decimal point. */
function signShapes(bar: WallBar, box: { readonly x: number; readonly y: number; readonly width: number }, words: WallWords, em: number): readonly Shape[] {
  const { sign } = words.signs[bar.status]
  const full = bar.daysToCliff === null || bar.daysToCliff > 180 ? sign : `${bar.status === 'idle' ? '' : sign}${bar.daysToCliff}`
  const said = textWidth(full, em) <= box.width - 0.3 * em ? full : sign
  if (textWidth(said, em) > box.width) return []
  return [{ kind: 'text', x: box.x + box.width / 2, y: box.y + 0.92 * em, text: said, size: em, anchor: 'middle', look: fillOf(bar) === 'urgent' ? 'onDark' : 'strong' }]
}

/** A frame around the bar and a pointer above it. */
function entryShapes(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, em: number): readonly Shape[] {
  const tip = box.x - 0.12 * em
  return [
    rect({ x: box.x - 0.12 * em, y: box.y - 0.12 * em, width: box.width + 0.24 * em, height: box.height + 0.24 * em }, 'entry'),
    area([[tip - 0.5 * em, box.y + 0.15 * em], [tip, box.y + 0.55 * em], [tip - 0.5 * em, box.y + 0.95 * em]], 'entryMark'),
  ]
}

/** A jagged cut through the row on the last day of its entry. */
function cutShapes(row: WallRow, at: RowMeasures): readonly Shape[] {
  const { entry } = row
  if (entry?.lastDay == null || entry.lastDay < at.range.from || entry.lastDay > at.range.to) return []
  const x = xOf(entry.lastDay, at)
  const [top, height, teeth] = [at.top + 0.15 * at.em, (rowHeight(row) - 0.3) * at.em, 8]
  const points = Array.from({ length: teeth + 1 }, (_, index) => [x + (index % 2 === 0 ? -0.18 : 0.18) * at.em, top + (height * index) / teeth] as const)
  return [line(points, 'cut')]
}

/** The days lost between the goal that was promised and the one that is forecast, beneath the plan and its former dates. */
function lostShapes({ goal: { forecast }, lostDays }: WallRow, at: RowMeasures): readonly Shape[] {
  if (forecast === null || lostDays === null || lostDays <= 0) return []
  const from = Math.max(xOf(forecast - lostDays, at), 0)
  return [rect({ x: from, y: at.top + (lane.planned - 0.12) * at.em, width: xOf(forecast, at) - from, height: 0.4 * at.em }, 'lost')]
}

/** Promised, planned and forecast goal. */
function goalShapes(row: WallRow, words: WallWords, at: RowMeasures): readonly Shape[] {
  const { em, top } = at
  const { planned, promised } = row.goal
  const shapes: Shape[] = []
  if (planned !== null && isShown(planned, at)) shapes.push(diamond(xOf(planned, at), top + 3.35 * em, 0.34 * em, 'goalPlanned'))
  if (promised !== null && isShown(promised, at)) shapes.push(...flag(xOf(promised, at), top, em))
  return [...shapes, ...forecastShapes(row, words, at)]
}

/** When the goal comes, beside the node that is it, or that it never does. */
function forecastShapes(row: WallRow, words: WallWords, at: RowMeasures): readonly Shape[] {
  const { forecast } = row.goal
  const { em } = at
  const goal = lanesOf(row).find(({ bar }) => bar.isGoal && bar.forecast?.to === forecast)
  const y = at.top + (laneTop(goal?.lane ?? 0) + lane.bar + lane.depth / 2) * em
  const edge = xOf(at.range.to, at)
  if (forecast === null) return label(`${words.never} ▶`, [edge - 0.3 * em, y + 0.36 * em], { size: em, width: 12 * em, look: 'alarm', anchor: 'end' })
  if (!isShown(forecast, at)) return []
  const x = xOf(forecast, at)
  const begin = x + 0.8 * em
  const date = whole(isoOf(forecast), [begin, y + 0.36 * em], { size: em, width: edge - begin - 0.1 * em, look: 'strong' })
  const dates = [...date, ...(date.length === 0 ? [] : formerShapes(row.goal.struck, [begin, y - (lane.bar + lane.depth / 2 - lane.name) * em], { em, edge }))]
  return goal?.bar.forecast?.from === forecast ? dates : [diamond(x, y, 0.62 * em, 'goalForecast'), ...dates]
}

/** When the goal was to come, struck through, above the day it comes now. */
function formerShapes(struck: number | null, [x, base]: Point, { em, edge }: { readonly em: number; readonly edge: number }): readonly Shape[] {
  if (struck === null) return []
  const said = whole(isoOf(struck), [x, base], { size: em, width: edge - x - 0.1 * em, look: 'quiet' })
  const middle = base - 0.34 * em
  return said.flatMap((text) => [text, line([[x, middle], [x + textWidth(text.text, em), middle]], 'struck')])
}

/** A date that is cut is none. */
const whole = (...said: Parameters<typeof label>) => label(...said).filter(({ text }) => !text.endsWith('…'))

const isShown = (day: number, { range }: RowMeasures) => day >= range.from && day <= range.to

const diamond = (x: number, y: number, half: number, look: 'goalPlanned' | 'goalForecast') => area([[x, y - half], [x + half, y], [x, y + half], [x - half, y]], look)

function flag(x: number, top: number, em: number): readonly Shape[] {
  return [
    line([[x, top + 0.2 * em], [x, top + 3.8 * em]], 'promised'),
    area([[x, top + 0.2 * em], [x + 0.85 * em, top + 0.5 * em], [x, top + 0.8 * em]], 'promised'),
  ]
}

/** Of the columns of names. */
export interface NameMeasures extends Pick<RowMeasures, 'em' | 'top' | 'today'> {
  readonly width: number
}

/** The name of a row: its place, the entry with its office, the goal, and the days left, which are what the eye looks for. */
export function nameShapes(row: WallRow, words: WallWords, { em, top, width, today }: NameMeasures): readonly Shape[] {
  const side = 5.2 * em
  const left = 2.1 * em
  const room = width - left - side - 0.3 * em
  const { entry, goal } = row
  /** The last day with its year is longer than the days left. */
  const below = { size: em, width: room - 2.6 * em }
  const facts = words.facts({ forecast: isoOrNull(goal.forecast), promised: isoOrNull(goal.promised), pupils: row.pupils })
  const shapes = [
    ...label(String(row.rank), [left - 0.5 * em, top + 1.25 * em], { size: em, width: 2 * em, look: 'quiet', anchor: 'end' }),
    ...label(row.name, [left, top + 1.25 * em], { size: 1.15 * em, width: room, look: 'strong' }),
    ...(entry === null ? [] : label(words.entry(words.signs[entry.status].sign, entry), [left, top + 2.5 * em], { size: em, width: room, look: 'ink' })),
    ...(row.lostDays === 0 ? label(facts, [left, top + 3.68 * em], { ...below, look: 'quiet' }) : label(words.lost(row.lostDays), [left, top + 3.68 * em], { ...below, look: 'alarm' })),
    ...daysShapes(entry, words, { em, top, today, width, side }),
  ]
  return [{ kind: 'linked', to: { project: row.project, node: entry?.node ?? null }, label: words.row(row), shapes }]
}

export const isoOrNull = (day: number | null): string | null => (day === null ? null : isoOf(day))

function daysShapes(entry: WallBar | null, words: WallWords, { em, top, today, width, side }: NameMeasures & { readonly side: number }): readonly Shape[] {
  const x = width - 0.4 * em
  if (entry?.daysToCliff == null) return label(words.noCliff, [x, top + 2.2 * em], { size: em, width: side, look: 'quiet', anchor: 'end' })
  const { figure, unit } = words.daysLeft(entry.daysToCliff)
  const unitWidth = textWidth(unit, em)
  const look = entry.nearness === 'urgent' ? 'alarm' : 'strong'
  return [
    ...label(figure, [x - unitWidth - 0.2 * em, top + 2.05 * em], { size: 2 * em, width: side - unitWidth, look, anchor: 'end' }),
    ...label(unit, [x, top + 2.05 * em], { size: em, width: side, look: 'ink', anchor: 'end' }),
    ...(entry.lastDay === null ? [] : label(words.lastDay(isoOf(entry.lastDay), isoOf(today)), [x, top + 3.68 * em], { size: em, width: side + 2.6 * em, look: 'quiet', anchor: 'end' })),
  ]
}
