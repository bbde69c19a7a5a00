import { createHash } from 'node:crypto'

/** SHA-256 in hex: of a canonical snapshot, of a file, of a standard's data. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
