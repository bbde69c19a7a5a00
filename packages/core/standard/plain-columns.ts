import { halfWidth } from './plain-cells.ts'
import type { Fact } from './standard.ts'

/** A cell that cannot be used, with what to do about it. Rows count from 1, the header included. */
export interface TableError {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly code: TableErrorCode
  readonly zh: string
  readonly en: string
}

export type TableErrorCode = keyof typeof reasons

const reasons = {
  emptyTable: ['表中没有数据行，请至少填一所学校。', 'The table has no rows. Give at least one school.'],
  missingColumn: ['缺少必需的列，请补上这一列。', 'A required column is missing. Add it.'],
  duplicateColumn: ['这一列出现了两次，请只留一列。', 'This column appears twice. Keep one.'],
  unknownUnit: ['不认识括号中的单位，请用元、万元、平方米、人、台、册、间之一。', 'The unit in brackets is not known. Use yuan, m² or a plain count.'],
  missingValue: ['这一格必须填写。', 'This cell must be filled in.'],
  unknownStage: ['学段应为小学、初中、九年一贯制、完全中学或十二年一贯制。', 'The stage must be primary, junior, nine-year, complete-secondary or twelve-year.'],
  notANumber: ['不是数字；没有上报的请留空，不要填符号。', 'Not a number. Leave the cell empty where nothing was reported.'],
  negative: ['不能小于零，请核对。', 'It cannot be below nought. Check it.'],
  notWhole: ['人数应为整数。', 'People are counted in whole numbers.'],
  duplicateRow: ['同一学校同一学段出现了两次，请合并或删去一行。', 'This school and stage appear twice. Merge or remove one row.'],
  pupilsNotByStage: ['多学段学校须分别填写各学段学生数。', 'A school of several stages needs its pupils by stage.'],
  pupilsDoNotAddUp: ['各学段学生数之和与学生数不符。', 'The pupils by stage do not add up to the pupils.'],
} as const satisfies Record<string, readonly [string, string]>

export function tableError(code: TableErrorCode, row: number, column: string, value: string): TableError {
  const [zh, en] = reasons[code]
  return { row, column, value, code, zh, en }
}

const teacherColumns = ['teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers'] as const satisfies readonly Fact[]
export type TeacherColumn = (typeof teacherColumns)[number]
type StagedColumn = `${'pupils' | TeacherColumn}${'Primary' | 'Junior'}`
export type NumberColumn = Fact | StagedColumn | 'pupilsSenior'
export type PlainColumn = 'school' | 'stage' | NumberColumn

/** Names in Chinese, and other names in use; definitions.md §1. Units in brackets are dropped before. */
const chineseNames: { readonly [column in 'school' | 'stage' | Fact]: readonly string[] } = {
  school: ['学校', '学校名称'],
  stage: ['学段', '办学类型'],
  pupils: ['学生数', '在校生数', '在校学生数'],
  teachingArea: ['教学及辅助用房面积', '教学及辅助用房'],
  sportsArea: ['体育运动场馆面积', '运动场地面积', '体育运动场馆'],
  indoorSportsArea: ['室内体育用房面积', '室内体育用房'],
  leasedSportsArea: ['租用运动场地面积'],
  equipmentYuan: ['教学仪器设备值', '教学仪器设备资产值'],
  computers: ['计算机台数', '计算机数', '计算机'],
  books: ['图书册数', '图书数', '图书'],
  teachers: ['专任教师数', '专任教师'],
  aboveDegreeTeachers: ['高于规定学历教师数', '高于规定学历教师'],
  midTitleTeachers: ['中级及以上职称教师数', '中级及以上专业技术职务教师数', '中级及以上教师数'],
  backboneTeachers: ['骨干教师数', '县级以上骨干教师数', '骨干教师'],
  artsSportsTeachers: ['体育艺术专任教师数', '体艺专任教师数', '体育、艺术专任教师数', '体艺教师数'],
  sharedArtsSportsTeachers: ['走教体艺教师数'],
  multimediaRooms: ['网络多媒体教室数', '网络多媒体教室', '多媒体教室数'],
}

const columnByName: ReadonlyMap<string, PlainColumn> = new Map([
  ...Object.entries(chineseNames).flatMap(([column, names]) => [column, ...names].map((name) => [plainName(name), column as PlainColumn] as const)),
  ...(['pupils', ...teacherColumns] as const).flatMap((column) => [column, ...chineseNames[column]].flatMap((name) => stagedNames(column, name))),
])

function stagedNames(column: 'pupils' | TeacherColumn, name: string): readonly (readonly [string, PlainColumn])[] {
  const english = name === column
  const staged: (readonly [string, PlainColumn])[] = [
    [plainName(english ? `${name}Primary` : `小学${name}`), `${column}Primary`],
    [plainName(english ? `${name}Junior` : `初中${name}`), `${column}Junior`],
  ]
  return column === 'pupils' ? [...staged, [plainName(english ? 'pupilsSenior' : `高中${name}`), 'pupilsSenior']] : staged
}

/** A header cell read: which column it is (null where it is none of ours), and what one of its units is worth. */
export interface Header {
  readonly index: number
  readonly name: string
  readonly column: PlainColumn | null
  /** Null where the unit in brackets is not known. */
  readonly factor: number | null
}

const unitFactors: ReadonlyMap<string, number> = new Map([
  ...['元', 'yuan', '平方米', 'm2', '㎡', '人', '台', '册', '间', '名', '个'].map((unit) => [unit.normalize('NFKC').toLowerCase(), 1] as const),
  ['万元', 10_000],
])

export function readHeader(name: string, index: number): Header {
  const [, title = '', unit] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(halfWidth(name)) ?? []
  const column = columnByName.get(plainName(title)) ?? null
  return { index, name, column, factor: unit === undefined ? 1 : (unitFactors.get(unit.trim().toLowerCase()) ?? null) }
}

function plainName(name: string): string {
  return halfWidth(name).replace(/\s+/g, '').toLowerCase()
}
