import { crc32, deflateRawSync } from 'node:zlib'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { assembleSnapshot } from './assemble.ts'
import type { Form } from './forms.ts'
import type { HeaderMapping } from './headers.ts'
import { readWorkbook, type WorkbookReading } from './read-workbook.ts'
import { officialSheets } from './write-official-workbook.ts'
import { type CellContent, type SheetPlan, writeSheets } from './write-sheets.ts'
import { templateSheets } from './write-templates.ts'

/** The snapshot and the reading that a workbook of these sheets gives. */
export async function readSheets(plans: readonly SheetPlan[], snapshot: Snapshot, profile: readonly HeaderMapping[] = []): Promise<{ reading: WorkbookReading; made: Snapshot }> {
  const reading = await readWorkbook(await writeSheets(plans), { profile })
  return { reading, made: assembleSnapshot(undefined, reading.parts, { county: snapshot.county, date: reading.date ?? '' }) }
}

/** The official sheets and our templates of a snapshot, in one workbook. */
export const allSheets = (snapshot: Snapshot, vary?: (form: Form) => Form): SheetPlan[] => [...officialSheets(snapshot, vary), ...templateSheets(snapshot)]

/** Every form with its columns in the opposite order: blocks move, and so does each column in its block. */
export const mirrored = (form: Form): Form => ({ ...form, columns: form.columns.toReversed() })

/** A row put into every sheet with a header of several rows, between its first and second row. */
export function withExtraHeaderRow(plan: SheetPlan): SheetPlan {
  if (!plan.name.startsWith('教基')) return plan
  const at = 2
  const width = plan.rows[at]?.length ?? 0
  const shift = (row: number) => (row >= at ? row + 1 : row)
  return {
    ...plan,
    rows: [...plan.rows.slice(0, at), Array.from({ length: width }, () => '本年度上报'), ...plan.rows.slice(at)],
    headerRows: plan.headerRows + 1,
    merges: [...(plan.merges ?? []).map((merge) => ({ ...merge, startRow: shift(merge.startRow), endRow: shift(merge.endRow) })), { startRow: at, endRow: at, startCol: 0, endCol: width - 1 }],
  }
}

/** One header text in place of another, on every sheet of the form. */
export const renamed = (form: string, from: string, to: string) => (plan: SheetPlan): SheetPlan =>
  plan.name.startsWith(form) ? { ...plan, rows: plan.rows.map((row, index) => (index < plan.headerRows ? row.map((cell) => (cell === from ? to : cell)) : row)) } : plan

/** A workbook in which single cells can be put wrong: `put('教基3112_小学', 'E6', 'x')`. */
export function spoiled(plans: readonly SheetPlan[]): { readonly put: (sheet: string, cell: string, value: CellContent) => void; readonly plans: () => SheetPlan[] } {
  const rows = new Map(plans.map((plan) => [plan.name, plan.rows.map((row) => [...row])]))
  return {
    put: (sheet, cell, value) => {
      const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
      const column = [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1
      const row = rows.get(sheet)?.[Number(number) - 1]
      if (row === undefined) throw new Error(`no ${sheet}!${cell}`)
      row[column] = value
    },
    plans: () => plans.map((plan) => ({ ...plan, rows: rows.get(plan.name) ?? [] })),
  }
}

/** A zip archive; `declared` lies about the unpacked size. */
export function zipOf(entries: readonly { readonly name: string; readonly content: Uint8Array | string; readonly declared?: number }[]): Uint8Array {
  const bodies: Buffer[] = []
  const records: Buffer[] = []
  let at = 0
  for (const { name, content, declared } of entries) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(declared ?? plain.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const offset = Buffer.alloc(14)
    offset.writeUInt32LE(at, 10)
    bodies.push(Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]))
    records.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, offset, Buffer.from(name)]))
    at += bodies.at(-1)!.length
  }
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`
const relations = (items: readonly string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`

/** Sheets as the plainest xlsx that the standard allows: inline strings, cells and rows without an address, no merges, no styles. */
export function plainXlsx(sheets: readonly { readonly name: string; readonly xml: string }[]): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>` },
    { name: '_rels/.rels', content: relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))) },
    ...sheets.map(({ xml }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: `<worksheet xmlns="${spreadsheet}"><sheetData>${xml}</sheetData></worksheet>` })),
  ])
}

/** The rows of a plan as the XML of `plainXlsx`; figures as formulas with their results, as a workbook that calculates has them. */
export const plainRows = ({ rows }: SheetPlan, formulas = false): string =>
  rows.map((row) => `<row>${row.map((cell) => plainCell(cell, formulas)).join('')}</row>`).join('')

function plainCell(cell: CellContent, formulas: boolean): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'string') return `<c t="inlineStr"><is><t>${cell}</t></is></c>`
  return `<c>${formulas ? `<f>${cell}+0</f>` : ''}<v>${cell}</v></c>`
}
