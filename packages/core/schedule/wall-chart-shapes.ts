/** What a drawing is made of. Lengths are in the drawing's own unit: pixels on a page, millimetres on paper. */
export type Shape = Rect | Line | Text | Linked

export interface Rect {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly look: Look
}

/** Straight pieces from point to point. */
export interface Line {
  readonly kind: 'line'
  readonly points: readonly Point[]
  readonly closed: boolean
  readonly look: Look
}

/** One line of text; `y` is its base line. */
export interface Text {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly look: Look
}

/** Shapes that stand for a project's node, or for the project. */
export interface Linked {
  readonly kind: 'linked'
  readonly to: { readonly project: string; readonly node: string | null }
  /** What a person who does not see the shapes is told. */
  readonly label: string
  readonly shapes: readonly Shape[]
}

export type Point = readonly [x: number, y: number]
export type Look = keyof typeof looks

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A part of a drawing with its own origin at the top left. */
export interface Panel {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

interface Paint {
  readonly fill?: string
  readonly stroke?: string
  /** Widths and dashes are in hundredths of the drawing's letter height, so that they grow with it. */
  readonly width?: number
  readonly dash?: readonly number[]
  readonly bold?: true
}

/**
 * How things look, said once for screen and paper. The fills of nearness fall in lightness step by step, and the edges of status
 * differ in width and dash, so that both can be read where there is no colour.
 */
export const looks = {
  ground: { fill: '#ffffff' },
  frost: { fill: '#e6edf5' },
  summer: { fill: '#fdf3d8' },
  winter: { fill: '#dfe3e0' },
  vacationEdge: { stroke: '#a08a4a', width: 4, dash: [8, 16] },
  group: { fill: '#3b4654' },
  head: { fill: '#eef0f3' },
  monthLine: { stroke: '#cdd3da', width: 4 },
  quarterLine: { stroke: '#98a1ac', width: 5 },
  yearLine: { stroke: '#4b5563', width: 8 },
  rowLine: { stroke: '#b8bfc8', width: 5 },
  today: { stroke: '#b3001b', width: 16 },
  todayFlag: { fill: '#b3001b' },
  urgent: { fill: '#8c1d18' },
  near: { fill: '#e58a3c' },
  ahead: { fill: '#f6cf8f' },
  far: { fill: '#e2ebf3' },
  none: { fill: '#ffffff' },
  finished: { fill: '#d5d9de' },
  doneEdge: { stroke: '#5f6873', width: 6 },
  claimedEdge: { stroke: '#1f5f8b', width: 9, dash: [16, 12] },
  greenEdge: { stroke: '#17642f', width: 9 },
  yellowEdge: { stroke: '#7a5200', width: 15, dash: [50, 25] },
  redEdge: { stroke: '#b3001b', width: 24 },
  unreportedEdge: { stroke: '#1f2937', width: 18, dash: [8, 22] },
  idleEdge: { stroke: '#8a93a0', width: 6 },
  entry: { stroke: '#000000', width: 12 },
  entryMark: { fill: '#000000' },
  planned: { fill: '#7d8793' },
  cut: { stroke: '#000000', width: 14 },
  lost: { fill: '#b3001b' },
  clamp: { stroke: '#b3001b', width: 20 },
  struck: { stroke: '#3f4854', width: 10 },
  promised: { fill: '#174ea6', stroke: '#174ea6', width: 10 },
  goalPlanned: { fill: '#ffffff', stroke: '#1c2430', width: 10 },
  goalForecast: { fill: '#1c2430', stroke: '#1c2430', width: 10 },
  frame: { stroke: '#1c2430', width: 8 },
  guide: { stroke: '#777777', width: 4, dash: [20, 20] },
  ink: { fill: '#1c2430' },
  strong: { fill: '#1c2430', bold: true },
  quiet: { fill: '#545d6b' },
  onDark: { fill: '#ffffff', bold: true },
  alarm: { fill: '#b3001b', bold: true },
} as const satisfies Readonly<Record<string, Paint>>

/** The SVG element of a shape: its name and attributes, and the text inside it. `em` is the drawing's letter height. */
export function elementOf(shape: Exclude<Shape, Linked>, em: number): { readonly tag: 'rect' | 'path' | 'text'; readonly attributes: Readonly<Record<string, string | number>>; readonly text?: string } {
  const paint = paintOf(shape.look, em)
  if (shape.kind === 'rect') return { tag: 'rect', attributes: { x: short(shape.x), y: short(shape.y), width: short(shape.width), height: short(shape.height), ...paint } }
  if (shape.kind === 'line') return { tag: 'path', attributes: { d: pathOf(shape), ...paint } }
  const anchor = shape.anchor === 'start' ? {} : { textAnchor: shape.anchor }
  return { tag: 'text', attributes: { x: short(shape.x), y: short(shape.y), fontSize: short(shape.size), ...anchor, ...paint }, text: shape.text }
}

function paintOf(look: Look, em: number): Readonly<Record<string, string | number>> {
  const { fill = 'none', stroke, width = 0, dash, bold }: Paint = looks[look]
  const drawn = (hundredths: number) => short((hundredths * em) / 100)
  return {
    fill,
    ...(stroke !== undefined && { stroke, strokeWidth: drawn(width) }),
    ...(dash !== undefined && { strokeDasharray: dash.map(drawn).join(' ') }),
    ...(bold && { fontWeight: 700 }),
  }
}

const pathOf = ({ points, closed }: Line) => `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}${closed ? 'Z' : ''}`

/** Thousandths are finer than any printer. */
const short = (length: number) => Math.round(length * 1000) / 1000

export function moved(shape: Shape, [right, down]: Point): Shape {
  if (shape.kind === 'linked') return { ...shape, shapes: shape.shapes.map((each) => moved(each, [right, down])) }
  if (shape.kind === 'line') return { ...shape, points: shape.points.map(([x, y]) => [x + right, y + down] as const) }
  return { ...shape, x: shape.x + right, y: shape.y + down }
}

/** The least box around a shape, strokes left out. */
export function boxOf(shape: Shape): Box {
  if (shape.kind === 'rect') return shape
  if (shape.kind === 'text') return textBox(shape)
  if (shape.kind === 'line') return around(shape.points)
  return around(shape.shapes.map(boxOf).flatMap(({ x, y, width, height }) => [[x, y] as const, [x + width, y + height] as const]))
}

function textBox({ x, y, text, size, anchor }: Text): Box {
  const width = textWidth(text, size)
  const left = { start: 0, middle: width / 2, end: width }[anchor]
  return { x: x - left, y: y - size * 0.88, width, height: size * 1.1 }
}

function around(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** How long a text is when set: a Chinese sign as wide as high, figures and Latin letters about half, capitals in between. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, sign) => sum + signWidth(sign), 0) * size

