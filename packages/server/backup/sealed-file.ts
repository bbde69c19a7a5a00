import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { BackupFault } from './backup-fault.ts'
import { byteReader } from './byte-reader.ts'

/*
 * A sealed file, format 1. Whole numbers are big-endian.
 *
 *   head     52 bytes: "JHBACKUP", format (1), scrypt's log2 N, r and p (1 each), salt (16), check of the passphrase (16),
 *            SHA-256 of all these, its first 8 bytes
 *   chunk    4 bytes: length of its content, with the highest bit set in the last chunk; the content, AES-256-GCM; its tag (16)
 *
 * scrypt gives 48 bytes: the key, and the check. The nonce of a chunk is its number, which no other chunk under this key has, because the salt
 * is new in every file. Head and length are authenticated with each chunk. So a chunk fits only where it was written, and only
 * the file's own last chunk ends it: what is flipped, moved, swapped, taken from another backup, cut off or added is found.
 */

const magic = Buffer.from('JHBACKUP')
const headLength = 52
const checkedLength = headLength - 8
const tagLength = 16
const chunkLength = 256 * 1024
const lastFlag = 0x8000_0000

/** What deriving the key costs: 2^17 · 8 · 128 bytes = 128 MiB of memory, about half a second. */
const usualCost: SealingCost = { log2N: 17, r: 8, p: 1 }

export interface SealingCost {
  readonly log2N: number
  readonly r: number
  readonly p: number
}

/** The bytes of a sealed file that holds `plain`. */
export async function* seal(plain: AsyncIterable<Uint8Array>, passphrase: string, cost: SealingCost = usualCost): AsyncGenerator<Buffer> {
  const salt = randomBytes(16)
  const { key, check } = await derive(passphrase, salt, cost)
  const stated = Buffer.concat([magic, Buffer.from([1, cost.log2N, cost.r, cost.p]), salt, check])
  const head = Buffer.concat([stated, digestOf(stated)])
  yield head

  const reader = byteReader(plain)
  let content = await reader.take(chunkLength)
  for (let number = 0; ; number++) {
    const next = await reader.take(chunkLength)
    const last = next.length === 0
    const length = lengthField(content.length, last)
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number)).setAAD(Buffer.concat([head, length]))
    yield Buffer.concat([length, cipher.update(content), cipher.final(), cipher.getAuthTag()])
    if (last) return
    content = next
  }
}

/** What was sealed, chunk by chunk, each as soon as it is known to be genuine. Throws BackupFault. */
export async function* unseal(sealed: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const reader = byteReader(sealed)
  const head = await reader.take(headLength)
  const { cost, salt, check } = readHead(head)
  const derived = await derive(passphrase, salt, cost)
  if (!timingSafeEqual(derived.check, check)) throw new BackupFault('口令不对。 The passphrase is wrong.')

  for (let number = 0; ; number++) {
    const length = await reader.take(4)
    if (length.length < 4) throw cutShort(number)
    const last = length.readUInt32BE() >= lastFlag
    const size = length.readUInt32BE() % lastFlag
    if (size > chunkLength) throw damaged(number)
    const body = await reader.take(size + tagLength)
    if (body.length < size + tagLength) throw cutShort(number)
    yield opened(body, number, { key: derived.key, head, length })
    if (last) break
  }
  if ((await reader.take(1)).length > 0) throw new BackupFault('备份文件之后另有多余内容，已被改动。 Something was added behind the end of the backup.')
}

function readHead(head: Buffer) {
  if (head.length < headLength || !head.subarray(0, 8).equals(magic)) throw new BackupFault('这不是均衡的备份文件。 This is no backup of Junheng.')
  const stated = head.subarray(0, checkedLength)
  if (!digestOf(stated).equals(head.subarray(checkedLength))) throw new BackupFault('备份文件开头已损坏。 The backup is damaged in its first bytes.')
  const format = stated.readUInt8(8)
  const cost = { log2N: stated.readUInt8(9), r: stated.readUInt8(10), p: stated.readUInt8(11) }
  if (format !== 1) throw new BackupFault(`备份为第 ${format} 版格式，请使用新版程序。 The backup is of format ${format}; use the newer program.`)
  if (cost.log2N > 20 || cost.r > 16 || cost.p > 4) throw new BackupFault('备份文件开头不合规格。 The first bytes of the backup ask for too much.')
  return { cost, salt: stated.subarray(12, 28), check: stated.subarray(28, 44) }
}

function opened(body: Buffer, number: number, { key, head, length }: { key: Buffer; head: Buffer; length: Buffer }) {
  const end = body.length - tagLength
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number), { authTagLength: tagLength })
  decipher.setAAD(Buffer.concat([head, length])).setAuthTag(body.subarray(end))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, end)), decipher.final()])
  } catch {
    throw damaged(number)
  }
}

async function derive(passphrase: string, salt: Buffer, { log2N, r, p }: SealingCost) {
  const N = 2 ** log2N
  const bytes = await scrypted(passphrase.normalize('NFKC'), salt, { N, r, p, maxmem: 256 * N * r + 1024 * 1024 })
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32) }
}

function scrypted(passphrase: string, salt: Buffer, options: ScryptOptions) {
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(passphrase, salt, 48, options, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}

function nonceOf(number: number) {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}

function lengthField(length: number, last: boolean) {
  const field = Buffer.alloc(4)
  field.writeUInt32BE(last ? length + lastFlag : length)
  return field
}

function digestOf(stated: Buffer) {
  return createHash('sha256').update(stated).digest().subarray(0, headLength - checkedLength)
}

function damaged(number: number) {
  return new BackupFault(`备份文件在第 ${number + 1} 块处已损坏或被改动。 The backup is damaged or was changed at chunk ${number + 1}.`)
}

function cutShort(number: number) {
  return new BackupFault(`备份文件不完整，止于第 ${number + 1} 块。 The backup is cut short at chunk ${number + 1}.`)
}
