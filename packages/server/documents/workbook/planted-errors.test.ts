import { valley } from '@junheng/core/county/testing.ts'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { assembleSnapshot } from './assemble.ts'
import { findingsOf } from './findings-of-reading.ts'
import { readWorkbook } from './read-workbook.ts'
import { allSheets, spoiled } from './testing.ts'
import { markWorkbook } from './mark-workbook.ts'
import { type CellContent, writeSheets } from './write-sheets.ts'

type Planted = readonly [sheet: string, cell: string, value: CellContent, code: string, shownAt?: string]

/** Thirty things that go wrong in offices, one a cell. */
const planted: readonly Planted[] = [
  ['教基1001_初级中学', 'G6', '乡村', 'unknownCode'],
  ['教基1001_十二年一贯制学校', 'D6', '', 'missingValue'],
  ['教基1001_完全中学', 'C6', '999', 'unknownSchoolKind'],
  ['教基1001_小学教学点', 'C6', '211', 'kindDisagreesWithSheet'],
  ['教基3112_小学', 'E6', '六〇', 'notANumber'],
  ['教基3112_小学教学点', 'G6', -1, 'negative'],
  ['教基3112_九年一贯制学校', 'E6', 61, 'sumDiffers'],
  ['教基3115_初级中学', 'F6', 91, 'partExceedsWhole'],
  ['教基3115_完全中学', 'G6', 91, 'partExceedsWhole'],
  ['教基3118_完全中学', 'I6', null, 'gradeGap'],
  ['教基4153_完全中学', 'E9', 'A', 'notANumber'],
  ['教基4155_初级中学', 'E9', null, 'blankPart'],
  ['教基5176_小学', 'E7', 700, 'partExceedsWhole'],
  ['教基5176_初级中学', 'C7', '约800', 'notANumber'],
  ['教基5377_十二年一贯制学校', 'F7', 0, 'zeroWhereNeeded'],
  ['教基5377_小学教学点', 'F7', 350.5, 'notWhole'],
  ['教基5377_初级中学', 'I7', 2000, 'outsideUsual'],
  ['教基5377_完全中学', 'G7', '1,0,0', 'notANumber'],
  ['教基5377_九年一贯制学校', 'F7', null, 'notReported'],
  ['教基5377_十二年一贯制学校', 'E7', 6000, 'partExceedsWhole'],
  ['教基2106_小学', 'C6', 5, 'sumDiffers'],
  ['乡镇', 'C6', '村', 'unknownCode'],
  ['学校补充信息', 'E5', '2199000099', 'unknownSchool'],
  ['学校补充信息', 'J4', 5, 'outsideBounds'],
  ['班级', 'F10', 9, 'rollsDiffer', '教基3112_小学教学点!H6'],
  ['教职工', 'J4', 1920, 'ageUnusual'],
  ['学校变更', 'B4', '2018-07-15', 'outsideYear'],
  ['道路', 'B5', 'S99', 'unknownPlace'],
  ['车辆', 'F4', '2020-06-30', 'inspectionExpired'],
  ['校舍', 'I4', '2020-07-01', 'dateOrder'],
]

async function spoiledCounty() {
  const workbook = spoiled(allSheets(valley()))
  for (const [sheet, cell, value] of planted) workbook.put(sheet, cell, value)
  const bytes = await writeSheets(workbook.plans())
  const reading = await readWorkbook(bytes)
  const { county, date } = valley()
  return { bytes, found: findingsOf(reading, assembleSnapshot(undefined, reading.parts, { county, date })) }
}

test('a workbook with thirty planted errors lists those thirty, each with its cell, and no other', async () => {
  const { found } = await spoiledCounty()
  const lines = planted.map(([sheet, cell, , code, shownAt]) => `${shownAt ?? `${sheet}!${cell}`} ${code}`)
  expect(found.map(({ sheet, cell, code }) => `${sheet}!${cell} ${code}`).toSorted()).toEqual(lines.toSorted())
  expect(lines).toHaveLength(30)
})

test('the clerk gets the workbook back with the cells filled and commented, behind a list of reasons and remedies', async () => {
  const { bytes, found } = await spoiledCounty()
  const marked = new ExcelJS.Workbook()
  await marked.xlsx.load((await markWorkbook(bytes, found)).buffer as ArrayBuffer)

  expect(marked.worksheets[0]?.name).toBe('问题清单')
  expect(marked.worksheets[0]?.rowCount).toBe(31)
  expect(marked.worksheets[0]?.getRow(2).values).toEqual([undefined, '读取', '教基1001_小学教学点', 6, 'C 办学类型', '211', '办学类型（小学）与工作表不符', '移到对应的工作表，或更正办学类型'])
  const cell = marked.getWorksheet('教基3112_小学')?.getCell('E6')
  expect(cell?.fill).toMatchObject({ fgColor: { argb: 'FFF4B6B6' } })
  expect(JSON.stringify(cell?.note)).toContain('不是数字。改为数字')
  expect(marked.getWorksheet('教基3112_小学')?.getCell('H6').fill).toBeUndefined()
  expect(marked.getWorksheet('车辆')?.getCell('F4').fill).toMatchObject({ fgColor: { argb: 'FFFCE8A6' } })
})
