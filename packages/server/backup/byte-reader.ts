export interface ByteReader {
  /** The next `count` bytes, or the fewer that are left. */
  readonly take: (count: number) => Promise<Buffer>
}

/** Reads a stream in the pieces its reader asks for; keeps no more than one of them, and the chunk it ends in. */
export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  const waiting: Buffer[] = []
  let length = 0
  const take = async (count: number) => {
    while (length < count) {
      const { value, done } = await chunks.next()
      if (done) break
      waiting.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
      length += value.byteLength
    }
    const all = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting)
    const taken = all.subarray(0, count)
    waiting.splice(0, waiting.length, all.subarray(taken.length))
    length -= taken.length
    return taken
  }
  return { take }
}
