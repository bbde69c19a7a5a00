import { expect, test } from 'vitest'
import { piecesOf } from './figure-links.ts'

const figure = (value: string) => ({ id: value, label: '', value, source: '项目台账', asOf: '2021-05-11' })

test('each figure of a sentence is found where it stands, in its order', () => {
  const pieces = piecesOf('尚余9天，顺延9天。', [figure('9天'), figure('9天')])
  expect(pieces.map(({ text, figure: found }) => [text, found !== undefined])).toEqual([['尚余', false], ['9天', true], ['，顺延', false], ['9天', true], ['。', false]])
})

test('a figure that is not in the sentence takes no word from it', () => {
  expect(piecesOf('没有数据。', [figure('9天')])).toEqual([{ text: '没有数据。' }])
})
