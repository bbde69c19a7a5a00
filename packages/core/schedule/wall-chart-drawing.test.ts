import { expect, test } from 'vitest'
import { dayOf } from './day.ts'
import { drawWallChart, type WallDrawing } from './wall-chart-drawing.ts'
import { drawPoster } from './wall-chart-poster.ts'
import { boxOf, elementOf, fitted, looks, textWidth, type Box, type Linked, type Panel, type Shape, type Text } from './wall-chart-shapes.ts'
import { rowsOf, wallChart, withRows } from './wall-chart.ts'
import { aCalendar, aProgramme, chain, plainWords } from './wall-chart-testing.ts'

const chart = wallChart({ today: '2021-05-11', calendar: aCalendar, projects: aProgramme })
const page = { em: 13, namesWidth: 325, plotWidth: 900 } as const
const drawing = drawWallChart(chart, plainWords, page)
const panels = ({ heads, axis, names, plot }: WallDrawing) => [heads, axis, names, plot]

const flat = (shapes: readonly Shape[]): readonly Exclude<Shape, Linked>[] => shapes.flatMap((shape) => (shape.kind === 'linked' ? flat(shape.shapes) : [shape]))
const texts = ({ shapes }: Panel): readonly Text[] => flat(shapes).filter((shape) => shape.kind === 'text')
const links = ({ shapes }: Panel) => shapes.filter((shape) => shape.kind === 'linked')
const looked = ({ shapes }: Panel, look: keyof typeof looks) => flat(shapes).filter((shape) => shape.look === look)
const meets = (a: Box, b: Box) => a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

test.each([['on a page', page], ['enlarged', { ...page, plotWidth: 4000 }], ['in a narrow window', { ...page, plotWidth: 500 }]])('nothing is drawn outside its part %s', (_, measures) => {
  const outside = panels(drawWallChart(chart, plainWords, measures)).flatMap(({ width, height, shapes }) =>
    flat(shapes).map(boxOf).filter(({ x, y, ...box }) => x < -measures.em || y < -1 || x + box.width > width + measures.em || y + box.height > height + 1),
  )
  expect(outside).toEqual([])
})

test('no text lies over another in the names, nor in the axis', () => {
  for (const panel of [drawing.heads, drawing.axis, drawing.names]) expect(crossing(texts(panel))).toEqual([])
})

test.each([500, 900, 1500, 4000])('no text lies over another among the bars of a plot %i wide', (plotWidth) => {
  expect(crossing(texts(drawWallChart(chart, plainWords, { ...page, plotWidth }).plot))).toEqual([])
})

function crossing(texts: readonly Text[]): readonly string[] {
  return texts.flatMap((a, index) => texts.slice(index + 1).flatMap((b) => (meets(boxOf(a), boxOf(b)) ? [`${a.text} × ${b.text}`] : [])))
}

test('every row is named from top to bottom in the order of the chart, its bars on the same height', () => {
  const names = links(drawing.names)
  expect(names.map(({ to }) => to.project)).toEqual(rowsOf(chart).map(({ project }) => project))
  const tops = names.map((each) => boxOf(each).y)
  expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  for (const bar of links(drawing.plot)) {
    const row = names.findIndex(({ to }) => to.project === bar.to.project)
    expect(boxOf(bar).y).toBeGreaterThan(tops[row]! - 1)
    expect(boxOf(bar).y + boxOf(bar).height).toBeLessThan((tops[row + 1] ?? Infinity) + 1)
  }
})

test('every node that comes to an end has a bar that leads to it and says itself in words', () => {
  const bars = links(drawing.plot)
  expect(bars).toHaveLength(rowsOf(chart).flatMap(({ bars }) => bars).filter(({ forecast }) => forecast !== null).length)
  expect(bars.find(({ to }) => to.node === '用地预审')!.label).toBe('城区新建二小 用地预审 自然资源局 red 9')
})

test('bars that would lie on each other have lanes of their own, and their row is higher', () => {
  const [foundation, purchase] = ['基础', '设备采购'].map((node) => boxOf(links(drawing.plot).find(({ to }) => to.node === node)!))
  expect(meets(foundation!, purchase!)).toBe(false)
  expect(purchase!.y).toBeGreaterThan(foundation!.y)
})

test('a goal that takes its time has its mark where it ends', () => {
  const open = chain({ id: 'o', nodes: [{ name: '立项', days: 20 }, { name: '竣工', days: 100 }] })
  const { plot } = drawWallChart(wallChart({ today: '2021-05-11', calendar: aCalendar, projects: [open] }), plainWords, page)
  expect(looked(plot, 'goalForecast')).toHaveLength(1)
})

