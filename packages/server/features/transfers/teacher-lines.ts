import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import type { PointItem, TransferRules } from '@junheng/core/planning/transfers/round.ts'
import { cellId } from '@junheng/core/planning/transfers/round-from.ts'
import type { Stage } from '@junheng/core/county/kinds.ts'
import type { FrozenTeacher } from '../../db/tables/transfers.ts'
import { textOf } from '../../documents/workbook/cell-values.ts'
import { teacherColumns, titlesFor, type TeacherColumn, type TeacherLine, type TeacherSheetReading } from '../../documents/transfers/teacher-sheet.ts'

export interface TakenLine {
  readonly name: string
  readonly school: string
  readonly content: FrozenTeacher
  readonly preferences: readonly string[]
}

export interface Known {
  readonly rules: TransferRules
  /** Cells of the round. */
  readonly cells: ReadonlySet<string>
}

const stages: Readonly<Record<string, Stage>> = { 小学: 'primary', 初中: 'junior', 高中: 'senior', 特教: 'special', 中职: 'vocational', 学前: 'preschool' }
export const stageNames = Object.fromEntries(Object.entries(stages).map(([name, stage]) => [stage, name])) as Readonly<Record<Stage, string>>

/** Every line as a teacher, or everything that is wrong with the sheet at once; a preference may be left empty. */
export function takeLines(reading: TeacherSheetReading, known: Known): { readonly faults: readonly PlacedFault[]; readonly teachers: readonly TakenLine[] } {
  const { sheet, titles, lines, refusal } = reading
  if (refusal !== null) return { faults: [{ sheet, row: null, column: null, value: null, ...refusal }], teachers: [] }
  const missing = titlesFor(known.rules.points, 0).filter((title) => !titles.includes(textOf(title)))
  if (missing.length > 0) return { faults: missing.map((column) => ({ sheet, row: null, column, value: null, zh: `缺少栏目“${column}”，请补上`, en: `The column ${column} is missing: add it.` })), teachers: [] }
  const seen = new Set<string>()
  const read = lines.map((line) => {
    const staffNo = line.cells[teacherColumns.staffNo]!
    const twice = seen.has(staffNo)
    seen.add(staffNo)
    return takeLine(line, known, { sheet, twice })
  })
  return { faults: read.flatMap(({ faults }) => faults), teachers: read.map(({ taken }) => taken) }
}

interface At {
  readonly sheet: string
  readonly twice: boolean
}

function takeLine(line: TeacherLine, { rules, cells }: Known, { sheet, twice }: At): { readonly faults: readonly PlacedFault[]; readonly taken: TakenLine } {
  const text = (column: TeacherColumn) => line.cells[teacherColumns[column]]!.trim()
  const home = cellId({ school: text('school'), stage: stages[text('stage')] ?? 'primary', subject: text('subject') })
  const licences = listed(text('licences')).map((pair) => pair.split('/')).map(([stage = '', subject = '']) => ({ stage: stages[stage], subject }))
  const fault = (column: string, value: string, zh: string, en: string): PlacedFault => ({ sheet, row: line.row, column, value, zh, en })
  const faults = [
    ...(text('staffNo') === '' ? [fault(teacherColumns.staffNo, '', '没有工号，请填写', 'There is no 工号: fill it in.')] : []),
    ...(twice ? [fault(teacherColumns.staffNo, text('staffNo'), '两行用了同一个工号，请核对后改正一行', 'Two lines have this 工号: check both and correct one.')] : []),
    ...(cells.has(home) ? [] : [fault(teacherColumns.subject, home, '本轮没有这所学校这个学段学科的岗位，请核对学校、学段、学科', 'The round has no such school, stage and subject: check all three.')]),
    ...(licences.length > 0 && licences.every(({ stage, subject }) => stage !== undefined && subject !== '') ? [] : [fault(teacherColumns.licences, text('licences'), '请写作“小学/语文、小学/道德与法治”', 'Write it as 小学/语文、小学/道德与法治.')]),
    ...(['serviceYears', 'points'] as const).filter((column) => !isAmount(text(column))).map((column) => fault(teacherColumns[column], text(column), '须是数', 'It must be a number.')),
    ...rules.points.flatMap((item) => itemFaults(item, line.cells[textOf(item.name)]!, fault)),
  ]
  const preferences = Array.from({ length: rules.maximumPreferences }, (_, i) => line.cells[`志愿${i + 1}`]?.trim() ?? '').filter((cell) => cell !== '')
  const unknown = preferences.filter((cell) => !cells.has(cell)).map((cell) => fault(`志愿${preferences.indexOf(cell) + 1}`, cell, '没有这个岗位，请写岗位编号（学校标识码/学段/学科）', 'There is no such cell: write its id (school/stage/subject).'))
  const content: FrozenTeacher = {
    id: text('staffNo'), cell: home, licences: licences.map(({ stage = 'primary', subject }) => ({ stage, subject })),
    facts: Object.fromEntries(rules.points.flatMap((item) => factOf(item, line.cells[textOf(item.name)]!))),
    points: Number(text('points')), serviceYears: Number(text('serviceYears')), assessed: isYes(text('assessed')), backbone: isYes(text('backbone')), aboveDegree: isYes(text('aboveDegree')),
    sheltered: isYes(text('sheltered')), avoid: listed(text('avoid')), near: listed(text('near')),
    ...(text('partner') !== '' && { partner: text('partner') }), ...(isYes(text('together')) && { together: true }),
  }
  return { faults: [...faults, ...unknown], taken: { name: text('name'), school: text('school'), content, preferences } }
}

