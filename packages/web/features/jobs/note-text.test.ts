import { expect, test } from 'vitest'
import { noteText } from './RunProgress.tsx'

test('what the work says of itself is put in words where there are any, and its figures keep three decimals', () => {
  expect(noteText({ best: 12_345.67891, phase: 'improve' }, { best: '现有最好值' })).toBe('现有最好值 12,345.679 · phase improve')
})
