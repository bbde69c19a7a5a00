import { Resvg } from '@resvg/resvg-js'
import type { PaperDrawing } from '@junheng/contract/words/paper-drawing.ts'
import { ownFont, ownFontFile } from '../fonts.ts'
import { drawingSvg } from './svg.ts'

/** Pixels a millimetre: 203 an inch. */
const scale = 8

/** A drawing as PNG, for word processors that set no vectors. Equal drawings give equal bytes. */
export function drawingPng(drawing: PaperDrawing): Uint8Array {
  const font = { fontFiles: [ownFontFile()], loadSystemFonts: false, defaultFontFamily: ownFont }
  return new Resvg(drawingSvg(drawing), { fitTo: { mode: 'width', value: Math.round(scale * drawing.width) }, background: 'white', font }).render().asPng()
}
