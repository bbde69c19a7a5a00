import { crc32 } from 'node:zlib'

/** A file of an archive. */
export interface ZippedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files as one zip archive, stored as they are (papers are compressed already) and dated 1 January 1980: equal files give equal bytes. */
export function zipOf(files: readonly ZippedFile[]): Uint8Array {
  const parts: Buffer[] = []
  const records: Buffer[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const encoded = Buffer.from(name, 'utf8')
    const header = Buffer.concat([headerOf(0x04034b50, bytes, encoded), encoded])
    records.push(Buffer.concat([recordOf(bytes, encoded, at), encoded]))
    parts.push(header, Buffer.from(bytes))
    at += header.length + bytes.length
  }
  const directory = Buffer.concat(records)
  return Buffer.concat([...parts, directory, endOf(files.length, directory.length, at)])
}

const version = 20
/** Names are in UTF-8. */
const utf8 = 0x0800
const firstDosDay = 0x0021

/** The 26 bytes that a file's header and its directory record share, behind the signature. */
function common(bytes: Uint8Array, name: Buffer): Buffer {
  const buffer = Buffer.alloc(26)
  buffer.writeUInt16LE(version, 0)
  buffer.writeUInt16LE(utf8, 2)
  buffer.writeUInt16LE(firstDosDay, 8)
  buffer.writeUInt32LE(crc32(bytes), 10)
  buffer.writeUInt32LE(bytes.length, 14)
  buffer.writeUInt32LE(bytes.length, 18)
  buffer.writeUInt16LE(name.length, 22)
  return buffer
}

function headerOf(signature: number, bytes: Uint8Array, name: Buffer): Buffer {
  const start = Buffer.alloc(4)
  start.writeUInt32LE(signature)
  return Buffer.concat([start, common(bytes, name)])
}

function recordOf(bytes: Uint8Array, name: Buffer, headerAt: number): Buffer {
  const start = Buffer.alloc(6)
  start.writeUInt32LE(0x02014b50)
  start.writeUInt16LE(version, 4)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(headerAt, 10)
  return Buffer.concat([start, common(bytes, name), rest])
}

function endOf(files: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(files, 8)
  end.writeUInt16LE(files, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}
