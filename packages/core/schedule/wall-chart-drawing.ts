import { isoOf } from './day.ts'
import type { WallChart, WallGroup } from './wall-chart.ts'
import { monthsWithin, type DaySpan } from './wall-chart-bands.ts'
import { nameShapes, rowHeight, rowShapes, xOf, type RowMeasures } from './wall-chart-row.ts'
import { area, label, line, rect, textWidth, type Look, type Panel, type Shape } from './wall-chart-shapes.ts'
import type { WallWords } from './wall-chart-words.ts'

/** Lengths in the drawing's unit. */
export interface WallMeasures {
  /** The height of the smallest letters; everything else follows from it. */
  readonly em: number
  readonly namesWidth: number
  readonly plotWidth: number
}

/** The wall chart in four parts, so that a page can keep the days and the names in sight: heads | axis over names | plot. */
export interface WallDrawing {
  readonly heads: Panel
  readonly axis: Panel
  readonly names: Panel
  readonly plot: Panel
}

/** In letter heights. */
export const axisHeight = 7.2
const groupHeight = 1.7
const tracks = { today: 0, years: 1.5, months: 3.1, frost: 4.6, vacations: 5.9 } as const

/** How high the rows are with the heads of their groups, in letter heights. */
export const rowsHeight = ({ groups }: WallChart): number => groups.flatMap(({ rows }) => [groupHeight, ...rows.map(rowHeight)]).reduce((sum, height) => sum + height, 0)

/** Draws the chart. Nothing lies outside its part; text is cut to its room. */
export function drawWallChart(chart: WallChart, words: WallWords, measures: WallMeasures): WallDrawing {
  const { em, namesWidth, plotWidth } = measures
  const height = rowsHeight(chart) * em
  const days: Days = { em, today: chart.today, range: chart, day: plotWidth / (chart.to - chart.from) }
  const stacked = stack(chart.groups, em)
  return {
    heads: { width: namesWidth, height: axisHeight * em, shapes: headShapes(words, measures) },
    axis: { width: plotWidth, height: axisHeight * em, shapes: axisShapes(chart, words, days) },
    names: {
      width: namesWidth,
      height,
      shapes: stacked.flatMap(({ group, top, rows }) => [
        ...groupShapes(words.groups[group.id], { em, top, width: namesWidth }),
        ...rows.flatMap(({ row, top }) => [line([[0, top + rowHeight(row) * em], [namesWidth, top + rowHeight(row) * em]], 'rowLine'), ...nameShapes(row, words, { em, top, width: namesWidth, today: chart.today })]),
      ]),
    },
    plot: {
      width: plotWidth,
      height,
      shapes: [
        ...backShapes(chart, height, days),
        line([[xOf(chart.today, days), 0], [xOf(chart.today, days), height]], 'today'),
        ...stacked.flatMap(({ top }) => groupShapes('', { em, top, width: plotWidth })),
        ...stacked.flatMap(({ rows }) => rows).flatMap(({ row, top }) => [line([[0, top + rowHeight(row) * em], [plotWidth, top + rowHeight(row) * em]], 'rowLine'), ...rowShapes(row, words, { ...days, top })]),
      ],
    },
  }
}

type Days = Omit<RowMeasures, 'top'>

/** Where each group and each of its rows begins, from the top. */
function stack(groups: readonly WallGroup[], em: number) {
  let top = 0
  return groups.map((group) => {
    const begins = top
    top += groupHeight * em
    const rows = group.rows.map((row) => {
      const placed = { row, top }
      top += rowHeight(row) * em
      return placed
    })
    return { group, top: begins, rows }
  })
}

function groupShapes(title: string, { em, top, width }: { readonly em: number; readonly top: number; readonly width: number }): readonly Shape[] {
  return [rect({ x: 0, y: top, width, height: groupHeight * em }, 'group'), ...label(title, [0.5 * em, top + 1.2 * em], { size: 1.1 * em, width: width - em, look: 'onDark' })]
}

function headShapes({ heads }: WallWords, { em, namesWidth }: WallMeasures): readonly Shape[] {
  const y = (axisHeight - 0.6) * em
  return [
    rect({ x: 0, y: 0, width: namesWidth, height: axisHeight * em }, 'head'),
    ...label(heads.project, [0.6 * em, y], { size: em, width: namesWidth - 6.5 * em, look: 'ink' }),
    ...label(heads.left, [namesWidth - 0.4 * em, y], { size: em, width: 5.2 * em, look: 'strong', anchor: 'end' }),
  ]
}

