import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

test('every word is said in Chinese and in English, none is empty', () => {
  expect(leaves(en)).toEqual(leaves(zh))
})

test('English is not left in Chinese', () => {
  expect(texts(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
})

function leaves(words: object, path = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, word]: [string, unknown]) => {
    if (typeof word === 'object' && word !== null) return leaves(word, `${path}${key}.`)
    return [`${path}${key} ${word === '' ? 'empty' : typeof word}`]
  })
}

function texts(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, word]: [string, unknown]) => {
    if (typeof word === 'object' && word !== null) return texts(word, `${path}${key}.`)
    return typeof word === 'string' ? [[`${path}${key}`, word] as const] : []
  })
}
