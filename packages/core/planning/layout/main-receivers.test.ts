import { expect, test } from 'vitest'
import { mainReceivers } from './main-receivers.ts'

const moved = (from: string, to: string, children: number) => ({ from, to, children })

test('a closed school goes to whoever takes most of its children over all villages, and of equals to the first', () => {
  const movements = [moved('A', 'X', 5), moved('A', 'Y', 4), moved('A', 'Y', 4), moved('B', 'Y', 3), moved('B', 'X', 3), moved('C', 'X', 9)]
  expect(mainReceivers(['A', 'B', 'D'], movements)).toEqual([{ closed: 'A', into: 'Y' }, { closed: 'B', into: 'X' }])
})
