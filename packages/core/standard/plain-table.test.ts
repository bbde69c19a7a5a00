import { describe, expect, test } from 'vitest'
import { judgeCountyRow } from './county-rows.ts'
import { judgeReturns } from './judge.ts'
import { readPlainTable } from './plain-table.ts'
import type { PlainTable } from './plain-table.ts'
import { basic, quality } from './testing.ts'
import published from '../../standards/published.fixture.json' with { type: 'json' }

const { split } = basic
const csv = (text: string) => text.trim().split('\n').map((line) => line.split(',').map((cell) => cell.trim()))
const read = (text: string) => readPlainTable(csv(text), split)

function schoolsOf(table: PlainTable): Extract<PlainTable, { kind: 'schools' }> {
  if (table.kind !== 'schools') throw new Error(JSON.stringify(table))
  return table
}

function codesOf(table: PlainTable): readonly string[] {
  return table.kind === 'faulty' ? table.errors.map(({ row, column, code }) => `${row} ${column} ${code}`) : []
}

describe('a table of schools', () => {
  test('the published five schools give the published coefficient', () => {
    const rows = published.workedExample.schools.map(({ pupils, books }, i) => `s${i},primary,${pupils},${books}`)
    const { returns } = schoolsOf(read(['school,stage,pupils,books', ...rows].join('\n')))
    const judged = judgeReturns(basic, returns, { date: null }).stages.primary!
    expect(judged.indicators.find(({ id }) => id === 'books')!.cv).toBeCloseTo(published.workedExample.expect.cv, 4)
    expect(judged.indicators.find(({ id }) => id === 'computers')).toMatchObject({ cv: null, unknown: 5 })
    expect(judged.composite).toBeNull()
  })

  test('Chinese names, full-width brackets, thousands and 万元 are read', () => {
    const { returns } = schoolsOf(read('学校名称,学 段,在校生数（人）,教学仪器设备值（万元）,图书册数\n甲校,小学,1 000,200,２３'))
    expect(returns[0]).toMatchObject({ school: '甲校', stage: 'primary', facts: { equipmentYuan: 2_000_000, books: 23 } })
  })

  test('a comma that sets thousands apart is no other figure', () => {
    const { returns } = schoolsOf(readPlainTable([['school', 'stage', 'pupils'], ['a', 'primary', '1,234']], split))
    expect(returns[0]!.facts.pupils).toBe(1234)
  })

  test('an empty cell is unknown, a nought is nought', () => {
    const { returns } = schoolsOf(read('school,stage,pupils,books,computers\na,primary,10,,0'))
    expect(returns[0]!.facts).toEqual({ pupils: 10, computers: 0 })
  })

  test('a column we do not know is left aside and named', () => {
    expect(schoolsOf(read('school,stage,pupils,remark\na,primary,10,x')).ignoredColumns).toEqual(['remark'])
  })

  test('rows without a word are passed over, wherever they stand', () => {
    expect(schoolsOf(read(',,\nschool,stage,pupils\n,,\na,primary,10')).returns).toHaveLength(1)
  })
})

describe('a school of several stages', () => {
  const { primaryPupils, juniorPupils, books, expect: parts } = published.splitExample

  test('the published nine-year school divides its books 9711.627 to 13514.373', () => {
    const { splits } = schoolsOf(read(`school,stage,pupilsPrimary,pupilsJunior,books\n甲,nine-year,${primaryPupils},${juniorPupils},${books}`))
    expect(splits[0]!.split.primary!.books).toBeCloseTo(parts.primary, 3)
    expect(splits[0]!.split.junior!.books).toBeCloseTo(parts.junior, 3)
    expect(splits[0]!.split.primary!.books! / primaryPupils).toBeCloseTo(parts.perWeightedPupil, 6)
  })

  test('a complete secondary school has one judged part, and a twelve-year school two', () => {
    const { returns } = schoolsOf(read('school,stage,pupilsPrimary,pupilsJunior,pupilsSenior,books\na,complete-secondary,,100,100,2200\nb,twelve-year,100,100,100,3420'))
    expect(returns.map(({ school, stage, facts }) => [school, stage, Math.round(facts.books! * 1000) / 1000])).toEqual([
      ['a', 'junior', 1000],
      ['b', 'primary', 1000],
      ['b', 'junior', 1100],
    ])
  })

  test('teachers of the whole school are unknown of each stage, and the result says so', () => {
    const table = schoolsOf(read('school,stage,pupilsPrimary,pupilsJunior,teachers\na,nine-year,100,100,20'))
    expect(table.returns.map(({ facts }) => facts.teachers)).toEqual([undefined, undefined])
    expect(table.notes).toEqual([{ code: 'undividedTeachers', details: { schools: 1 } }])
  })

  test('teachers given by stage are the stage’s own, undivided', () => {
    const table = schoolsOf(read('school,stage,pupilsPrimary,pupilsJunior,teachersPrimary,teachersJunior\na,nine-year,100,100,7,12'))
    expect(table.returns.map(({ facts }) => facts.teachers)).toEqual([7, 12])
    expect(table.notes).toEqual([])
  })

  test('pupils of a stage that are not given leave the stock of all stages unknown', () => {
    const { returns } = schoolsOf(read('school,stage,pupilsPrimary,pupilsJunior,books\na,nine-year,100,,2000'))
    expect(returns.map(({ facts }) => facts.books)).toEqual([undefined, undefined])
  })
})