test('a bar looks as its days to the cliff, its edge as its status', () => {
  const land = links(drawing.plot).find(({ to }) => to.node === '用地预审')!
  expect(flat([land]).map(({ look }) => look)).toEqual(expect.arrayContaining(['urgent', 'redEdge', 'entry', 'entryMark']))
  const approval = links(drawing.plot).find(({ to }) => to.node === '发改立项')!
  expect(flat([approval]).map(({ look }) => look)).toEqual(expect.arrayContaining(['finished', 'doneEdge']))
})

test('the sign of a status stands on every bar with room for it', () => {
  const wide = drawWallChart(chart, plainWords, { ...page, plotWidth: 6000 })
  const said = new Map(links(wide.plot).map((bar) => [bar.to.node, texts({ ...wide.plot, shapes: [bar] }).map(({ text }) => text)]))
  expect(said.get('用地预审')).toContain('◆9')
  expect(said.get('发改立项')).toContain('✓')
  expect(said.get('设计概算')).toContain('9')
})

test('today is one line through all rows, in its place among the days', () => {
  const [line, ...more] = looked(drawing.plot, 'today')
  expect(more).toEqual([])
  const { x, y, height } = boxOf(line!)
  expect([y, height]).toEqual([0, drawing.plot.height])
  expect(x).toBeCloseTo(((chart.today - chart.from) / (chart.to - chart.from)) * page.plotWidth)
})

test('frost and vacations lie behind everything, as wide as they are long', () => {
  const day = page.plotWidth / (chart.to - chart.from)
  const winters = chart.bands.filter(({ kind }) => kind === 'frost')
  const frost = looked(drawing.plot, 'frost').map(boxOf)
  expect(frost).toHaveLength(winters.length)
  winters.forEach(({ from, to }, index) => expect(frost[index]!.width).toBeCloseTo((to - from) * day))
  expect(drawing.plot.shapes.findLastIndex((shape) => shape.kind === 'rect' && ['frost', 'summer', 'winter'].includes(shape.look))).toBeLessThan(drawing.plot.shapes.findIndex(({ kind }) => kind === 'linked'))
})

test('the last day of an entry is cut through its row, where that day is', () => {
  const one = withRows(chart, ({ project }) => project === 'school')
  const [cut] = looked(drawWallChart(one, plainWords, page).plot, 'cut').map(boxOf)
  const { lastDay } = rowsOf(one)[0]!.entry!
  expect(cut!.x + cut!.width / 2).toBeCloseTo(((lastDay! - chart.from) / (chart.to - chart.from)) * page.plotWidth)
})

test('a promise that is missed shows the days lost in between, and a goal that never comes says so', () => {
  expect(looked(drawing.plot, 'lost')).toHaveLength(1)
  expect(texts(drawing.plot).map(({ text }) => text)).toContain('never ▶')
})

const struck = [{ project: 'late', goal: '2021-12-24', nodes: [{ node: '假期施工', finish: '2021-07-15' }] }, { project: 'school', goal: null, nodes: [{ node: '用地预审', finish: '2021-04-28' }] }]
const withStruck = wallChart({ today: '2021-05-11', calendar: aCalendar, projects: aProgramme, struck })

test('what leaves its project’s promise is held by a bracket, and nothing else is', () => {
  const clamped = links(drawing.plot).filter((bar) => flat([bar]).some(({ look }) => look === 'clamp'))
  expect(clamped.map(({ to }) => `${to.project} ${to.node}`)).toEqual(['late 假期施工', 'late 开学'])
})

test('a date that holds no more is a cross on its day at the plan’s height, that of a goal is struck through beside the new one', () => {
  const { plot } = drawWallChart(withStruck, plainWords, page)
  const land = links(plot).find(({ to }) => to.node === '用地预审')!
  const [cross] = flat([land]).filter(({ look }) => look === 'struck').map(boxOf)
  expect(cross!.x + cross!.width / 2).toBeCloseTo(((dayOf('2021-04-28') - chart.from) / (chart.to - chart.from)) * page.plotWidth)
  const said = flat(plot.shapes).find((shape) => shape.kind === 'text' && shape.text === '2021-12-24')!
  const strokes = looked(plot, 'struck').map(boxOf)
  expect(strokes.some((stroke) => stroke.y > boxOf(said).y && stroke.y < boxOf(said).y + boxOf(said).height && Math.abs(stroke.width - boxOf(said).width) < 0.01)).toBe(true)
  expect(looked(drawing.plot, 'struck')).toEqual([])
})

