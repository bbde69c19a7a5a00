import { readdirSync, readFileSync } from 'node:fs'
import { findingCodes } from '@junheng/core/county/check-finding.ts'
import { expect, test } from 'vitest'
import { findingText, findingWords } from './findings.ts'

test('every finding has a reason and a remedy in both languages, and none is left over', () => {
  expect(Object.keys(findingWords).toSorted()).toEqual([...findingCodes].toSorted())
  for (const words of Object.values(findingWords)) {
    for (const { reason, remedy } of [words.zh, words.en]) expect([reason, remedy].every((text) => text.length > 1)).toBe(true)
  }
})

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted().join()

test('both languages fill in the same details', () => {
  const different = Object.entries(findingWords).filter(([, { zh, en }]) => names(zh.reason + zh.remedy) !== names(en.reason + en.remedy)).map(([code]) => code)
  expect(different).toEqual([])
})

test('every finding is produced in some test of the checks or of the reading', () => {
  const folders = ['../../core/county/', '../../server/documents/workbook/'].map((folder) => new URL(folder, import.meta.url))
  const tests = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.test.ts')).map((name) => readFileSync(new URL(name, folder), 'utf8'))).join()
  expect(findingCodes.filter((code) => !new RegExp(String.raw`['\x60 ]${code}[' ]`).test(tests))).toEqual([])
})

test('a code that is not known stands for itself', () => {
  expect(findingText({ code: 'fromTheFuture', details: {} }, 'en')).toEqual({ reason: 'fromTheFuture', remedy: '' })
})
