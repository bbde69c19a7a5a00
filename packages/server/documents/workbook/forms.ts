import type { Stage } from '@junheng/core/county/kinds.ts'

/**
 * The forms of the official statistics workbook that a snapshot is read from (rules.md §2.8), as they are since 2021: header
 * trees, row labels and nothing else. What a cell means is said in `official-facts.ts`.
 * Sheets are named `教基NNNN_学校类型`; each row begins with 标识码, 学校名称 and the form's own row labels (definitions.md §1).
 */
export interface Form {
  /** `教基3112`. */
  readonly code: string
  readonly title: string
  /** Of the number, the title or the columns: what was inferred and not seen in a published form. */
  readonly assumed?: string
  /** The stage a form is about; absent where it is about the school. */
  readonly stage?: Stage
  /** Headers of the row labels, left to right. */
  readonly labels: readonly string[]
  readonly rows: readonly FormRow[]
  readonly columns: readonly FormColumn[]
  /** A part that can never exceed its whole, and totals that must be the sum of their parts, by key. */
  readonly wholes?: readonly { readonly part: string; readonly whole: string }[]
  readonly sums?: readonly { readonly whole: string; readonly parts: readonly string[] }[]
}

export interface FormRow {
  readonly key: string
  readonly label: readonly string[]
}

export interface FormColumn {
  readonly key: string
  /** Header path from the top row down. */
  readonly path: readonly string[]
  readonly holds: 'count' | 'measure' | 'text'
  /** Printed with the header. */
  readonly unit?: '平方米' | '万元'
  /** Without this column the form cannot be read. */
  readonly required?: true
}

export const stageWords = {
  preschool: '学前', primary: '小学', junior: '初中', senior: '高中', vocational: '中职', special: '特教',
} as const satisfies Record<Stage, string>

export const stages = Object.keys(stageWords) as Stage[]

/** The row of a form that has no row labels. */
export const onlyRow: FormRow = { key: '', label: [] }

export const identityColumns = [
  { key: 'id', path: ['标识码'], holds: 'text', required: true },
  { key: 'name', path: ['学校名称'], holds: 'text' },
] as const satisfies readonly FormColumn[]

const text = (key: string, ...path: string[]): FormColumn => ({ key, path, holds: 'text' })
const count = (key: string, ...path: string[]): FormColumn => ({ key, path, holds: 'count' })
const area = (key: string, ...path: string[]): FormColumn => ({ key, path, holds: 'measure', unit: '平方米' })
const needed = (column: FormColumn): FormColumn => ({ ...column, required: true })

const identity: Form = {
  code: '教基1001', title: '学校（机构）基本情况', labels: [], rows: [onlyRow],
  columns: [
    needed(text('kind', '办学类型')),
    needed(text('countsAsSchool', '是否计校数')),
    needed(text('runBy', '举办者')),
    needed(text('township', '学校驻地', '乡镇（街道）代码')),
    needed(text('urbanRural', '学校驻地', '城乡分类')),
    text('boarding', '是否寄宿制学校'),
  ],
}

const backbone: Form = {
  code: '教基1102', title: '中小学校、幼儿园其他情况', labels: [], rows: [onlyRow],
  columns: stages.map((stage) => count(stage, `县级以上骨干教师（${stageWords[stage]}）`)),
}

export const classBands = ['25人及以下', '26-30人', '31-35人', '36-40人', '41-45人', '46-50人', '51-55人', '56-60人', '61-65人', '66人及以上'] as const

const classSizes = (code: string, stage: Stage, title: string): Form => ({
  code, title, stage, labels: [], rows: [onlyRow],
  columns: [count('classes', '班数', '合计'), ...classBands.map((band, index) => count(`band${index}`, '班数', band))],
  sums: [{ whole: 'classes', parts: classBands.map((_, index) => `band${index}`) }],
})

const grades = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级']

const pupils = (code: string, stage: Stage, title: string, gradeNames: readonly string[]): Form => ({
  code, title, stage, labels: [], rows: [onlyRow],
  columns: [
    count('graduates', '毕业生数'),
    count('entrants', '招生数'),
    needed(count('pupils', '在校生数', '合计')),
    count('girls', '在校生数', '其中：女'),
    count('boarders', '在校生数', '其中：寄宿生'),
    ...gradeNames.map((grade, index) => count(`grade${index + 1}`, '在校生数', grade)),
    count('leaving', '预计毕业生数'),
  ],
  wholes: [{ part: 'girls', whole: 'pupils' }],
})

const staff: Form = {
  code: '教基4149', title: '中小学教职工', labels: ['项目'],
  assumed: 'rows by stage below the total, for schools of several stages',
  rows: [
    { key: 'all', label: ['总计'] },
    ...stages.map((stage) => ({ key: stage, label: [stageWords[stage]] })),
    ...['女', '少数民族', '在编人员', '外籍教师'].map((label) => ({ key: label, label: [label] })),
  ],
  columns: [
    count('staff', '教职工数', '合计'), count('teachers', '教职工数', '专任教师'), count('administrators', '教职工数', '行政人员'),
    count('assistants', '教职工数', '教辅人员'), count('workers', '教职工数', '工勤人员'), count('others', '教职工数', '其他附设机构人员'),
    count('outside', '校外教师'), count('silverAge', '银龄教师'),
  ],
}

export const titleRows = ['fullSenior', 'senior', 'middle', 'junior', 'assistant', 'none'] as const
const titleWords = ['正高级', '副高级', '中级', '助理级', '员级', '未定职级']

