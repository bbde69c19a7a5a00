import { createHash } from 'node:crypto'

/** The content of a table, in figures that do not depend on the order of its rows. */
export interface Content {
  readonly rows: number
  /** Of COPY's text form. */
  readonly bytes: number
  /** The sum of the SHA-256 of every row modulo 2^256, in hexadecimal: a row changed, missing, added or doubled changes it. */
  readonly hash: string
}

export interface ContentHash {
  readonly add: (text: Uint8Array) => void
  readonly content: () => Content
}

const lineFeed = 0x0a
const modulus = 1n << 256n

/** Takes COPY's text form in pieces of any length; in it, line feeds end rows and stand nowhere else. */
export function contentHash(): ContentHash {
  let rows = 0
  let bytes = 0
  let sum = 0n
  let row = createHash('sha256')
  const add = (text: Uint8Array) => {
    bytes += text.length
    let from = 0
    for (let end = text.indexOf(lineFeed); end >= 0; end = text.indexOf(lineFeed, from)) {
      row.update(text.subarray(from, end))
      sum = (sum + BigInt(`0x${row.digest('hex')}`)) % modulus
      row = createHash('sha256')
      rows++
      from = end + 1
    }
    row.update(text.subarray(from))
  }
  return { add, content: () => ({ rows, bytes, hash: sum.toString(16).padStart(64, '0') }) }
}
