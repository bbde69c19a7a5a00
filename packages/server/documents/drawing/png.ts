import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import type { DrawnPoint, DrawnShape, PaperDrawing } from '@junheng/contract/words/paper-drawing.ts'
import { ownFontFile } from '../fonts.ts'
import { Canvas } from './canvas.ts'
import { GlyphReader } from './glyphs.ts'
import { bluntRings, dashesOf, discRing, strokeRings } from './outlines.ts'

/** Pixels a millimetre: 203 an inch. */
const scale = 8

/** A drawing as PNG, for word processors that set no vectors. Equal drawings give equal bytes. */
export function drawingPng({ width, height, shapes }: PaperDrawing): Uint8Array {
  const canvas = new Canvas(Math.round(scale * width), Math.round(scale * height))
  for (const shape of shapes) draw(canvas, shape)
  return pngOf(canvas)
}

function draw(canvas: Canvas, shape: DrawnShape): void {
  switch (shape.kind) {
    case 'area':
      return outlined(canvas, shape.rings.map(enlarged), shape)
    case 'disc':
      return outlined(canvas, [discRing(enlarge(shape.at), scale * shape.radius)], shape)
    case 'line':
      return canvas.fill(lineRings(shape), shape.stroke)
    case 'text':
      return canvas.fill(textRings(shape), shape.fill)
  }
}

function lineRings({ points, width, dash }: Extract<DrawnShape, { readonly kind: 'line' }>): readonly (readonly DrawnPoint[])[] {
  return dash === undefined ? strokeRings(enlarged(points), scale * width) : dashesOf(points, dash).flatMap((piece) => bluntRings(enlarged(piece), scale * width))
}

const enlarge = ([x, y]: DrawnPoint): DrawnPoint => [scale * x, scale * y]
const enlarged = (points: readonly DrawnPoint[]) => points.map(enlarge)

function outlined(canvas: Canvas, rings: readonly (readonly DrawnPoint[])[], { fill, stroke, width = 0 }: { readonly fill: string; readonly stroke?: string; readonly width?: number }): void {
  if (fill !== 'none') canvas.fill(rings, fill)
  if (stroke !== undefined) canvas.fill(rings.flatMap((ring) => strokeRings([...ring, ring[0]!], scale * width)), stroke)
}

let reader: GlyphReader | undefined

/** The characters of a line, side by side. */
function textRings({ at: [x, y], text, size, anchor }: Extract<DrawnShape, { readonly kind: 'text' }>): readonly (readonly DrawnPoint[])[] {
  const font = (reader ??= new GlyphReader(readFileSync(ownFontFile())))
  const glyphs = [...text].map((character) => font.glyph(character))
  const width = size * glyphs.reduce((sum, { advance }) => sum + advance, 0)
  let left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
  return glyphs.flatMap(({ rings, advance }) => {
    const start = left
    left += size * advance
    return rings.map((ring) => ring.map(([dx, dy]) => enlarge([start + size * dx, y + size * dy])))
  })
}

/** 24-bit colour; every row is stored as its difference from the pixel before. */
function pngOf({ width, height, pixels }: Canvas): Uint8Array {
  const row = 3 * width
  const raw = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) {
    raw[y * (row + 1)] = 1
    for (let x = 0; x < row; x++) raw[y * (row + 1) + 1 + x] = pixels[y * row + x]! - (x < 3 ? 0 : pixels[y * row + x - 3]!)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(raw, { level: 6 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
