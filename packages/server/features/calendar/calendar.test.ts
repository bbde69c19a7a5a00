import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarReply } from '@junheng/contract/calendar.ts'
import { defaultCalendar } from '@junheng/standards/load-schedule.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type Person, type TestServer } from '../../testing.ts'
import { countyCalendar } from './queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const read = async (person: Person = 'bureau-admin') => (await server.as(person)<CalendarReply>('GET', '/api/calendar')).json
const { holidayYears: _, ...xCity } = defaultCalendar('990181')
const change = (body: object, person: Person = 'bureau-admin') => server.as(person)<{ code: string; details: { faults: { field: string; value: string }[] } }>('PUT', '/api/calendar', { ...xCity, reason: '按教育局通知', ...body })
const send = (text: string, name = '2027.csv', person: Person = 'bureau-admin') =>
  server.as(person)<{ faults: { row: number | null; value: string | null }[]; year: { year: number } | null }>('POST', `/api/calendar/years?fileName=${encodeURIComponent(name)}`, new TextEncoder().encode(text))
const yearOf = async (year: number) => (await read()).holidayYears.find((each) => each.year === year)

test('a county that has decided nothing has the calendar it starts from, and every published year', async () => {
  const calendar = await read()
  expect(calendar).toMatchObject({ ...xCity, changedOn: null, changedBy: null })
  expect(calendar.holidayYears.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
})

test('the bureau changes the vacation, and who did it, when and why is kept', async () => {
  const vacations = { ...xCity.vacations, summer: { yearly: [[7, 15], [8, 22]], dated: [['2021-07-20', '2021-08-28']] } }
  expect((await change({ vacations, reason: '暑假推迟' })).status).toBe(200)
  expect(await read('school')).toMatchObject({ vacations, changedOn: '2021-05-11', changedBy: '测试 bureau-admin' })
  expect((await change({})).status).toBe(200)
  expect((await read()).vacations).toEqual(xCity.vacations)
  const kept = await server.owner.selectFrom('county_calendar').select(['reason', 'changed_on']).orderBy('at').execute()
  expect(kept).toEqual([{ reason: '暑假推迟', changed_on: '2021-05-11' }, { reason: '按教育局通知', changed_on: '2021-05-11' }])
})

test('everything that cannot be is said at once, and nothing is changed', async () => {
  const before = await read()
  const terms = { autumn: {}, spring: { yearly: [[2, 30]] } }
  const fundingWindows = [
    { id: 'landQuota', name: '土地指标', spans: [['2021-04-01', '2021-03-01'], ['2021-05-01', '2021-06-01'], ['2021-06-01', '2021-07-01']], basis: '' },
    { id: 'summer', name: '暑期资金', spans: [], basis: '' },
    { id: 'summer', name: '暑期资金', spans: [], basis: '' },
  ]
  const { status, json } = await change({ terms, fundingWindows })
  expect([status, json.code]).toEqual([400, 'calendar_faulty'])
  expect(json.details.faults.map(({ field, value }) => [field, value])).toEqual([
    ['terms.autumn', null],
    ['terms.spring.yearly', '2-30'],
    ['fundingWindows.landQuota', '2021-04-01–2021-03-01'],
    ['fundingWindows.landQuota', '2021-06-01–2021-07-01'],
    ['fundingWindows', 'summer'],
    ['fundingWindows', 'summer'],
    ['fundingWindows', 'summer'],
  ])
  expect(await read()).toEqual(before)
})

test('a change without a reason is refused', async () => {
  expect((await change({ reason: ' ' })).status).toBe(400)
})

test('a notice of a year beyond the last is added, as a table or as JSON, and the newest counts', async () => {
  const table = '日期,类型,名称\n2027-01-01,休,元旦\n2027/1/2,休,元旦\n2027年1月3日,休,元旦\n2027-02-20,班,\n'
  expect((await send(table)).json).toMatchObject({ faults: [], year: { year: 2027 } })
  expect(await yearOf(2027)).toEqual({
    year: 2027,
    off: ['2027-01-01', '2027-01-02', '2027-01-03'].map((on) => ({ on, name: '元旦' })),
    worked: ['2027-02-20'],
    basis: '国务院办公厅关于 2027 年部分节假日安排的通知（本县导入）',
    certainty: 'published',
  })
  await send(JSON.stringify({ year: 2027, off: [{ on: '2027-01-01', name: '元旦' }], worked: [], basis: '更正' }), '2027.json')
  expect(await yearOf(2027)).toMatchObject({ off: [{ on: '2027-01-01' }], worked: [], basis: '更正' })
})

test('a county’s year stands in the place of the program’s', async () => {
  await send('日期,类型,名称\n2021-01-01,休,元旦\n', '2021.csv')
  expect(await yearOf(2021)).toMatchObject({ off: [{ on: '2021-01-01', name: '元旦' }], worked: [] })
})

test('a faulty notice is told row by row and leaves no trace', async () => {
  const { json } = await send('日期,类型,名称\n2028-02-30,休,春节\n2028-05-01,假,劳动节\n2028-05-03,班,\n', '2028.csv')
  expect(json.year).toBeNull()
  expect(json.faults.map(({ row, value }) => [row, value])).toEqual([[2, '2028-02-30'], [3, '假'], [4, '2028-05-03']])
  expect(await yearOf(2028)).toBeUndefined()
  expect((await send('日期,"类型', '2028.csv')).json.faults).toMatchObject([{ row: 1 }])
  expect((await send('x', '2028.pdf')).json.faults).toMatchObject([{ value: '2028.pdf' }])
})

test.each(['bureau-viewer', 'department', 'school'] as const)('%s reads the calendar and changes nothing', async (person) => {
  expect((await read(person)).terms).toEqual(xCity.terms)
  expect((await change({}, person)).status).toBe(403)
  expect((await send('日期,类型,名称\n2029-01-01,休,元旦\n', '2029.csv', person)).status).toBe(403)
})

test('the database itself refuses a calendar from anyone but the bureau, and shows none to another county', async () => {
  const row = { county_code: '990181', id: '00000000-0000-7000-8000-000000000001', changed_on: '2021-05-11', by: '学校', reason: '改', content: JSON.stringify(xCity) }
  const asSchool = { countyCode: '990181', role: 'school', schoolId: '3199000001' } as const
  await expect(inScope(server.db, asSchool, (tx) => tx.insertInto('county_calendar').values(row).execute())).rejects.toThrow('row-level security')
  await expect(inScope(server.db, { ...server.adminScope, countyCode: '990182' }, countyCalendar)).rejects.toThrow()
  expect(await inScope(server.db, { ...server.adminScope, countyCode: '990182' }, (tx) => tx.selectFrom('holiday_year').selectAll().execute())).toEqual([])
})

test('every reading and change has its audit row', async () => {
  const actions = new Set((await server.auditRows()).map(({ action }) => action))
  expect([...actions].filter((action) => action.startsWith('calendar.')).toSorted()).toEqual(['calendar.change', 'calendar.import', 'calendar.read'])
})
