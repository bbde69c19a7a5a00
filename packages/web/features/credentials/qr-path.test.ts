import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

test('a QR code has its three finders, and nothing within four modules of the edge', () => {
  const { size, path } = qrPath('otpauth://totp/Junheng:wang?secret=JBSWY3DPEHPK3PXP')
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x} ${y}`))
  const places = [...dark].map((at) => at.split(' ').map(Number))
  expect(places.flat().every((at) => at >= 4 && at < size - 4)).toBe(true)
  for (const [x, y] of [[4, 4], [size - 11, 4], [4, size - 11]] as const) {
    for (let i = 0; i < 7; i++) expect([dark.has(`${x + i} ${y}`), dark.has(`${x} ${y + i}`)]).toEqual([true, true])
    expect(dark.has(`${x + 1} ${y + 1}`)).toBe(false)
    expect(dark.has(`${x + 3} ${y + 3}`)).toBe(true)
  }
})
