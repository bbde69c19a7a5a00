import type { NodeStatus } from './programme.ts'
import type { Nearness } from './wall-chart.ts'
import { area, label, line, moved, rect, textWidth, type Panel, type Shape } from './wall-chart-shapes.ts'
import { edgeOf, type PosterWords } from './wall-chart-words.ts'

interface Entry {
  /** Drawn in a box of `swatch` letter heights. */
  readonly shapes: readonly Shape[]
  readonly said: string
}

const swatch = { width: 2.2, height: 1.2 } as const
const lineHeight = 1.9

/** What every fill, edge, mark and band means, a line each, wrapped to the width. */
export function drawLegend(words: PosterWords, { em, width }: { readonly em: number; readonly width: number }): Panel {
  const { legend } = words
  const lines = [
    { title: legend.fills, entries: fillEntries(words, em) },
    { title: legend.edges, entries: edgeEntries(words, em) },
    { title: legend.marks, entries: [...markEntries(words, em), ...bandEntries(words, em)] },
  ]
  let y = 0
  const shapes = lines.flatMap(({ title, entries }) => {
    const set = flow(title, entries, { em, width })
    const placed = set.shapes.map((shape) => moved(shape, [0, y]))
    y += set.height
    return placed
  })
  return { width, height: y, shapes }
}

function flow(title: string, entries: readonly Entry[], { em, width }: { readonly em: number; readonly width: number }): { readonly shapes: readonly Shape[]; readonly height: number } {
  const begin = 7.6 * em
  const shapes: Shape[] = [...label(title, [0, 1.25 * em], { size: em, width: begin - 0.5 * em, look: 'strong' })]
  let [x, y] = [begin, 0]
  for (const { shapes: drawn, said } of entries) {
    const wide = (swatch.width + 0.5) * em + textWidth(said, em)
    if (x + wide > width && x > begin) [x, y] = [begin, y + lineHeight * em]
    shapes.push(...drawn.map((shape) => moved(shape, [x, y + 0.25 * em])), ...label(said, [x + (swatch.width + 0.5) * em, y + 1.25 * em], { size: em, width: width - x, look: 'ink' }))
    x += wide + 1.6 * em
  }
  return { shapes, height: y + lineHeight * em }
}

const box = (em: number) => ({ x: 0, y: 0, width: swatch.width * em, height: swatch.height * em })

const steps: readonly Nearness[] = ['urgent', 'near', 'ahead', 'far', 'none']

function fillEntries(words: PosterWords, em: number): readonly Entry[] {
  const filled = steps.map((step) => ({ shapes: [rect(box(em), step), rect(box(em), 'idleEdge')], said: words.nearness[step] }))
  return [...filled, { shapes: [rect(box(em), 'finished'), rect(box(em), 'doneEdge')], said: words.legend.done }]
}

const statuses: readonly NodeStatus[] = ['green', 'yellow', 'red', 'unreported', 'idle', 'claimed', 'done']

function edgeEntries({ signs }: PosterWords, em: number): readonly Entry[] {
  return statuses.map((status) => {
    const [middle, base] = [(swatch.width / 2) * em, 0.96 * em]
    const sign = { kind: 'text', x: middle, y: base, text: signs[status].sign, size: em, anchor: 'middle', look: 'strong' } as const
    return { shapes: [rect(box(em), 'none'), rect({ x: 0.12 * em, y: 0.12 * em, width: (swatch.width - 0.24) * em, height: (swatch.height - 0.24) * em }, edgeOf[status]), sign], said: signs[status].name }
  })
}

function markEntries({ legend }: PosterWords, em: number): readonly Entry[] {
  const [middle, half, height] = [(swatch.width / 2) * em, (swatch.height / 2) * em, swatch.height * em]
  const diamond = (size: number, look: 'goalPlanned' | 'goalForecast') => area([[middle, half - size * em], [middle + size * em, half], [middle, half + size * em], [middle - size * em, half]], look)
  const teeth = Array.from({ length: 5 }, (_, index) => [middle + (index % 2 === 0 ? -0.18 : 0.18) * em, (height * index) / 4] as const)
  return [
    { shapes: [rect({ x: 0.6 * em, y: 0.1 * em, width: (swatch.width - 0.6) * em, height: height - 0.2 * em }, 'entry'), area([[0, half - 0.4 * em], [0.5 * em, half], [0, half + 0.4 * em]], 'entryMark')], said: legend.entry },
    { shapes: [line(teeth, 'cut')], said: legend.cut },
    { shapes: [diamond(0.58, 'goalForecast')], said: legend.goalForecast },
    { shapes: [diamond(0.34, 'goalPlanned')], said: legend.goalPlanned },
    { shapes: [line([[middle, 0], [middle, height]], 'promised'), area([[middle, 0], [middle + 0.85 * em, 0.3 * em], [middle, 0.6 * em]], 'promised')], said: legend.promised },
    { shapes: [rect({ x: 0, y: half - 0.2 * em, width: swatch.width * em, height: 0.4 * em }, 'lost')], said: legend.lost },
    { shapes: [rect({ x: 0.3 * em, y: 0.2 * em, width: middle, height: height - 0.4 * em }, 'none'), rect({ x: 0.3 * em, y: 0.2 * em, width: middle, height: height - 0.4 * em }, 'idleEdge'), line([[middle, 0], [middle + 0.45 * em, 0], [middle + 0.45 * em, height], [middle, height]], 'clamp')], said: legend.clamp },
    { shapes: [line([[middle - 0.3 * em, half - 0.3 * em], [middle + 0.3 * em, half + 0.3 * em]], 'struck'), line([[middle - 0.3 * em, half + 0.3 * em], [middle + 0.3 * em, half - 0.3 * em]], 'struck')], said: legend.struck },
    { shapes: [rect({ x: 0, y: half - 0.11 * em, width: swatch.width * em, height: 0.22 * em }, 'planned')], said: legend.planned },
    { shapes: [line([[middle, 0], [middle, height]], 'today')], said: legend.today },
  ]
}

function bandEntries({ bands }: PosterWords, em: number): readonly Entry[] {
  return (['frost', 'summer', 'winter'] as const).map((kind) => ({ shapes: [rect(box(em), kind), rect(box(em), 'guide')], said: bands[kind] }))
}
