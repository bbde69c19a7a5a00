import { expect, test } from 'vitest'
import { inGcj02 } from './gcj02.ts'

// Pairs that several public converters agree on.
test.each([
  [[121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]],
  [[113.912316, 22.543847], [113.9171764808363, 22.540796131694766]],
  [[116.377817, 39.911954], [116.38404722455657, 39.91334545536069]],
] as const)('%j is shown at %j', (place, shown) => {
  const [lon, lat] = inGcj02(place)
  expect(lon).toBeCloseTo(shown[0], 8)
  expect(lat).toBeCloseTo(shown[1], 8)
})

test('abroad nothing is shifted', () => {
  expect(inGcj02([2.35, 48.86])).toEqual([2.35, 48.86])
})
