import { valley } from '@junheng/core/county/testing.ts'
import { expect, test } from 'vitest'
import { readSheets, renamed, spoiled } from './testing.ts'
import { officialSheets } from './write-official-workbook.ts'
import type { CellContent, SheetPlan } from './write-sheets.ts'
import { templateSheets } from './write-templates.ts'

const county = valley()
const official = officialSheets(county)
const templates = templateSheets(county)

async function findings(plans: readonly SheetPlan[]) {
  const { reading } = await readSheets(plans, county)
  return reading.findings.map(({ tier, code, sheet = '', cell = '' }) => `${tier} ${code} ${sheet}!${cell}`)
}

async function afterPutting(plans: readonly SheetPlan[], ...puts: readonly (readonly [sheet: string, cell: string, value: CellContent])[]) {
  const workbook = spoiled(plans)
  for (const [sheet, cell, value] of puts) workbook.put(sheet, cell, value)
  return findings(workbook.plans())
}

const onSheet = (name: string, change: (plan: SheetPlan) => SheetPlan) => official.map((plan) => (plan.name === name ? change(plan) : plan))

test('without the identity form it is not known which schools there are: said once', async () => {
  expect(await findings(official.filter(({ name }) => !name.startsWith('教基1001')))).toEqual(['reading noIdentitySheet !', 'reading noDate !'])
})

test('a sheet without its header is named', async () => {
  const beheaded = onSheet('教基5377_小学', (plan) => ({ ...plan, rows: plan.rows.slice(plan.headerRows), merges: [], headerRows: 0 }))
  expect(await findings(beheaded)).toEqual(['reading headerNotFound 教基5377_小学!'])
})

test('a form without its needful column is named, and a template too', async () => {
  expect(await findings(official.map(renamed('教基1001', '办学类型', '性质')).filter(({ name }) => name.endsWith('_小学')))).toEqual(['reading missingColumn 教基1001_小学!'])
  expect(await findings(templates.map(renamed('车辆', '号牌', '牌')))).toEqual(['reading missingColumn 车辆!'])
})

test('a day that is none is named', async () => {
  expect(await afterPutting(templates, ['车辆', 'F4', '明年3月'], ['校舍', 'E4', '2020-02-30'])).toEqual(['reading notADate 车辆!F4', 'reading notADate 校舍!E4'])
})

test('a row that stands twice is named the second time, in one sheet or in two', async () => {
  const twice = onSheet('教基3112_小学', (plan) => ({ ...plan, rows: [...plan.rows, plan.rows.at(-1)!] }))
  expect(await findings(twice)).toEqual(['reading duplicateRow 教基3112_小学!A7'])
  const copied = official.find(({ name }) => name === '教基5176_小学')!
  expect(await findings([...official, { ...copied, name: '教基5176_小学(2)' }])).toEqual(['reading duplicateRow 教基5176_小学(2)!A7'])
  expect(await afterPutting(templates, ['教职工', 'A5', '2199000001-primary-10'])).toEqual(['reading duplicateRow 教职工!A5'])
})

test('a row label that is not known may be explained', async () => {
  expect(await afterPutting(official, ['教基4153_小学', 'D8', '特级'])).toEqual(['plausibility unknownRowLabel 教基4153_小学!D8'])
})

test('a school that the identity form does not list is named once', async () => {
  expect(await findings(official.map((plan) => (plan.name === '教基1001_小学' ? { ...plan, rows: plan.rows.slice(0, plan.headerRows) } : plan)))).toEqual(['reading schoolNotInIdentity 教基1102_小学!A5'])
})

test('two dates in one workbook are one too many, and none is too few', async () => {
  expect(await afterPutting(official, ['教基1001_小学教学点', 'A2', '统计时点：2019年9月1日'])).toEqual(['reading datesDiffer 教基1001_小学教学点!A2'])
  expect(await findings(official.map((plan) => ({ ...plan, rows: plan.rows.map((row, index) => (index === 1 ? ['山谷县'] : row)) })))).toEqual(['reading noDate !'])
})

test('the teachers of one stage are the same in every form', async () => {
  expect(await afterPutting(official, ['教基4155_小学', 'E6', 6], ['教基4155_小学', 'E11', 2])).toEqual(['logic sourcesDiffer 教基4155_小学!E6'])
})

test('blank parts of a sum are zero where the filled ones already make it up', async () => {
  const workbook = spoiled(official)
  for (const row of [7, 8, 9]) workbook.put('教基4155_小学', `E${row}`, null)
  const { reading, made } = await readSheets(workbook.plans(), county)
  expect(reading.findings).toEqual([])
  expect(made.schools[0]?.stages.primary?.aboveDegreeTeachers).toBe(4)
})

test('艺术 is the parent of 音乐 and 美术: it is not added to them, and they stand in where it is blank', async () => {
  const workbook = spoiled(official)
  workbook.put('教基4155_小学', 'U6', 1)
  workbook.put('教基4155_小学', 'V6', null)
  workbook.put('教基4155_小学', 'W6', 1)
  workbook.put('教基4155_小学', 'X6', 2)
  const { made } = await readSheets(workbook.plans(), county)
  expect(made.schools[0]?.stages.primary?.artsSportsTeachers).toBe(4)
})

test('the total row of a county below the schools is no school', async () => {
  const withTotal = onSheet('教基3112_小学', (plan) => ({ ...plan, rows: [...plan.rows, [null, '全县合计', null, null, 60], ['填表人：张**']] }))
  expect(await findings(withTotal)).toEqual([])
})
