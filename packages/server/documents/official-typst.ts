import type { OfficialPaper, PaperAnnex } from '@junheng/contract/words/official-paper.ts'
import { drawingSvg } from './drawing/svg.ts'
import { fontsFor } from './fonts.ts'
import { indentOf } from './paper-layout.ts'
import { compilePdf, type CompiledPdf } from './typst.ts'

/** An official paper as PDF, in the layout of GB/T 9704-2012 (paper-layout.ts). Equal papers give equal bytes where the fonts are the same. */
export function officialPdf(paper: OfficialPaper): Promise<CompiledPdf> {
  const annexes = paper.annexes.map(({ drawing, ...annex }, at) => (drawing === undefined ? annex : { ...annex, drawing: { file: drawingFile(at), width: drawing.width, told: drawing.told } }))
  const drawings = paper.annexes.flatMap(({ drawing }, at) => (drawing === undefined ? [] : [[drawingFile(at), drawingSvg(drawing)] as const]))
  return compilePdf(source, { 'paper.json': JSON.stringify({ ...paper, annexes, fonts: fontsFor, indents: indentOf(paper) } satisfies PaperFile), ...Object.fromEntries(drawings) })
}

const drawingFile = (annex: number) => `drawing-${annex + 1}.svg`

interface PaperFile extends Omit<OfficialPaper, 'annexes'> {
  readonly annexes: readonly (Omit<PaperAnnex, 'drawing'> & { readonly drawing?: { readonly file: string; readonly width: number; readonly told: string } })[]
  readonly fonts: typeof fontsFor
  /** Blank to the right of 署名 and 成文日期, in characters. */
  readonly indents: { readonly issuer: number; readonly date: number }
}

/** 22 lines of 28 characters: 16 pt type every 28.8 pt, drawn together by 0.2 pt so that 28 fit the 156 mm. */
const source = `
#let paper = json("paper.json")
#let fonts = paper.fonts
#let pitch = 28.8pt
#let official-red = rgb(230, 0, 0)
#let lines(n) = v(n * pitch, weak: false)
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer-descent: 7.3mm,
  footer: context {
    let number = counter(page).get().first()
    set text(font: fonts.pageNumber, size: 14pt)
    align(if calc.odd(number) { right } else { left }, pad(x: 14pt)[— #number —])
  },
)
#set text(font: fonts.text, size: 16pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em, tracking: -0.207pt, cjk-latin-spacing: none)
#set par(leading: pitch - 16pt, spacing: pitch - 16pt, justify: true, first-line-indent: (amount: 2em, all: true))
#set block(spacing: pitch - 16pt)
#let flush(body) = par(first-line-indent: 0pt, body)
#let large(size, colour: black, body) = {
  set text(font: fonts.title, size: size, fill: colour, weight: "bold", tracking: 0pt)
  set par(leading: 10pt, first-line-indent: 0pt, justify: false)
  align(center, body)
}
#let heading(body) = block(sticky: true, par(text(font: fonts.heading, weight: "bold", body)))
#let printed-table(of) = {
  set text(size: 10.5pt, tracking: 0pt)
  set par(leading: 4pt, first-line-indent: 0pt, justify: false)
  table(
    columns: of.columns.map(column => column.width * 100% ),
    align: of.columns.map(column => (if column.at("centred", default: false) { center } else { left }) + horizon),
    inset: (x: 3pt, y: 4pt),
    stroke: 0.5pt,
    table.header(..of.columns.map(column => table.cell(align: center + horizon, text(font: fonts.heading, weight: "bold", column.title)))),
    ..of.rows.map(row => row.cells.enumerate().map(((at, cell)) => if at in row.at("struck", default: ()) { strike(cell) } else { [#cell] })).flatten(),
  )
}

#if paper.head != none {
  v(35mm)
  block(spacing: 0pt, width: 100%, {
    set text(top-edge: "bounds", bottom-edge: "baseline")
    large(calc.min(48pt, 440pt / paper.head.mark.clusters().len()), colour: official-red, paper.head.mark)
  })
  lines(2)
  align(center, flush(paper.head.number))
  block(above: 4mm, below: 0pt, line(length: 100%, stroke: 1.5pt + official-red))
  lines(2)
}
#large(22pt, paper.title)
#if "note" in paper { block(width: 100%, above: 12pt, below: 0pt, align(center, flush(text(size: 10.5pt, tracking: 0pt, paper.note)))) }
#lines(1)
#if paper.head != none and paper.head.addressee != none { flush[#paper.head.addressee：] }
#let set-block(block) = {
  if block.kind == "heading" { heading(block.text) }
  if block.kind == "paragraph" { par[#text(font: fonts.subheading, block.lead)#block.text] }
  if block.kind == "table" { printed-table(block.table) }
  if block.kind == "pageBreak" { pagebreak() }
}
#for block in paper.body.slice(0, -1) { set-block(block) }
// The last paragraph stays with the signature, which must not stand on a page without text.
#block(breakable: false, width: 100%, {
  set-block(paper.body.last())
  lines(1)
  for (at, annex) in paper.annexes.enumerate() {
    flush[#h(2em)#if at == 0 [附件：] else [#h(3em)]#(at + 1).#annex.title]
  }
  lines(1)
  align(right, flush[#paper.issuer#h(paper.indents.issuer * 1em)])
  align(right, flush[#paper.date#h(paper.indents.date * 1em)])
})
#for (at, annex) in paper.annexes.enumerate() {
  pagebreak()
  flush(text(font: fonts.heading, weight: "bold")[附件#(at + 1)])
  lines(1)
  large(22pt, annex.title)
  block(above: 12pt, below: 6pt, flush(text(size: 10.5pt, tracking: 0pt, annex.note)))
  if "drawing" in annex { block(above: 0pt, below: 8pt, width: 100%, align(center, image(annex.drawing.file, width: annex.drawing.width * 1mm, alt: annex.drawing.told))) }
  printed-table(annex.table)
}
#if paper.imprint != none {
v(1fr)
block(breakable: false, width: 100%, {
  set text(size: 14pt, tracking: 0pt)
  set block(spacing: 5pt)
  set par(first-line-indent: 0pt)
  line(length: 100%, stroke: 0.35mm)
  pad(x: 14pt, par(hanging-indent: 3em)[抄送：#paper.imprint.copies。])
  line(length: 100%, stroke: 0.25mm)
  pad(x: 14pt)[#paper.imprint.printer#h(1fr)#paper.imprint.printedOn]
  line(length: 100%, stroke: 0.35mm)
})
}
`
