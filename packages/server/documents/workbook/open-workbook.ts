import { createInflateRaw } from 'node:zlib'
import type { Finding, FindingCode } from '@junheng/core/county/check-finding.ts'
import { EncryptedFileError, read, type Workbook } from 'hucre'
import type { Grid } from './cell-values.ts'
import { compressedBytes, type ZipEntry, zipEntries } from './zip-directory.ts'

/** What a workbook may be at most. The largest county's workbook with 30 000 persons has about 45 000 rows and 600 000 cells. */
export interface ReadingLimits {
  readonly fileBytes: number
  /** All parts of the file together, unpacked. */
  readonly unpackedBytes: number
  readonly rows: number
  readonly cells: number
  readonly seconds: number
  /** Heap of the worker that reads. */
  readonly heapMegabytes: number
}

export const readingLimits: ReadingLimits = { fileBytes: 32 * 2 ** 20, unpackedBytes: 128 * 2 ** 20, rows: 200_000, cells: 1_500_000, seconds: 120, heapMegabytes: 512 }

export interface OpenOptions {
  readonly limits?: Partial<ReadingLimits>
  readonly onProgress?: (share: number) => void
}

export type Opened = { readonly grids: readonly Grid[] } | { readonly refused: Finding }

/** The sheets of a workbook, or the one reason why it is refused. A zip is measured before it is parsed: first by what it declares, then by unpacking it to nowhere. */
export async function openWorkbook(bytes: Uint8Array, { limits: given, onProgress }: OpenOptions): Promise<Opened> {
  const limits = { ...readingLimits, ...given }
  if (bytes.length > limits.fileBytes) return tooLarge('fileBytes', limits, bytes.length)
  const excess = isZip(bytes) ? await excessOf(bytes, limits, onProgress) : undefined
  if (excess) return { refused: excess }
  try {
    const workbook = await read(bytes)
    onProgress?.(0.7)
    return measured(workbook, limits)
  } catch (error) {
    if (error instanceof EncryptedFileError) return refuse('encrypted', {})
    return refuse('unreadable', { reason: error instanceof Error ? error.message.slice(0, 200) : '' })
  }
}

const refuse = (code: FindingCode, details: Finding['details']): { refused: Finding } => ({ refused: { tier: 'reading', code, details } })

/** Bytes are said in megabytes; `found` is where counting stopped, not the whole. */
function tooLarge(what: 'fileBytes' | 'unpackedBytes' | 'rows' | 'cells', limits: ReadingLimits, found: number): { refused: Finding } {
  const unit = what.endsWith('Bytes') ? 2 ** 20 : 1
  return refuse('tooLarge', { what, limit: Math.round(limits[what] / unit), found: Math.ceil(found / unit) })
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

async function excessOf(bytes: Uint8Array, limits: ReadingLimits, onProgress?: (share: number) => void): Promise<Finding | undefined> {
  const entries = zipEntries(bytes)
  if (entries === undefined) return refuse('unreadable', { reason: 'zip' }).refused
  const declared = entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0)
  if (declared > limits.unpackedBytes) return tooLarge('unpackedBytes', limits, declared).refused
  const tally: Tally = { unpackedBytes: 0, rows: 0, cells: 0 }
  for (const [index, entry] of entries.entries()) {
    await tallyEntry(bytes, entry, tally, limits)
    const over = (['unpackedBytes', 'rows', 'cells'] as const).find((what) => tally[what] > limits[what])
    if (over) return tooLarge(over, limits, tally[over]).refused
    onProgress?.((0.3 * (index + 1)) / entries.length)
  }
  return undefined
}

interface Tally {
  unpackedBytes: number
  rows: number
  cells: number
}

const isSheet = (name: string) => /worksheets\/[^/]+\.xml$/.test(name) || name === 'content.xml'

/** Unpacks an entry piece by piece, counting bytes, and in sheets rows and cells, and stops once there is too much. */
async function tallyEntry(bytes: Uint8Array, entry: ZipEntry, tally: Tally, limits: ReadingLimits): Promise<void> {
  const packed = compressedBytes(bytes, entry)
  const pieces = entry.method === 0 ? [packed] : createInflateRaw().end(packed)
  let rest = ''
  try {
    for await (const piece of pieces) {
      tally.unpackedBytes += piece.length
      if (isSheet(entry.name)) rest = tallyTags(rest + Buffer.from(piece).toString('latin1'), tally)
      if (tally.unpackedBytes > limits.unpackedBytes || tally.rows > limits.rows || tally.cells > limits.cells) return
    }
  } catch {
    // A part that does not unpack: the reader proper says what is wrong with the file.
  }
}

/** Counts the rows and cells that open in a piece of a sheet; returns the cut-off tag at its end. */
function tallyTags(text: string, tally: Tally): string {
  const cut = text.lastIndexOf('<')
  const whole = text.indexOf('>', cut) === -1 ? text.slice(0, cut) : text
  for (const [, tag] of whole.matchAll(/<(?:[a-z]+:)?(row|c|table-row|table-cell)[\s>/]/g)) {
    if (tag === 'row' || tag === 'table-row') tally.rows++
    else tally.cells++
  }
  return text.slice(whole.length).slice(0, 4096)
}

/** Counts again what is really filled: formats without a zip, and rows that a file repeats by a number, are only known now. */
function measured({ sheets }: Workbook, limits: ReadingLimits): Opened {
  const grids = sheets.map(({ name, rows, merges = [] }): Grid => ({ name, rows: rows.slice(0, 1 + rows.findLastIndex((row) => row.some((cell) => cell !== null && cell !== ''))), merges }))
  const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0)
  if (rows > limits.rows) return tooLarge('rows', limits, rows)
  return { grids }
}
