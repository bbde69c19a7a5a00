/** Text of a file: UTF-8 or UTF-16 with or without its mark, else GB18030, which older spreadsheets write. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A quotation that never ends. Rows count from 1. */
export interface CsvFault {
  readonly row: number
}

/** The cells of a CSV text (RFC 4180; line ends of any kind, a last line without one). Blanks belong to the cell. */
export function parseCsv(text: string): string[][] | CsvFault {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    if (cell === null) return { row: rows.length + 1 }
    row.push(cell.value)
    at = cell.end
    if (text[at] === ',') {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

interface Cell {
  readonly value: string
  /** Where the cell's text ends: at a comma, a line end or the end of the text. */
  readonly end: number
}

function plainCell(text: string, start: number): Cell {
  let end = start
  while (end < text.length && !',\r\n'.includes(text[end]!)) end += 1
  return { value: text.slice(start, end), end }
}

/** A doubled quotation mark is one; what stands between the closing mark and the comma belongs to the cell as it is. */
function quotedCell(text: string, start: number): Cell | null {
  let value = ''
  let from = start + 1
  for (;;) {
    const mark = text.indexOf('"', from)
    if (mark === -1) return null
    value += text.slice(from, mark)
    from = mark + 1
    if (text[from] !== '"') break
    value += '"'
    from += 1
  }
  const rest = plainCell(text, from)
  return { value: value + rest.value, end: rest.end }
}