/** Bands, and the lines of months, quarters and years. */
function backShapes(chart: WallChart, height: number, days: Days): readonly Shape[] {
  const whole = (span: DaySpan, look: Look) => rect({ ...across(span, days), y: 0, height }, look)
  const edges = chart.bands.filter(({ kind }) => kind !== 'frost').flatMap(({ from, to }) => [from, to])
  return [
    rect({ x: 0, y: 0, width: xOf(chart.to, days), height }, 'ground'),
    ...chart.bands.map((band) => whole(band, band.kind)),
    ...edges.map((day) => line([[xOf(day, days), 0], [xOf(day, days), height]], 'vacationEdge')),
    ...monthsWithin(chart).map(({ month, from }) => line([[xOf(from, days), 0], [xOf(from, days), height]], lineOf(month))),
  ]
}

const across = ({ from, to }: DaySpan, days: Days) => ({ x: xOf(from, days), width: xOf(to, days) - xOf(from, days) })

const lineOf = (month: number): Look => (month === 1 ? 'yearLine' : month % 3 === 1 ? 'quarterLine' : 'monthLine')

function axisShapes(chart: WallChart, words: WallWords, days: Days): readonly Shape[] {
  const { em } = days
  const width = xOf(chart.to, days)
  return [
    rect({ x: 0, y: 0, width, height: axisHeight * em }, 'head'),
    ...yearShapes(chart, words, days),
    ...monthShapes(chart, words, days),
    ...chart.bands.flatMap((band) => bandShapes(band, words, days)),
    ...todayShapes(chart, words, days, width),
    line([[0, axisHeight * em], [width, axisHeight * em]], 'rowLine'),
  ]
}

/** Each year, from the chart's first day or 1 January. */
function yearShapes(chart: WallChart, words: WallWords, days: Days): readonly Shape[] {
  const { em } = days
  const months = monthsWithin(chart)
  return months
    .filter(({ month }, index) => index === 0 || month === 1)
    .flatMap(({ year, from }) => {
      const to = months.find((each) => each.year > year)?.from ?? chart.to
      const { x, width } = across({ from, to }, days)
      return [line([[x, tracks.years * em], [x, axisHeight * em]], 'yearLine'), ...label(words.year(year), [x + 0.4 * em, (tracks.years + 1.2) * em], { size: 1.2 * em, width: width - 0.5 * em, look: 'strong' })]
    })
}

/** Months where their names fit, else quarters. */
function monthShapes(chart: WallChart, words: WallWords, days: Days): readonly Shape[] {
  const { em } = days
  const months = monthsWithin(chart)
  const isWide = days.day * 28 > textWidth(words.month(12), em) + 0.2 * em
  return months
    .filter(({ month }) => isWide || month % 3 === 1)
    .flatMap(({ month, from }, index, shown) => {
      const { x, width } = across({ from, to: shown[index + 1]?.from ?? chart.to }, days)
      const said = isWide ? words.month(month) : words.quarter((month + 2) / 3)
      return [line([[x, tracks.months * em], [x, axisHeight * em]], lineOf(month)), ...label(said, [x + width / 2, (tracks.months + 1.1) * em], { size: em, width: width - 0.1 * em, look: 'ink', anchor: 'middle' })]
    })
}

function bandShapes(band: WallChart['bands'][number], words: WallWords, days: Days): readonly Shape[] {
  const { em } = days
  const { x, width } = across(band, days)
  const y = (band.kind === 'frost' ? tracks.frost : tracks.vacations) * em
  const name = words.bands[band.kind]
  const said = textWidth(name, em) <= width ? name : name.split(' ')[0]!
  return [rect({ x, y, width, height: 1.3 * em }, band.kind), ...label(said, [x + width / 2, y + 1.02 * em], { size: em, width: width - 0.1 * em, look: 'ink', anchor: 'middle' })]
}

/** The day stands to the right of its line, or to the left where the chart ends. */
function todayShapes(chart: WallChart, words: WallWords, days: Days, width: number): readonly Shape[] {
  const { em } = days
  const x = xOf(chart.today, days)
  const said = words.today(isoOf(chart.today))
  const flag = textWidth(said, em) + 0.8 * em
  const left = x + flag <= width ? x : x - flag
  return [
    area([[left, 0.05 * em], [left + flag, 0.05 * em], [left + flag, 1.4 * em], [left, 1.4 * em]], 'todayFlag'),
    ...label(said, [left + 0.4 * em, 1.08 * em], { size: em, width: flag, look: 'onDark' }),
    line([[x, 0.05 * em], [x, axisHeight * em]], 'today'),
  ]
}