type Fault = (column: string, value: string, zh: string, en: string) => PlacedFault

function itemFaults({ name, count }: PointItem, value: string, fault: Fault): readonly PlacedFault[] {
  if (value === '') return []
  if (count.by === 'levels') return levelIn(count.levels, value) !== undefined ? [] : [fault(name, value, `请填 ${Object.keys(count.levels).join('、')} 之一`, `It is one of ${Object.keys(count.levels).join(', ')}.`)]
  return isAmount(value) ? [] : [fault(name, value, '须是不小于 0 的数', 'It is a number from 0 up.')]
}

function factOf({ id, count }: PointItem, value: string): [string, number | string][] {
  return value === '' ? [] : [[id, count.by === 'levels' ? levelIn(count.levels, value)! : Number(value)]]
}

/** The level that a cell means, read as cells are: its brackets narrowed. */
const levelIn = (levels: Readonly<Record<string, number>>, value: string): string | undefined => Object.keys(levels).find((level) => textOf(level) === value)

const isAmount = (value: string): boolean => value !== '' && Number(value) >= 0
const isYes = (value: string): boolean => value === '是'
const listed = (value: string): readonly string[] => value.split(/[、,，;；\s]+/).filter((each) => each !== '')

const yes = (holds: boolean | undefined): string => (holds === true ? '是' : '否')

/** The same line, to be written. */
export function lineOf({ rules }: Pick<Known, 'rules'>, { name, school, content, preferences }: TakenLine): Readonly<Record<string, string | number>> {
  const [, stage, subject] = content.cell.split('/') as [string, Stage, string]
  const own: { readonly [column in TeacherColumn]: string | number } = {
    staffNo: content.id, name, school, stage: stageNames[stage], subject, licences: content.licences.map((each) => `${stageNames[each.stage]}/${each.subject}`).join('、'), serviceYears: content.serviceYears,
    assessed: yes(content.assessed), backbone: yes(content.backbone), aboveDegree: yes(content.aboveDegree), sheltered: yes(content.sheltered), avoid: content.avoid.join('、'), near: content.near.join('、'),
    partner: content.partner ?? '', together: content.together === true ? '是' : '', points: content.points,
  }
  return {
    ...Object.fromEntries(Object.entries(own).map(([column, value]) => [teacherColumns[column as TeacherColumn], value])),
    ...Object.fromEntries(rules.points.map((item) => [item.name, content.facts[item.id] ?? ''])),
    ...Object.fromEntries(preferences.map((cell, i) => [`志愿${i + 1}`, cell])),
  }
}