function signWidth(sign: string): number {
  if (sign > '\u2e7f' || /[◆◇△▲▼▽○●…—]/.test(sign)) return 1
  if (/[ .,:;·'|()\-il]/.test(sign)) return 0.36
  return /[A-Zmw%+]/.test(sign) ? 0.74 : 0.56
}

/** The text where it fits, else its beginning with …; empty where not even two signs of it fit. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  const signs = [...text]
  const kept = signs.findLastIndex((_, index) => textWidth(`${signs.slice(0, index + 1).join('')}…`, size) <= width)
  return kept < 1 ? '' : `${signs.slice(0, kept + 1).join('')}…`
}

export const rect = (box: Box, look: Look): Rect => ({ kind: 'rect', x: box.x, y: box.y, width: box.width, height: box.height, look })
export const line = (points: readonly Point[], look: Look): Line => ({ kind: 'line', points, closed: false, look })
export const area = (points: readonly Point[], look: Look): Line => ({ kind: 'line', points, closed: true, look })

/** Text that begins at `x`, cut to `width`; nothing where it does not fit. */
export function label(text: string, [x, y]: Point, { size, width, look, anchor = 'start' }: { readonly size: number; readonly width: number; readonly look: Look; readonly anchor?: Text['anchor'] }): readonly Text[] {
  const said = fitted(text, width, size)
  return said === '' ? [] : [{ kind: 'text', x, y, text: said, size, anchor, look }]
}
