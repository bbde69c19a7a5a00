/** One file of a zip archive, as its directory declares it. Declared sizes are claims, not facts. */
export interface ZipEntry {
  readonly name: string
  readonly compressedBytes: number
  readonly declaredBytes: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Where the entry's own header and its directory record begin. */
  readonly headerAt: number
  readonly recordAt: number
}

const endSignature = 0x06054b50
const recordSignature = 0x02014b50
const headerSignature = 0x04034b50

/** The directory of a zip archive; undefined where the bytes are no zip, or one too odd to trust (zip64, broken offsets). */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== recordSignature) return undefined
    const entry = entryAt(view, at)
    if (entry.headerAt + 30 > bytes.length || view.getUint32(entry.headerAt, true) !== headerSignature) return undefined
    entries.push(entry)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The entry's bytes as they lie in the archive. */
export function compressedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true)
  return bytes.subarray(start, start + entry.compressedBytes)
}

/** The same archive with every file dated 1 January 1980, so that equal content gives equal bytes. Changes `bytes` itself. */
export function withoutZipTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { headerAt, recordAt } of zipEntries(bytes) ?? []) {
    view.setUint32(headerAt + 10, firstDosDay, true)
    view.setUint32(recordAt + 12, firstDosDay, true)
  }
  return bytes
}

const firstDosDay = 0x0021_0000

function entryAt(view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true)
  return {
    name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    method: view.getUint16(at + 10, true),
    compressedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
    recordAt: at,
  }
}

/** The end record stands in the last 64 KiB, before a comment that is nearly always empty. */
function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endSignature) return at
  return undefined
}
