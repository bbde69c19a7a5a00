import { expect, test } from 'vitest'
import { frameOf, levelOf } from './year-map.ts'

test('a township over its places, nine tenths full, with room, half empty', () => {
  expect([1.1, 1, 0.9, 0.89, 0.5].map(levelOf)).toEqual(['over', 'full', 'full', 'spare', 'half'])
})

test('the frame holds every place, north above', () => {
  const frame = frameOf([{ outline: [[127, 45], [128, 45], [128, 46], [127, 45]] }])
  expect([frame.width, frame.height, frame.at([127, 46]), frame.at([128, 45])]).toEqual([160, 229, [0, 0], [160, 228.3]])
})
