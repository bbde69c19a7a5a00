import type { WallChart } from './wall-chart.ts'
import { axisHeight, drawWallChart, rowsHeight } from './wall-chart-drawing.ts'
import { drawLegend } from './wall-chart-legend.ts'
import { label, line, moved, rect, textWidth, type Panel, type Shape } from './wall-chart-shapes.ts'
import type { PosterWords } from './wall-chart-words.ts'

/** The wall chart as one picture for paper, and the height of its smallest letters. */
export interface Poster extends Panel {
  readonly em: number
}

/** The largest letters: a chart of three rows shall not shout. */
const largest = 8
/** Rooms in letter heights. */
const room = { title: 3.6, sentence: 2.1, gap: 0.9, remark: 1.6, names: 31 } as const

/** Title and sentences, the chart, the legend and the rule: in letters as large as the sheet allows. Lengths in millimetres. */
export function drawPoster(chart: WallChart, words: PosterWords, { width, height }: { readonly width: number; readonly height: number }): Poster {
  const em = letterHeight(chart, words, { width, height })
  const namesWidth = room.names * em
  const drawing = drawWallChart(chart, words, { em, namesWidth, plotWidth: width - namesWidth })
  const legend = drawLegend(words, { em, width })
  const top = headHeight(words) * em
  const plotTop = top + axisHeight * em
  const bottom = plotTop + drawing.plot.height
  const legendTop = bottom + room.gap * em
  const remarksTop = legendTop + legend.height
  const shapes = [
    ...titleShapes(words, { em, width }),
    ...placed(drawing.axis, namesWidth, top),
    ...placed(drawing.heads, 0, top),
    ...placed(drawing.plot, namesWidth, plotTop),
    ...placed(drawing.names, 0, plotTop),
    line([[namesWidth, top], [namesWidth, bottom]], 'frame'),
    rect({ x: 0, y: top, width, height: bottom - top }, 'frame'),
    ...placed(legend, 0, legendTop),
    ...words.remarks.flatMap((remark, index) => label(remark, [0, remarksTop + (1.15 + index * room.remark) * em], { size: em, width, look: 'quiet' })),
  ]
  return { width, height, shapes, em }
}

const headHeight = ({ sentences }: PosterWords) => room.title + sentences.length * room.sentence + room.gap

/** The legend wraps by the letters it is set in, so they are made smaller until everything has its room. */
function letterHeight(chart: WallChart, words: PosterWords, { width, height }: { readonly width: number; readonly height: number }): number {
  const fixed = headHeight(words) + axisHeight + rowsHeight(chart) + room.gap + words.remarks.length * room.remark
  const needed = (em: number) => fixed * em + drawLegend(words, { em, width }).height
  let em = Math.min(largest, height / fixed)
  while (needed(em) > height) em *= 0.99
  return em
}

function titleShapes({ title, dataDate, sentences }: PosterWords, { em, width }: { readonly em: number; readonly width: number }): readonly Shape[] {
  const dateWidth = textWidth(dataDate, 1.4 * em)
  const numbered = sentences.map((sentence, index) => `${index + 1}  ${sentence}`)
  const size = Math.min(1.4 * em, ...numbered.map((sentence) => (0.999 * width) / textWidth(sentence, 1)))
  return [
    ...label(title, [0, 2.5 * em], { size: 2.6 * em, width: width - dateWidth - 2 * em, look: 'strong' }),
    ...label(dataDate, [width, 2.5 * em], { size: 1.4 * em, width, look: 'ink', anchor: 'end' }),
    ...numbered.flatMap((sentence, index) => label(sentence, [0, (room.title + 1.5 + index * room.sentence) * em], { size, width, look: index === 0 ? 'alarm' : 'strong' })),
  ]
}

const placed = ({ shapes }: Panel, x: number, y: number): readonly Shape[] => shapes.map((shape) => moved(shape, [x, y]))
