import { array, assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText, parseCsv } from './csv.ts'

test('a table is read cell by cell, an empty cell stays empty', () => {
  expect(parseCsv('学校,学段,图书册数\n甲,小学,279\n乙,小学,\n')).toEqual([['学校', '学段', '图书册数'], ['甲', '小学', '279'], ['乙', '小学', '']])
})

test('line ends of any kind, and none after the last line', () => {
  expect(parseCsv('a,b\r\nc,d\re,f')).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f']])
})

test('a cell in quotation marks may hold commas, line ends and quotation marks', () => {
  expect(parseCsv('"甲,乙","第一行\n第二行","说""好"""\n')).toEqual([['甲,乙', '第一行\n第二行', '说"好"']])
})

test('a comma at the very end is an empty last cell', () => {
  expect(parseCsv('a,')).toEqual([['a', '']])
})

test('a quotation that never ends is told by its row', () => {
  expect(parseCsv('a,b\n"c,d\n')).toEqual({ row: 2 })
})

test('what is written by the rules of RFC 4180 is read back as it was', () => {
  const cell = string({ unit: constantFrom('a', '均', ',', '"', '\n', ' ', '\r') })
  assert(
    property(array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      expect(parseCsv(text)).toEqual(rows)
    }),
  )
})

test('a file with the mark of UTF-8 or UTF-16 loses the mark', () => {
  expect(decodeText(new TextEncoder().encode('\uFEFF学校'))).toBe('学校')
  expect(decodeText(Uint8Array.from(Buffer.from('\uFEFF学校', 'utf16le')))).toBe('学校')
})

test('a file that is not UTF-8 is read as GB18030', () => {
  expect(decodeText(Uint8Array.of(0xbe, 0xf9, 0xba, 0xe2))).toBe('均衡')
})
