import type { Language } from '@junheng/contract/words/findings.ts'
import { cliffSentence, cliffWords, posterWords, tileWords } from '@junheng/contract/words/wall-chart.ts'
import { rankedProjects } from '@junheng/core/schedule/ranking.ts'
import { wallChart } from '@junheng/core/schedule/wall-chart.ts'
import { drawPoster, type Poster } from '@junheng/core/schedule/wall-chart-poster.ts'
import { label } from '@junheng/core/schedule/wall-chart-shapes.ts'
import { cropMarks, shapesIn, tilesOf, type TileMeasures } from '@junheng/core/schedule/wall-chart-tiles.ts'
import type { PosterWords } from '@junheng/core/schedule/wall-chart-words.ts'
import { compilePdf } from '../../documents/typst.ts'
import type { ShownProgramme } from './source.ts'
import { svgSheet, svgShapes, svgWindow } from './svg.ts'

export type WallSize = 'A0' | 'A3'

export interface PrintedWallChart {
  readonly pdf: Uint8Array
  readonly pages: number
}

interface Printing {
  readonly county: string
  readonly size: WallSize
  readonly language: Language
}

/** Millimetres. */
const a0 = { width: 1189, height: 841 } as const
/** The picture leaves so much of an A0 sheet that nine A3 sheets with their margins and overlaps show it all. */
const picture = { width: 1159, height: 811 } as const
const a3: TileMeasures = { width: 420, height: 297, margin: 10, overlap: 10 }

/** The wall chart as vector PDF: one A0 sheet, or A3 sheets that are glued to the same picture. Equal projects give equal bytes. */
export async function printWallChart(programme: ShownProgramme, { county, size, language }: Printing): Promise<PrintedWallChart> {
  const words = wordsOf(programme, county, language)
  const poster = drawPoster(wallChart(programme), words, picture)
  const sheets = size === 'A0' ? [wholeSheet(poster)] : tileSheets(poster, words, language)
  const paper = size === 'A0' ? a0 : a3
  const files = Object.fromEntries(sheets.map((sheet, index) => [`${index + 1}.svg`, sheet]))
  const { pdf } = await compilePdf(sourceOf(paper, sheets.length, { title: words.title, language }), files)
  return { pdf, pages: sheets.length }
}

/** How many of the costliest are said in words above the chart. */
const sentences = 3

function wordsOf(programme: ShownProgramme, county: string, language: Language): PosterWords {
  const { projects, today, rule } = programme
  const said = rankedProjects(projects).flatMap((project) => cliffWords(project, today, language) ?? []).slice(0, sentences)
  const nodes = projects.reduce((sum, { project }) => sum + project.nodes.length, 0)
  return posterWords({ county, today, sentences: said.map((words) => cliffSentence(words, language)), projects: projects.length, nodes, rule }, language)
}

function wholeSheet({ shapes, em }: Poster): string {
  const at = { x: (a0.width - picture.width) / 2, y: (a0.height - picture.height) / 2, ...picture }
  return svgSheet(a0, [svgWindow(shapes, em, { at, view: { x: 0, y: 0, ...picture } })])
}

/** Of the letters in a sheet's margin, in millimetres. */
const marginLetters = 3.1

function tileSheets({ shapes, em, ...size }: Poster, words: PosterWords, language: Language): readonly string[] {
  const { width, height, margin } = a3
  return tilesOf(size, a3).map((tile) => {
    const at = { x: margin, y: margin, width: tile.view.width, height: tile.view.height }
    const said = label(tileWords(tile, words, language), [width / 2, height - margin + 4.6], { size: marginLetters, width: width - 8 * margin, look: 'ink', anchor: 'middle' })
    return svgSheet(a3, [svgWindow(shapesIn(shapes, tile.view), em, { at, view: tile.view }), svgShapes([...cropMarks(a3), ...said], marginLetters)])
  })
}

function sourceOf({ width, height }: { readonly width: number; readonly height: number }, pages: number, { title, language }: { readonly title: string; readonly language: Language }): string {
  const images = Array.from({ length: pages }, (_, index) => `#image("${index + 1}.svg", width: ${width}mm, height: ${height}mm)`)
  return [`#set document(title: ${JSON.stringify(title)})`, `#set page(width: ${width}mm, height: ${height}mm, margin: 0mm)`, `#set text(lang: "${language}")`, images.join('\n#pagebreak()\n')].join('\n')
}
