import { expect, test } from 'vitest'
import { zh } from '../../app/words/zh.ts'
import { fieldText, valueText } from './history-words.ts'

const nodeName = (id: string) => (id === 'land' ? '用地预审' : id)

test('a field that moved is called by its node and its name', () => {
  expect(fieldText('nodes.land.days', nodeName, zh.history)).toBe('用地预审 · 天数')
  expect(fieldText('promisedGoal', nodeName, zh.history)).toBe('承诺日期')
})

test('a value that was absent is said to be absent, not null', () => expect(valueText(null, nodeName, zh.history)).toBe('无'))

test('predecessors are called by name, texts stand without quotes', () => {
  expect(valueText('["land","design"]', nodeName, zh.history)).toBe('用地预审、design')
  expect(valueText('"财政局"', nodeName, zh.history)).toBe('财政局')
  expect(valueText('"working"', nodeName, zh.history)).toBe('工作日')
})

test('a node that came or went is called by its name, a lag by the node it follows', () => {
  expect(valueText('{"id":"x","name":"地质勘察","days":3}', nodeName, zh.history)).toBe('地质勘察')
  expect(valueText('{"land":7}', nodeName, zh.history)).toBe('用地预审 7')
})