describe('faults', () => {
  test('all are found at once, each with its row, column, value and remedy', () => {
    const table = read('school,stage,pupils,books\n,primary,10,5\na,kindergarten,ten,-5\nb,primary,10.5,—\nc,primary,1,1\nc,primary,1,1')
    expect(codesOf(table)).toEqual([
      '2 school missingValue',
      '3 pupils notANumber',
      '3 books negative',
      '3 stage unknownStage',
      '4 pupils notWhole',
      '4 books notANumber',
      '6 school duplicateRow',
    ])
    expect(table.kind === 'faulty' && table.errors[1]).toMatchObject({ row: 3, column: 'pupils', value: 'ten', zh: expect.stringContaining('不是数字'), en: expect.stringContaining('Leave the cell empty') })
  })

  test('a missing column, a column twice and a unit unknown are faults of the header', () => {
    expect(codesOf(read('school,books,books(箱)\na,1,1'))).toEqual(['1 stage missingColumn', '1 pupils missingColumn', '1 books(箱) duplicateColumn', '1 books(箱) unknownUnit', '2 stage missingValue'])
  })

  test('a nine-year school with one number of pupils, or one that does not add up, is a fault', () => {
    expect(codesOf(read('school,stage,pupils,pupilsPrimary,pupilsJunior\na,nine-year,300,,\nb,nine-year,300,100,100'))).toEqual(['2 pupils pupilsNotByStage', '3 pupils pupilsDoNotAddUp'])
  })

  test('a primary school and the primary part of a nine-year school may not share a name', () => {
    expect(codesOf(read('school,stage,pupils,pupilsPrimary,pupilsJunior\na,primary,300,,\na,nine-year,,100,100'))).toEqual(['3 school duplicateRow'])
  })

  test('a header without rows is a fault, and so is nothing at all', () => {
    expect(codesOf(read('school,stage,pupils'))).toEqual(['1  emptyTable'])
    expect(codesOf(readPlainTable([], split))).toEqual(['1  emptyTable'])
  })
})

describe('a table of counties', () => {
  const header = 'county,stage,cv1,cv2,cv3,cv4,cv5,cv6,cv7,cv8'

  test.each(published.countyRows)('$county $stage has its published composite', ({ county, stage, cv, composite }) => {
    const table = read(`${header}\n${county},${stage},${cv.join(',')}`)
    if (table.kind !== 'counties') throw new Error(table.kind)
    expect(Math.abs(table.rows[0]!.composite! - composite)).toBeLessThanOrEqual(0.0005 + 1e-9)
    expect(judgeCountyRow(basic, table.rows[0]!)).toMatchObject({ limit: stage === 'primary' ? 0.65 : 0.55, verdict: 'met' })
  })

  test('a county that balances on the mean may fail where every coefficient is judged', () => {
    const table = read(`${header}\nx,primary,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.9`)
    if (table.kind !== 'counties') throw new Error(table.kind)
    expect(judgeCountyRow(basic, table.rows[0]!).verdict).toBe('met')
    expect(judgeCountyRow(quality, table.rows[0]!).verdict).toBe('short')
  })

  test('a coefficient that is missing leaves the composite unknown', () => {
    const table = read(`${header}\nx,小学,0.2,0.2,0.2,0.2,0.2,0.2,0.2,`)
    if (table.kind !== 'counties') throw new Error(table.kind)
    expect(table.rows[0]!.composite).toBeNull()
    expect(judgeCountyRow(basic, table.rows[0]!).verdict).toBe('unknown')
  })

  test('a county without a name, at no stage, with a word for a figure, is three faults', () => {
    expect(codesOf(read(`${header}\n,middle,x,0.2,0.2,0.2,0.2,0.2,0.2,0.2`))).toEqual(['2 county missingValue', '2 stage unknownStage', '2 cv1 notANumber'])
  })
})
