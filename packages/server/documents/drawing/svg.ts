import type { DrawnPoint, DrawnShape, PaperDrawing } from '@junheng/contract/words/paper-drawing.ts'
import { ownFont } from '../fonts.ts'

/** A drawing as SVG, whose text is set in the font we bring. */
export function drawingSvg({ width, height, shapes }: PaperDrawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" font-family="${ownFont}">\n${shapes.map(element).join('\n')}\n</svg>`
}

function element(shape: DrawnShape): string {
  switch (shape.kind) {
    case 'area':
      return `<path d="${shape.rings.map((ring) => `M${ring.map(pair).join('L')}Z`).join('')}" fill="${shape.fill}"${stroked(shape)}/>`
    case 'line':
      return `<polyline points="${shape.points.map(pair).join(' ')}" fill="none" stroke-linecap="${shape.dash === undefined ? 'round' : 'butt'}" stroke-linejoin="round"${stroked(shape)}${shape.dash === undefined ? '' : ` stroke-dasharray="${shape.dash.join(' ')}"`}/>`
    case 'disc':
      return `<circle cx="${short(shape.at[0])}" cy="${short(shape.at[1])}" r="${shape.radius}" fill="${shape.fill}"${stroked(shape)}/>`
    case 'text':
      return `<text x="${short(shape.at[0])}" y="${short(shape.at[1])}" font-size="${shape.size}" text-anchor="${shape.anchor}" fill="${shape.fill}">${escaped(shape.text)}</text>`
  }
}

const stroked = ({ stroke, width = 0 }: { readonly stroke?: string; readonly width?: number }) => (stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width}"`)
const short = (length: number) => String(Math.round(length * 1000) / 1000)
const pair = ([x, y]: DrawnPoint) => `${short(x)},${short(y)}`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
