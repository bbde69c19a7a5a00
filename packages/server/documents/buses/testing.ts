import ExcelJS from 'exceljs'

/** A timetable with other words in some cells of its first sheet, by their names: `{ B3: '甲00001' }`. */
export async function withCells(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  for (const [cell, value] of Object.entries(cells)) book.worksheets[0]!.getCell(cell).value = value
  return new Uint8Array(await book.xlsx.writeBuffer())
}
