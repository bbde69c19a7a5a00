import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { BackupFault } from './backup-fault.ts'
import { seal, unseal } from './sealed-file.ts'

const passphrase = '均衡 correct horse'
const cost = { log2N: 8, r: 8, p: 1 }
const headLength = 52
const chunk = 256 * 1024
const chunkOnDisk = 4 + chunk + 16

async function* inPieces(bytes: Uint8Array, length = 100_000) {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
}

async function sealed(plain: Uint8Array) {
  const parts: Buffer[] = []
  for await (const part of seal(inPieces(plain), passphrase, cost)) parts.push(part)
  return Buffer.concat(parts)
}

async function unsealed(file: Uint8Array, by = passphrase) {
  const parts: Buffer[] = []
  for await (const part of unseal(inPieces(file, 70_001), by)) parts.push(part)
  return Buffer.concat(parts)
}

const faultOf = (file: Uint8Array, by = passphrase) =>
  unsealed(file, by).then(
    () => 'no fault',
    (error: unknown) => (error instanceof BackupFault ? error.message : Promise.reject(error)),
  )

const plain = randomBytes(chunk * 3 + 1234)
const whole = await sealed(plain)
const chunkAt = (number: number) => whole.subarray(headLength + number * chunkOnDisk, headLength + (number + 1) * chunkOnDisk)
const head = whole.subarray(0, headLength)

function flipped(at: number, bit = 1) {
  const copy = Buffer.from(whole)
  copy[at]! ^= bit
  return copy
}

test('what was sealed comes back, whatever its length', async () => {
  for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk]) {
    const content = randomBytes(length)
    expect((await unsealed(await sealed(content))).equals(content), `${length} bytes`).toBe(true)
  }
  expect((await unsealed(whole)).equals(plain)).toBe(true)
})

test('equal content never looks alike twice, and nothing of it can be read', async () => {
  const content = Buffer.from('实验小学'.repeat(1000))
  const [one, two] = [await sealed(content), await sealed(content)]
  expect(one.equals(two)).toBe(false)
  expect(one.includes(content.subarray(0, 12))).toBe(false)
})

test('another passphrase is told from a damaged file; the same one typed on another machine opens it', async () => {
  expect(await faultOf(whole, 'wrong')).toContain('The passphrase is wrong')
  expect(await faultOf(whole, `${passphrase} `)).toContain('The passphrase is wrong')
  expect(await faultOf(whole, passphrase.normalize('NFD'))).toBe('no fault')
})

test('a bit flipped anywhere in the head is found', async () => {
  for (let at = 0; at < headLength; at++) expect(await faultOf(flipped(at, 1 << (at % 8))), `byte ${at}`).toMatch(/no backup of Junheng|damaged in its first bytes/)
})

test('a bit flipped in any part of any chunk is found', async () => {
  for (const number of [0, 1, 2, 3]) {
    const start = headLength + number * chunkOnDisk
    const end = Math.min(start + chunkOnDisk, whole.length)
    const places = [start, start + 1, start + 2, start + 3, start + 4, start + 5, Math.floor((start + end) / 2), end - 17, end - 16, end - 9, end - 1]
    for (const at of places) for (const bit of [1, 128]) expect(await faultOf(flipped(at, bit)), `byte ${at}, bit ${bit}`).toMatch(/damaged or was changed at chunk|cut short at chunk/)
  }
})

test('a file that was cut short is found, wherever it was cut', async () => {
  const boundary = headLength + 2 * chunkOnDisk
  for (const length of [0, 1, 8, 51]) expect(await faultOf(whole.subarray(0, length))).toContain('no backup of Junheng')
  for (const length of [52, 53, 55, 56, 57, boundary - 1, boundary, boundary + 1, boundary + 4, boundary + 5, whole.length - 17, whole.length - 16, whole.length - 1]) {
    expect(await faultOf(whole.subarray(0, length)), `${length} bytes`).toContain('cut short at chunk')
  }
})

test('chunks swapped, doubled, left out, taken from another backup or added are found', async () => {
  const other = await sealed(plain)
  const otherFirst = other.subarray(headLength, headLength + chunkOnDisk)
  const forgeries = {
    swapped: [head, chunkAt(1), chunkAt(0), chunkAt(2), chunkAt(3)],
    'last two swapped': [head, chunkAt(0), chunkAt(1), chunkAt(3), chunkAt(2)],
    doubled: [head, chunkAt(0), chunkAt(0), chunkAt(1), chunkAt(2), chunkAt(3)],
    'left out': [head, chunkAt(0), chunkAt(2), chunkAt(3)],
    'without its last': [head, chunkAt(0), chunkAt(1), chunkAt(2)],
    'of another backup': [head, otherFirst, chunkAt(1), chunkAt(2), chunkAt(3)],
    'under the head of another': [other.subarray(0, headLength), chunkAt(0), chunkAt(1), chunkAt(2), chunkAt(3)],
    'added to': [whole, Buffer.from([0])],
    'with its last doubled': [whole, chunkAt(3)],
  }
  for (const [name, parts] of Object.entries(forgeries)) expect(await faultOf(Buffer.concat(parts)), name).toMatch(/damaged or was changed|cut short|added behind/)
})

test('a file of a later format, or one that asks for endless memory, is refused before anything is derived', async () => {
  const stating = (at: number, value: number) => {
    const stated = Buffer.from(whole.subarray(0, 44))
    stated[at] = value
    return Buffer.concat([stated, createHash('sha256').update(stated).digest().subarray(0, 8), whole.subarray(headLength)])
  }
  expect(await faultOf(stating(8, 2))).toContain('use the newer program')
  expect(await faultOf(stating(9, 40))).toContain('ask for too much')
})

test('what is no backup is called so', async () => {
  expect(await faultOf(Buffer.from('PK\u0003\u0004 a workbook, much longer than the head of a backup would be'))).toContain('no backup of Junheng')
})
