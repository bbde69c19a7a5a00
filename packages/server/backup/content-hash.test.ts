import { array, assert, infiniteStream, nat, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash } from './content-hash.ts'

const rowsOf = array(string({ unit: 'grapheme' }).map((row) => row.replaceAll('\n', ' ')))
const textOf = (rows: readonly string[]) => Buffer.from(rows.map((row) => `${row}\n`).join(''))

function hashOf(...pieces: readonly Uint8Array[]) {
  const hash = contentHash()
  for (const piece of pieces) hash.add(piece)
  return hash.content()
}

test('the same rows in any order and in any pieces are the same content', () => {
  assert(
    property(rowsOf, infiniteStream(nat(7)), (rows, cuts) => {
      const text = textOf(rows.toReversed())
      const pieces: Uint8Array[] = []
      for (let from = 0; from < text.length; ) {
        const length = cuts.next().value ?? 1
        pieces.push(text.subarray(from, from + length))
        from += length
      }
      expect(hashOf(...pieces)).toEqual(hashOf(textOf(rows)))
    }),
  )
})

test('a row changed, missing, added or doubled is other content', () => {
  assert(
    property(rowsOf, string(), (rows, other) => {
      const row = other.replaceAll('\n', ' ')
      const { hash } = hashOf(textOf(rows))
      expect(hashOf(textOf([...rows, row])).hash).not.toBe(hash)
      if (rows.length > 0) {
        expect(hashOf(textOf([...rows, rows[0]!])).hash).not.toBe(hash)
        expect(hashOf(textOf(rows.slice(1))).hash).not.toBe(hash)
        expect(hashOf(textOf([`${rows[0]}'`, ...rows.slice(1)])).hash).not.toBe(hash)
      }
    }),
  )
})

test('no rows have a hash of noughts, and one row has its SHA-256', () => {
  expect(hashOf()).toEqual({ rows: 0, bytes: 0, hash: '0'.repeat(64) })
  expect(hashOf(textOf(['abc'])).hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
