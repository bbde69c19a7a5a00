import { elementOf, type Box, type Shape } from '@junheng/core/schedule/wall-chart-shapes.ts'
import { ownFont } from '../../documents/fonts.ts'

/** A sheet of paper in millimetres as SVG, whose text is set in the font we bring. */
export function svgSheet({ width, height }: { readonly width: number; readonly height: number }, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" font-family="${ownFont}">\n${content.join('\n')}\n</svg>`
}

/** A part of a picture, shown in a box of the sheet; what lies beyond is cut off. `em` is the picture's letter height. */
export function svgWindow(shapes: readonly Shape[], em: number, { at, view }: { readonly at: Box; readonly view: Box }): string {
  return `<svg x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" viewBox="${view.x} ${view.y} ${view.width} ${view.height}">\n${svgShapes(shapes, em)}\n</svg>`
}

export const svgShapes = (shapes: readonly Shape[], em: number): string => shapes.map((shape) => svgShape(shape, em)).join('\n')

function svgShape(shape: Shape, em: number): string {
  if (shape.kind === 'linked') return svgShapes(shape.shapes, em)
  const { tag, attributes, text } = elementOf(shape, em)
  const written = Object.entries(attributes).map(([name, value]) => `${dashed(name)}="${escaped(String(value))}"`)
  return text === undefined ? `<${tag} ${written.join(' ')}/>` : `<${tag} ${written.join(' ')}>${escaped(text)}</${tag}>`
}

const dashed = (name: string) => name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
