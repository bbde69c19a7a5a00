import { encode } from 'uqr'

/** A QR code as a path in units of its modules, with the quiet zone of four that readers ask for (ISO/IEC 18004). */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return { size, path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') }
}
