import { assert, constantFrom, date, property, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { readHolidayJson, readHolidayRows } from './holiday-file.ts'

const header = ['日期', '类型', '名称']
const rows = (...body: string[][]) => readHolidayRows([header, ...body])
const faultsOf = (read: ReturnType<typeof readHolidayRows>) => ('faults' in read ? read.faults.map(({ row, value, zh }) => [row, value, zh]) : [])

test('a table is a year: days off with their holiday, week-end days worked', () => {
  expect(rows(['2027-02-06', '休', '春节'], ['2027-02-20', '班', ''], ['2027-1-1', '休', '元旦'])).toEqual({
    year: {
      year: 2027,
      off: [{ on: '2027-01-01', name: '元旦' }, { on: '2027-02-06', name: '春节' }],
      worked: ['2027-02-20'],
      basis: '国务院办公厅关于 2027 年部分节假日安排的通知（本县导入）',
      certainty: 'published',
    },
  })
})

test('columns may stand in any order, and blank rows are passed over', () => {
  expect(readHolidayRows([[''], ['名称', '日期', '类型'], ['元旦', ' 2027/01/01 ', '休'], ['', '', '']])).toMatchObject({ year: { off: [{ on: '2027-01-01', name: '元旦' }] } })
})

test('every fault is told with its row and value', () => {
  expect(faultsOf(rows(['2027-13-01', '休', '元旦'], ['2027-01-01', '休', ''], ['2027-01-01', '假', 'x'], ['2028-01-01', '休', '元旦'], ['2027-01-04', '班', '']))).toEqual([
    [2, '2027-13-01', expect.stringContaining('没有这一天')],
    [3, '2027-01-01', expect.stringContaining('节日名称')],
    [4, '假', expect.stringContaining('类型')],
    [4, '2027-01-01', expect.stringContaining('两次')],
    [5, '2028-01-01', expect.stringContaining('不在 2027 年')],
    [6, '2027-01-04', expect.stringContaining('本来就上班')],
  ])
})

test.each([
  ['no header', readHolidayRows([['2027-01-01', '休', '元旦']]), '首行须为列名：日期,类型,名称'],
  ['no row at all', readHolidayRows([]), '首行须为列名：日期,类型,名称'],
  ['no day', readHolidayRows([header]), '一天也没有'],
  ['no day off', rows(['2027-02-20', '班', '']), '没有放假日：一年的通知至少有元旦'],
])('a table with %s is no notice', (_, read, zh) => {
  expect(faultsOf(read).map(([, , said]) => said)).toEqual([zh])
})

test('JSON is read in the same way, under the year and document it names', () => {
  const notice = { year: 2027, off: [{ on: '2027-01-01', name: '元旦' }], worked: ['2027-02-20'], basis: '国办发明电〔2026〕1号' }
  expect(readHolidayJson(JSON.stringify(notice))).toEqual({ year: { ...notice, certainty: 'published' } })
})

test.each([
  ['not JSON', '{"year":', null],
  ['a list', '[]', null],
  ['without lists', '{"year":2027}', null],
  ['with a day that is no text', '{"year":2027,"off":[{"on":20270101,"name":"元旦"}],"worked":[]}', '{"on":20270101,"name":"元旦"}'],
  ['with a year out of reach', '{"year":1027,"off":[{"on":"1027-01-01","name":"元旦"}],"worked":[]}', '1027'],
])('a file that is %s is refused with what stands there', (_, text, value) => {
  expect(faultsOf(readHolidayJson(text)).map(([, found]) => found)).toEqual([value])
})

test('whatever days a year has, the table that lists them reads back as they were', () => {
  const day = date({ min: new Date('2031-01-01'), max: new Date('2031-12-31'), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10))
  assert(
    property(uniqueArray(day, { minLength: 1, maxLength: 40 }), constantFrom('元旦', '春节'), (days, name) => {
      const sorted = days.toSorted()
      expect(rows(...days.map((on) => [on, '休', name]))).toMatchObject({ year: { year: 2031, off: sorted.map((on) => ({ on, name })), worked: [] } })
    }),
  )
})