test.each([500, 900, 1500, 4000])('former dates crowd nothing out in a plot %i wide', (plotWidth) => {
  const { plot } = drawWallChart(withStruck, plainWords, { ...page, plotWidth })
  expect(crossing(texts(plot))).toEqual([])
  expect(flat(plot.shapes).map(boxOf).filter(({ x, width }) => x + width > plotWidth + page.em)).toEqual([])
})

test('months give way to quarters where they are too narrow', () => {
  const said = (plotWidth: number) => texts(drawWallChart(chart, plainWords, { ...page, plotWidth }).axis).map(({ text }) => text)
  expect(said(2000)).toContain('12月')
  expect(said(400)).toContain('Q4')
  expect(said(400)).not.toContain('12月')
})

test('the fills of nearness can be told apart without colour: each is lighter than the one before', () => {
  const lightness = (['urgent', 'near', 'ahead', 'far', 'none'] as const).map((step) => grey(looks[step].fill))
  expect(lightness).toEqual(lightness.toSorted((a, b) => a - b))
  lightness.slice(1).forEach((light, index) => expect(light - lightness[index]!).toBeGreaterThan(0.04))
})

function grey(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
  return 0.299 * red! + 0.587 * green! + 0.114 * blue!
}

test('text is cut with … to its room, and left out where two signs have none', () => {
  expect([fitted('自然资源局', 50, 10), fitted('自然资源局', 40, 10), fitted('自然资源局', 20, 10), fitted('财政局', 30, 10)]).toEqual(['自然资源局', '自然资…', '', '财政局'])
  expect(textWidth('土地 2021', 10)).toBeCloseTo(20 + 3.6 + 22.4)
})

test('an element has what SVG needs, strokes as wide as the letters ask', () => {
  expect(elementOf({ kind: 'line', points: [[0, 0], [10, 5]], closed: false, look: 'today' }, 10)).toEqual({ tag: 'path', attributes: { d: 'M0 0L10 5', fill: 'none', stroke: '#b3001b', strokeWidth: 1.6 } })
  expect(elementOf({ kind: 'text', x: 1, y: 2, text: '今日', size: 10, anchor: 'end', look: 'onDark' }, 10)).toEqual({ tag: 'text', attributes: { x: 1, y: 2, fontSize: 10, textAnchor: 'end', fill: '#ffffff', fontWeight: 700 }, text: '今日' })
})

const sheet = { width: 1159, height: 811 } as const

test('a poster is exactly as large as its sheet, and nothing lies outside', () => {
  const poster = drawPoster(chart, plainWords, sheet)
  expect(poster).toMatchObject(sheet)
  expect(flat(poster.shapes).map(boxOf).filter(({ x, y, width, height }) => x < -0.5 || y < -0.5 || x + width > sheet.width + 0.5 || y + height > sheet.height + 0.5)).toEqual([])
})

test('on A0 the smallest letters of 32 projects are 14 points high', () => {
  const nodes = [{ name: '立项', days: 20 }, { name: '用地', days: 45, daysToCliff: 9 }, { name: '施工', days: 300 }, { name: '开学', days: 0 }]
  const projects = Array.from({ length: 32 }, (_, index) => chain({ id: `p${index}`, kind: index < 10 ? 'newSchool' : index === 10 ? 'educationGroup' : 'townshipUpgrade', nodes }))
  const { em, shapes } = drawPoster(wallChart({ today: '2021-05-11', calendar: aCalendar, projects }), plainWords, sheet)
  const smallest = Math.min(...flat(shapes).flatMap((shape) => (shape.kind === 'text' ? [shape.size] : [])))
  expect(smallest).toBe(em)
  expect((smallest / 25.4) * 72).toBeGreaterThanOrEqual(13.9)
})

test('a sentence is never cut: a long one makes the letters of all three smaller', () => {
  const long = '再慢一天'.repeat(50)
  const said = texts(drawPoster(chart, { ...plainWords, sentences: ['一', long, '三'] }, sheet)).filter(({ text }) => text === '1  一' || text === `2  ${long}`)
  expect(said).toHaveLength(2)
  expect(said[0]!.size).toBe(said[1]!.size)
  expect(boxOf(said[1]!).width).toBeLessThanOrEqual(sheet.width)
})

test('a chart of one project does not shout', () => {
  expect(drawPoster(withRows(chart, ({ project }) => project === 'group'), plainWords, sheet).em).toBe(8)
})
