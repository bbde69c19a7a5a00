import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  ImageRun,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx'
import type { OfficialPaper, PaperAnnex, PaperBlock, PaperImprint, PaperTable } from '@junheng/contract/words/official-paper.ts'
import type { PaperDrawing } from '@junheng/contract/words/paper-drawing.ts'
import { drawingPng } from './drawing/png.ts'
import { coreProperties, fonts, fontTable, styles, western, type PaperProperties } from './official-docx-parts.ts'
import { indentOf } from './paper-layout.ts'
import { withoutZipTimes } from './workbook/zip-directory.ts'

/** An official paper as a Word file, in the layout of GB/T 9704-2012 (paper-layout.ts). `day` is the paper's own. Equal papers give equal bytes. */
export function officialDocx(paper: OfficialPaper, day: PaperProperties['day']): Promise<Uint8Array> {
  return mergedDocx([paper], { title: paper.title, issuer: paper.issuer, day })
}

/** Several papers in one file, each from a page of its own on: what a mail merge gives. */
export async function mergedDocx(papers: readonly OfficialPaper[], properties: PaperProperties): Promise<Uint8Array> {
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties(properties) },
    { path: 'word/fontTable.xml', data: fontTable },
    { path: 'word/styles.xml', data: styles },
  ]
  return withoutZipTimes(await Packer.toBuffer(documentOf(papers), undefined, parts))
}

const twipsOf = (points: number) => Math.round(points * 20)
const millimetres = (length: number) => Math.round((length / 25.4) * 1440)

/** 156 mm in twips. */
const typeArea = millimetres(156)
const red = 'E60000'
function documentOf(papers: readonly OfficialPaper[]) {
  return new Document({ evenAndOddHeaderAndFooters: true, sections: papers.map(sectionOf) })
}

function sectionOf(paper: OfficialPaper) {
  return {
    properties: {
      page: {
        size: { width: millimetres(210), height: millimetres(297) },
        margin: { top: millimetres(37), bottom: millimetres(35), left: millimetres(28), right: millimetres(26), header: millimetres(15), footer: millimetres(24.5) },
      },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children: [...head(paper), ...paper.body.flatMap((block, at) => setBlock(block, at === paper.body.length - 1)), ...foot(paper), ...paper.annexes.flatMap(setAnnex), ...(paper.imprint === null ? [] : imprint(paper.imprint))],
  }
}

/** 版头, title and 主送; the title alone where a paper has no 版头. */
function head({ head, title, note }: OfficialPaper) {
  const under = note === undefined ? [] : [line([run(note, { size: 21 })], { alignment: AlignmentType.CENTER, keepNext: true, ...tight(20) })]
  if (head === null) return [titleLine(title), ...under, blank()]
  const addressee = head.addressee === null ? [] : [line([run(`${head.addressee}：`)])]
  return [...mark(head), blank(), blank(), titleLine(title), ...under, blank(), ...addressee]
}

/** 发文机关标志 and 发文字号 over the red line. */
function mark({ mark, number }: NonNullable<OfficialPaper['head']>) {
  const markSize = Math.min(48, 440 / mark.length)
  return [
    line([run(mark, { font: face('title'), size: Math.round(markSize * 2), color: red })], {
      alignment: AlignmentType.CENTER,
      spacing: { before: millimetres(35), line: twipsOf(markSize * 1.15), lineRule: LineRuleType.EXACT },
    }),
    blank(),
    blank(),
    line([run(number)], { alignment: AlignmentType.CENTER, border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } } }),
  ]
}

function titleLine(title: string) {
  return line([run(title, { font: face('title'), size: 44 })], { alignment: AlignmentType.CENTER, keepNext: true, ...tight(33) })
}

const firstLine = { firstLine: twipsOf(32) }

/** The last one stays with the signature, which must not stand on a page without text. */
function setBlock(block: PaperBlock, last: boolean): (Paragraph | Table)[] {
  if (block.kind === 'pageBreak') return [line([new PageBreak()], tight(1))]
  if (block.kind === 'table') return [setTable(block.table), blank()]
  if (block.kind === 'heading') return [line([run(block.text, { font: face('heading') })], { indent: firstLine, keepNext: true })]
  const lead = block.lead === '' ? [] : [run(block.lead, { font: face('subheading') })]
  return [line([...lead, run(block.text)], { indent: firstLine, alignment: AlignmentType.BOTH, keepNext: last })]
}

