import type { BulletinFigure } from '../bulletins.ts'
import type { PaperDrawing } from './paper-drawing.ts'

/** An official paper as it reads, before anybody sets it: page, Word file and PDF are settings of this. Chinese, being an official paper. */
export interface OfficialPaper {
  /** 版头 and 主送; null for the materials of a meeting, which begin with their title. */
  readonly head: PaperHead | null
  readonly title: string
  /** Under the title: of when its data are, and where they come from. */
  readonly note?: string
  readonly body: readonly PaperBlock[]
  readonly annexes: readonly PaperAnnex[]
  /** 署名, 成文日期. */
  readonly issuer: string
  readonly date: string
  readonly imprint: PaperImprint | null
}

export interface PaperHead {
  /** 发文机关标志. */
  readonly mark: string
  /** 发文字号, or that it is a draft. */
  readonly number: string
  /** 主送, without its colon; null where a paper has none. */
  readonly addressee: string | null
}

/** 版记. */
export interface PaperImprint {
  readonly copies: string
  readonly printer: string
  readonly printedOn: string
}

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** `lead` is set in 楷体 before the text. */
  | { readonly kind: 'paragraph'; readonly lead: string; readonly text: string; readonly matter?: PaperMatter }
  | { readonly kind: 'table'; readonly table: PaperTable }
  | { readonly kind: 'pageBreak' }

/** What a paragraph speaks of: its figures open to the project. */
export interface PaperMatter {
  readonly project: string
  readonly figures: readonly BulletinFigure[]
}

export interface PaperAnnex {
  readonly title: string
  /** Above the table: of when its figures are, and where they come from. */
  readonly note: string
  /** Between the note and the table. */
  readonly drawing?: PaperDrawing
  readonly table: PaperTable
}

export interface PaperTable {
  /** Widths are shares of the type area. */
  readonly columns: readonly { readonly title: string; readonly width: number; readonly centred?: boolean }[]
  readonly rows: readonly PaperRow[]
}

export interface PaperRow {
  readonly cells: readonly string[]
  /** The project it speaks of. */
  readonly project?: string
  /** Cells, from nought, whose text no longer holds and is struck through. */
  readonly struck?: readonly number[]
}

/** 2021-05-11 as papers write it. */
export function longDate(day: string): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return `${year}年${month}月${dayOfMonth}日`
}

/** The same where room is short: 2021.5.11. */
export function shortDate(day: string): string {
  return day.split('-').map(Number).join('.')
}

/** Numerals of Chinese headings up to 99: 一, 十, 十一, 二十. */
export function chineseNumeral(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10]}`
}

export function paragraph(text: string, lead = ''): PaperBlock {
  return { kind: 'paragraph', lead, text }
}

/** A heading of the first level: 一、 */
export function heading(at: number, text: string): PaperBlock {
  return { kind: 'heading', text: `${chineseNumeral(at)}、${text}` }
}

/** Figures of one source and day share a line: 数据, 来源, 截止日期. */
export function bySource(figures: readonly BulletinFigure[]): [stated: string, source: string, asOf: string][] {
  const firsts = figures.filter(({ source, asOf }, at) => figures.findIndex((other) => other.source === source && other.asOf === asOf) === at)
  return firsts.map(({ source, asOf }) => {
    const line = figures.filter((figure) => figure.source === source && figure.asOf === asOf)
    return [line.map(({ label, value }) => `${label}${value}`).join('，'), source, shortDate(asOf)]
  })
}