const teacherTitles: Form = {
  code: '教基4153', title: '专任教师年龄、专业技术职务', labels: ['学段', '专业技术职务'],
  assumed: 'the stage as a row label',
  rows: stages.flatMap((stage) => [
    { key: `${stage}.all`, label: [stageWords[stage], '合计'] },
    ...titleRows.map((key, index) => ({ key: `${stage}.${key}`, label: [stageWords[stage], titleWords[index]!] })),
  ]),
  columns: [
    count('teachers', '合计'), count('women', '其中：女'),
    ...['24岁及以下', '25-29岁', '30-34岁', '35-39岁', '40-44岁', '45-49岁', '50-54岁', '55-59岁', '60岁及以上'].map((band) => count(band, band)),
  ],
  wholes: [{ part: 'women', whole: 'teachers' }],
}

export const degreeRows = ['doctor', 'master', 'bachelor', 'college', 'secondary', 'lower'] as const
const degreeWords = ['博士研究生', '硕士研究生', '本科', '专科', '高中阶段', '高中阶段以下']

const subjects = (code: string, title: string, of: readonly Stage[], assumed: string): Form => ({
  code, title, assumed, labels: ['学段', '学历'],
  rows: of.flatMap((stage) => [
    { key: `${stage}.all`, label: [stageWords[stage], '合计'] },
    ...degreeRows.map((key, index) => ({ key: `${stage}.${key}`, label: [stageWords[stage], degreeWords[index]!] })),
  ]),
  columns: [
    needed(count('teachers', '合计')), count('women', '其中：女'),
    ...['道德与法治', '语文', '数学', '外语', '科学', '物理', '化学', '生物', '历史', '地理', '历史与社会', '信息科技', '劳动', '综合实践活动']
      .map((subject) => count(subject, subject)),
    count('sports', '体育与健康'), count('arts', '艺术', '小计'), count('music', '艺术', '音乐'), count('fineArts', '艺术', '美术'),
    ...['心理健康', '校本课程', '其他', '本学年不授课'].map((subject) => count(subject, subject)),
  ],
  wholes: [{ part: 'women', whole: 'teachers' }, { part: 'sports', whole: 'teachers' }, { part: 'arts', whole: 'teachers' }],
})

const premises: Form = {
  code: '教基5176', title: '校舍情况', labels: [], rows: [onlyRow],
  columns: [
    area('floorArea', '本学年校舍建筑面积', '合计'),
    area('teachingArea', '本学年校舍建筑面积', '教学及辅助用房', '计'),
    area('indoorSportsArea', '本学年校舍建筑面积', '教学及辅助用房', '室内体育用房'),
    area('offices', '本学年校舍建筑面积', '行政办公用房'),
    area('livingRooms', '本学年校舍建筑面积', '生活用房'),
    area('otherRooms', '本学年校舍建筑面积', '其他用房'),
  ],
}

const equipment: Form = {
  code: '教基5377', title: '占地面积及其他办学条件', labels: [], rows: [onlyRow],
  assumed: 'the number',
  columns: [
    area('landArea', '占地面积', '合计'),
    area('green', '占地面积', '其中', '绿化用地面积'),
    area('sportsArea', '占地面积', '其中', '运动场地面积'),
    count('books', '图书'),
    count('computers', '计算机数', '合计'),
    count('multimediaRooms', '教室', '网络多媒体教室'),
    { key: 'equipment', path: ['固定资产总值', '教学仪器设备资产值'], holds: 'measure', unit: '万元' },
  ],
}

/** In the order in which the workbook shows them. */
export const forms: readonly Form[] = [
  identity,
  backbone,
  classSizes('教基2105', 'preschool', '幼儿园班额情况'),
  classSizes('教基2106', 'primary', '小学班额情况'),
  classSizes('教基2107', 'junior', '初中班额情况'),
  { ...classSizes('教基2108', 'senior', '高中班额情况'), assumed: 'the number' },
  { ...pupils('教基3109', 'preschool', '学前教育幼儿数', ['小班', '中班', '大班']), assumed: 'the number' },
  pupils('教基3112', 'primary', '小学分类型学生数', grades.slice(0, 6)),
  pupils('教基3115', 'junior', '初中分类型学生数', grades.slice(0, 4)),
  { ...pupils('教基3118', 'senior', '普通高中分类型学生数', grades.slice(0, 4)), assumed: 'the number' },
  { ...pupils('教基3122', 'vocational', '中等职业学校学生数', grades.slice(0, 4)), assumed: 'the number' },
  { ...pupils('教基3128', 'special', '特殊教育学生数', grades), assumed: 'the number' },
  staff,
  teacherTitles,
  subjects('教基4155', '义务教育阶段专任教师分课程、分学历', ['primary', 'junior'], 'the names of columns 4–16 and 21–23'),
  subjects('教基4156', '其他学段专任教师分课程、分学历', ['preschool', 'senior', 'vocational', 'special'], 'the number and the title'),
  premises,
  equipment,
]

export const formByCode: ReadonlyMap<string, Form> = new Map(forms.map((form) => [form.code, form]))

/** What stands for a stage: its pupils form. */
export const pupilForms = forms.filter((form) => form.columns.some(({ key }) => key === 'pupils'))

/** `form/row/column`: one cell of one school's return. */
export type CellAddress = string
export const address = (form: string, row: string, column: string): CellAddress => `${form}/${row}/${column}`

/** 举办者 codes (rules.md §10.3; 821 and 999 from memory there). */
export const runByCodes = { county: '831', otherPublic: '821', private: '999' } as const
/** What the sheet of a kind is called after the underscore. */
export const sheetName = (form: Form, kind: { readonly zh: string }) => `${form.code}_${kind.zh}`