/** 附件说明, 署名 and 成文日期, which stay on one page. */
function foot(paper: OfficialPaper) {
  const indents = indentOf(paper)
  const toTheRight = (text: string, characters: number, keepNext: boolean) =>
    line([run(text)], { alignment: AlignmentType.RIGHT, keepNext, indent: { right: twipsOf(characters * 16) } })
  return [
    line([], { keepNext: true }),
    ...paper.annexes.map(({ title }, at) => line([run(`${at === 0 ? '附件：' : ''}${at + 1}.${title}`)], { keepNext: true, indent: { left: twipsOf(at === 0 ? 32 : 80) } })),
    line([], { keepNext: true }),
    toTheRight(paper.issuer, indents.issuer, true),
    toTheRight(paper.date, indents.date, false),
  ]
}

function setAnnex({ title, note, drawing, table }: PaperAnnex, at: number): (Paragraph | Table)[] {
  return [
    line([run(`附件${at + 1}`, { font: face('heading') })], { pageBreakBefore: true, keepNext: true }),
    line([], { keepNext: true }),
    titleLine(title),
    line([run(note, { size: 21 })], { keepNext: true, ...tight(20) }),
    ...(drawing === undefined ? [] : [setDrawing(drawing, title)]),
    setTable(table),
  ]
}

/** A line of its own as high as the drawing. */
function setDrawing(drawing: PaperDrawing, title: string) {
  const transformation = { width: pixels(drawing.width), height: pixels(drawing.height) }
  return line([new ImageRun({ type: 'png', data: drawingPng(drawing), transformation, altText: { name: title, title, description: drawing.told } })], { alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 120 } })
}

/** What Word counts pictures in: 96 an inch. */
const pixels = (length: number) => Math.round((length / 25.4) * 96)

function setTable({ columns, rows }: PaperTable) {
  const widths = columns.map(({ width }) => Math.round(width * typeArea))
  return new Table({
    width: { size: typeArea, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ title }, at) => cell(title, widths[at]!, { heading: true, centred: true })) }),
      ...rows.map(({ cells, struck = [] }) => new TableRow({ cantSplit: true, children: cells.map((text, at) => cell(text, widths[at]!, { centred: columns[at]!.centred === true, strike: struck.includes(at) })) })),
    ],
  })
}

function cell(text: string, width: number, { heading = false, centred = false, strike = false }) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 60, right: 60, top: 60, bottom: 60 },
    children: [
      line([run(text, { size: 21, strike, ...(heading && { font: face('heading') }) })], {
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        ...tight(14.5),
        keepNext: heading,
      }),
    ],
  })
}

/**
 * 版记: at the foot of the last page, between thick lines. Each line is a frame at a height of its own, because not every word processor draws borders inside a frame of
 * several paragraphs. The frames stand on the empty line after them.
 */
function imprint({ copies, printer, printedOn }: PaperImprint) {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 }
  const copied = `抄送：${copies}。`
  const printedAt = footOfTypeArea - imprintLine - imprintBorder
  const copiedAt = printedAt - Math.ceil(copied.length / imprintCharacters) * imprintLine - 4 * imprintBorder
  const atTheFoot = (text: string, y: number, border: NonNullable<IParagraphOptions['border']>) =>
    line([run(text, { size: 28 })], {
      ...tight(imprintLine),
      frame: {
        type: 'absolute',
        width: typeArea,
        height: 0,
        rule: HeightRule.AUTO,
        wrap: FrameWrap.NOT_BESIDE,
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.PAGE },
        position: { x: 1, y: twipsOf(y) },
      },
      indent: { left: twipsOf(14), right: twipsOf(14) },
      tabStops: [{ type: TabStopType.RIGHT, position: typeArea - twipsOf(14) }],
      border,
    })
  return [line([], tight(1)), atTheFoot(copied, copiedAt, { top: thick, bottom: { ...thick, size: 6 } }), atTheFoot(`${printer}\t${printedOn}`, printedAt, { bottom: thick }), line([], tight(1))]
}

/** In points: where the type area ends on the page, a line of the imprint, and a rule with what it keeps clear. */
const footOfTypeArea = ((297 - 35) / 25.4) * 72
const imprintLine = 22
const imprintBorder = 3
/** 4号 characters between one blank at either side. */
const imprintCharacters = 29

/** — 1 —: to the outer side, one character from the edge. */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT) {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: face('pageNumber'), size: 28 })
  return new Footer({ children: [line([number], { alignment, indent: { left: twipsOf(14), right: twipsOf(14) }, ...tight(16) })] })
}

function line(children: (TextRun | PageBreak | ImageRun)[], options: IParagraphOptions = {}) {
  return new Paragraph({ children, ...options })
}

/** Lines of so many points. */
function tight(points: number) {
  return { spacing: { line: twipsOf(points), lineRule: LineRuleType.EXACT } }
}

function blank() {
  return line([])
}

function run(text: string, options: IRunOptions = {}) {
  return new TextRun({ text, ...options })
}

function face(use: keyof typeof fonts) {
  return { ascii: western, hAnsi: western, eastAsia: fonts[use], cs: western }
}
