import { expect, test } from 'vitest'
import { boxOf, label, rect, type Shape } from './wall-chart-shapes.ts'
import { cropMarks, shapesIn, tilesOf } from './wall-chart-tiles.ts'

const a3 = { width: 420, height: 297, margin: 10, overlap: 10 } as const
const picture = { width: 1159, height: 811 } as const

test('an A0 picture takes nine A3 sheets, numbered row by row', () => {
  const tiles = tilesOf(picture, a3)
  expect(tiles.map(({ number, of, row, column }) => [number, of, row, column])).toEqual([[1, 9, 1, 1], [2, 9, 1, 2], [3, 9, 1, 3], [4, 9, 2, 1], [5, 9, 2, 2], [6, 9, 2, 3], [7, 9, 3, 1], [8, 9, 3, 2], [9, 9, 3, 3]])
})

test('the sheets together show the whole picture, and neighbours show the same ten millimetres', () => {
  const tiles = tilesOf(picture, a3)
  const [first, second] = [tiles[0]!.view, tiles[1]!.view]
  expect(first.x + first.width - second.x).toBe(a3.overlap)
  const last = tiles.at(-1)!.view
  expect([last.x + last.width >= picture.width, last.y + last.height >= picture.height]).toEqual([true, true])
})

test('a picture as large as a sheet takes one, a little larger takes two', () => {
  expect(tilesOf({ width: 400, height: 277 }, a3)).toHaveLength(1)
  expect(tilesOf({ width: 401, height: 277 }, a3)).toHaveLength(2)
})

test('a sheet holds what it shows, also what reaches over its edge, and nothing else', () => {
  const box = (x: number) => rect({ x, y: 0, width: 20, height: 20 }, 'ground')
  const shapes: readonly Shape[] = [box(0), { kind: 'linked', to: { project: 'p', node: 'n' }, label: '', shapes: [box(390), ...label('别处', [800, 10], { size: 10, width: 50, look: 'ink' })] }, box(500)]
  expect(shapesIn(shapes, { x: 0, y: 0, width: 400, height: 277 })).toEqual([box(0), box(390)])
})

test('crop marks lie in the margin, where the printer still prints', () => {
  const boxes = cropMarks(a3).map(boxOf)
  expect(boxes).toHaveLength(12)
  for (const { x, y, width, height } of boxes) {
    expect(x >= 4 && y >= 4 && x + width <= 416 && y + height <= 293).toBe(true)
    expect(x + width <= 10 || x >= 410 || y + height <= 10 || y >= 287).toBe(true)
  }
})
