import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDemand, sentencesOf } from './sentences.ts'

describe('the sentences of a document', () => {
  test('are parted at stops and line ends, each with the marks that close it', () => {
    const text = '一、城区新建三所学校，要在年内开工。\n二、财政要抓紧评审；自然资源要提前介入。“这件事必须办好！”\n\n重要的是落实'
    expect(sentencesOf(text).map(({ text: each }) => each)).toEqual([
      '一、城区新建三所学校，要在年内开工。', '二、财政要抓紧评审；', '自然资源要提前介入。', '“这件事必须办好！”', '重要的是落实',
    ])
    expect(sentencesOf(text).map(({ position }) => position)).toEqual([0, 1, 2, 3, 4])
  })

  test('of any text hold every character of it but white space', () => {
    const texts = fc.string({ unit: fc.constantFrom('要', '事', '。', '；', '！', '”', '\n', ' ', '?', 'a', '，') })
    fc.assert(fc.property(texts, (text) => sentencesOf(text).map((each) => each.text).join('').replaceAll(/\s/g, '') === text.replaceAll(/\s/g, '')))
  })
})

test.each([
  ['各部门要主动作为', true], ['需要各部门配合', true], ['必须年底前完成', true], ['不得擅自改变', true], ['只要条件具备就开工', true],
  ['这是重要的一年', false], ['主要做法有三条', false], ['印发了纪要', false], ['成绩来之不易', false], ['主要领导要亲自抓', true],
])('“%s” demands something: %s', (text, demand) => expect(isDemand(text)).toBe(demand))
