import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { PaperDrawing } from '@junheng/contract/words/paper-drawing.ts'
import { drawingPng } from './png.ts'
import { drawingSvg } from './svg.ts'

const drawing: PaperDrawing = {
  width: 20, height: 10, told: '图',
  shapes: [
    { kind: 'area', rings: [[[1, 1], [9, 1], [9, 9], [1, 9]], [[3, 3], [3, 7], [7, 7], [7, 3]]], fill: '#ff0000' },
    { kind: 'line', points: [[10, 5], [19, 5]], stroke: '#0000ff', width: 1, dash: [2, 1] },
    { kind: 'disc', at: [5, 5], radius: 1, fill: '#00ff00' },
    { kind: 'text', at: [12, 4], text: '口', size: 4, anchor: 'start', fill: '#000000' },
  ],
}

/** Colour at a place in millimetres, by the format's own words (PNG 9.2): four bytes a pixel, each row under a filter. */
function reader(png: Uint8Array): (x: number, y: number) => readonly number[] {
  const bytes = Buffer.from(png)
  const [width, height, kind] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt16BE(24)]
  const at = bytes.indexOf('IDAT')
  const raw = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  const row = 4 * width + 1
  expect([width, height, kind, raw.length]).toEqual([160, 80, 0x0806, row * 80])
  const pixels = Array.from({ length: height }, () => new Uint8Array(4 * width))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < 4 * width; x++) {
      const [left, above, corner] = [pixels[y]![x - 4] ?? 0, pixels[y - 1]?.[x] ?? 0, pixels[y - 1]?.[x - 4] ?? 0]
      pixels[y]![x] = raw[y * row + 1 + x]! + [0, left, above, (left + above) >> 1, nearest(left, above, corner)][raw[y * row]!]!
    }
  }
  return (x, y) => [...pixels[Math.floor(8 * y)]!.subarray(4 * Math.floor(8 * x), 4 * Math.floor(8 * x) + 3)]
}

/** Of left, above and their corner, the one nearest to left + above − corner. */
function nearest(left: number, above: number, corner: number): number {
  const [one, two, three] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  return one <= two && one <= three ? left : two <= three ? above : corner
}

test('a picture shows areas with holes, dashes, discs and characters where they are, the same every time', () => {
  const png = drawingPng(drawing)
  const colour = reader(png)
  const [red, green, blue, white] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
  expect([colour(2, 2), colour(8.5, 5), colour(3.5, 5), colour(5, 5), colour(0.5, 0.5)]).toEqual([red, red, white, green, white])
  expect([colour(11, 5), colour(12.5, 5), colour(14, 5), colour(11, 4)]).toEqual([blue, white, blue, white])
  const inkAt = (y: number) => Array.from({ length: 40 }, (_, x) => colour(12 + x / 10, y)).filter(([red]) => red! < 128).length
  expect([inkAt(2.2) > 1 && inkAt(2.2) < 20, inkAt(0.2)]).toEqual([true, 0])
  expect(drawingPng(drawing)).toEqual(png)
})

test('the same drawing as a vector says its text, escaped', () => {
  const svg = drawingSvg({ ...drawing, shapes: [...drawing.shapes, { kind: 'text', at: [1, 1], text: '甲<乙&', size: 2, anchor: 'end', fill: '#000000' }] })
  expect(svg).toContain('viewBox="0 0 20 10"')
  expect(svg).toContain('M1,1L9,1L9,9L1,9ZM3,3L3,7L7,7L7,3Z')
  expect(svg).toContain('>甲&lt;乙&amp;</text>')
})
