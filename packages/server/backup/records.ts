import type { StoredTable } from '../db/copy.ts'
import { BackupFault } from './backup-fault.ts'
import { byteReader } from './byte-reader.ts'
import type { Content } from './content-hash.ts'

/** What opens a backup. */
export interface BackupHead {
  readonly format: 1
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly counties: readonly { readonly code: string; readonly name: string }[]
  /** The schema its rows belong to. */
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly sha256: string }[]
  readonly postgres: string
  /** In the order in which they follow. */
  readonly tables: readonly string[]
  /** Tables whose rows are not kept. */
  readonly leftOut: readonly string[]
}

/** What closes it: what a restore is held against. */
export interface BackupEnd {
  readonly tables: readonly TableContent[]
  readonly sequences: readonly SequenceState[]
}

export interface TableContent extends StoredTable, Content {}

export interface SequenceState {
  readonly name: string
  readonly last: string
  readonly called: boolean
}

/** All of a backup but its rows. */
export interface BackupOutline {
  readonly head: BackupHead
  readonly end: BackupEnd
}

/** A backup is one head, then every table with its rows, then one end. */
export type BackupRecord =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'table'; readonly table: StoredTable }
  | { readonly kind: 'rows'; readonly text: Uint8Array }
  | { readonly kind: 'end'; readonly end: BackupEnd }

/** Each record as one letter, its length in four bytes, and its content: JSON, or rows as COPY writes them. */
export async function* encodeRecords(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  for await (const record of records) {
    const content = contentOf(record)
    const start = Buffer.alloc(5)
    start.write(record.kind.slice(0, 1))
    start.writeUInt32BE(content.length, 1)
    yield start
    yield content
  }
}

/** The records of a stream that encodeRecords wrote. */
export async function* decodeRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  const reader = byteReader(source)
  for (;;) {
    const start = await reader.take(5)
    if (start.length === 0) return
    if (start.length < 5) throw notOurs()
    const content = await reader.take(start.readUInt32BE(1))
    yield recordOf(start.toString('latin1', 0, 1), content)
  }
}

function contentOf(record: BackupRecord): Buffer {
  switch (record.kind) {
    case 'head':
      return Buffer.from(JSON.stringify(record.head))
    case 'table':
      return Buffer.from(JSON.stringify(record.table))
    case 'rows':
      return Buffer.from(record.text.buffer, record.text.byteOffset, record.text.byteLength)
    case 'end':
      return Buffer.from(JSON.stringify(record.end))
  }
}

function recordOf(letter: string, content: Buffer): BackupRecord {
  switch (letter) {
    case 'h':
      return { kind: 'head', head: JSON.parse(content.toString()) as BackupHead }
    case 't':
      return { kind: 'table', table: JSON.parse(content.toString()) as StoredTable }
    case 'r':
      return { kind: 'rows', text: content }
    case 'e':
      return { kind: 'end', end: JSON.parse(content.toString()) as BackupEnd }
    default:
      throw notOurs()
  }
}

function notOurs() {
  return new BackupFault('备份文件内容不合规格。 The content of the backup is not as this program writes it.')
}
