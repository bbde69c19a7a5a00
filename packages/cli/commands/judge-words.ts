import type { JudgedStage, JudgementNote, JudgeOptions, Verdict } from '@junheng/core/standard/judgement.ts'

/** The words of a judgement on a terminal. */
export interface JudgeWords {
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly stages: Readonly<Record<JudgedStage, string>>
  readonly weakest: (any: boolean) => string
  readonly composite: string
  readonly cv: string
  readonly schoolsMeeting: string
  readonly mustBeAll: string
  readonly atMost: (limit: string) => string
  readonly date: (date: string) => string
  readonly privateSchools: { readonly yes: string; readonly no: string }
  readonly points: Readonly<Record<JudgeOptions['teachingPoints'], string>>
  readonly counted: (schools: number, pupils: number) => string
  readonly indicatorHeader: readonly string[]
  readonly schoolsBelow: (below: number, of: number) => string
  readonly more: (count: number) => string
  readonly split: string
  readonly change: string
  readonly changeHeader: readonly string[]
  readonly school: string
  readonly county: string
  readonly stage: string
  readonly limit: string
  readonly verdict: string
  readonly ofCounties: (short: number, of: number) => string
  readonly ignored: (columns: string) => string
  readonly facts: Readonly<Record<string, string>>
  readonly notes: Readonly<Record<JudgementNote['code'], string>>
}

const zh: JudgeWords = {
  verdicts: { met: '达标', short: '未达标', unknown: '未知', none: '无标准' },
  stages: { primary: '小学', junior: '初中' },
  weakest: (any) => (any ? '，最弱的在前：' : ''),
  composite: '综合差异系数',
  cv: '差异系数',
  schoolsMeeting: '达标学校占',
  mustBeAll: '（须全部达标）',
  atMost: (limit) => `（不高于 ${limit}）`,
  date: (date) => `数据日期 ${date}`,
  privateSchools: { yes: '计入民办学校', no: '不计民办学校' },
  points: { all: '计入全部教学点', fromFiftyPupils: '计入 50 人及以上教学点', none: '不计教学点' },
  counted: (schools, pupils) => `${schools} 所，学生 ${pupils} 人`,
  indicatorHeader: ['指标', '全县值', '差异系数', '未舍入', '上限', '结论', '校级线', '达标校', '未达标校', '未知校'],
  schoolsBelow: (below, of) => `未达标学校 ${below} 所，共 ${of} 所：`,
  more: (count) => `另有 ${count} 所，用 --json 查看全部。`,
  split: '多学段学校共用资源的拆分',
  change: '变化：真实部分 + 口径部分 = 变化',
  changeHeader: ['', '原', '现', '变化', '真实', '口径', '两期都有的学校'],
  school: '学校',
  county: '县',
  stage: '学段',
  limit: '上限',
  verdict: '结论',
  ofCounties: (short, of) => `：${of} 行中 ${short} 行未达标`,
  ignored: (columns) => `未使用的列：${columns}`,
  facts: {
    teachingArea: '教学及辅助用房面积', indoorSportsArea: '室内体育用房面积', sportsArea: '体育运动场馆面积', leasedSportsArea: '租用运动场地面积',
    equipmentYuan: '教学仪器设备值', computers: '计算机台数', books: '图书册数', multimediaRooms: '网络多媒体教室数',
  },
  notes: {
    indoorSportsTakenAsNetted: '未报室内体育用房面积，教学用房与运动场馆按已扣转计算',
    undividedTeachers: '多学段学校的教师未分学段填报，教师类指标按未知处理',
    provinceOverride: '按省、市口径',
    linesInferred: '上限的原文未核到，凭通行说法',
  },
}

const en: JudgeWords = {
  verdicts: { met: 'met', short: 'NOT MET', unknown: 'unknown', none: 'no line' },
  stages: { primary: 'primary', junior: 'junior' },
  weakest: (any) => (any ? ', weakest part first:' : ''),
  composite: 'composite CV',
  cv: 'CV',
  schoolsMeeting: 'schools that meet the rule',
  mustBeAll: ' (all must)',
  atMost: (limit) => ` (at most ${limit})`,
  date: (date) => `as of ${date}`,
  privateSchools: { yes: 'private schools counted', no: 'private schools left out' },
  points: { all: 'all teaching points counted', fromFiftyPupils: 'teaching points of 50 pupils and more counted', none: 'teaching points left out' },
  counted: (schools, pupils) => `schools: ${schools}, pupils: ${pupils}`,
  indicatorHeader: ['indicator', 'county', 'CV', 'unrounded', 'limit', 'verdict', 'line', 'met', 'short', 'unknown'],
  schoolsBelow: (below, of) => `${below} of ${of} schools do not meet the rule:`,
  more: (count) => `${count} more; --json lists all.`,
  split: 'Shared stock of multi-stage schools, divided',
  change: 'Change: real part + scope part = change',
  changeHeader: ['', 'before', 'after', 'change', 'real', 'scope', 'schools in both'],
  school: 'school',
  county: 'county',
  stage: 'stage',
  limit: 'limit',
  verdict: 'verdict',
  ofCounties: (short, of) => `: ${short} of ${of} rows are not met`,
  ignored: (columns) => `columns not used: ${columns}`,
  facts: {
    teachingArea: 'teaching area m²', indoorSportsArea: 'indoor sports area m²', sportsArea: 'sports area m²', leasedSportsArea: 'leased sports area m²',
    equipmentYuan: 'equipment yuan', computers: 'computers', books: 'books', multimediaRooms: 'multimedia rooms',
  },
  notes: {
    indoorSportsTakenAsNetted: 'indoor sports area was not reported: teaching and sports area are taken as netted',
    undividedTeachers: 'teachers of multi-stage schools were not given by stage: those indicators are unknown',
    provinceOverride: 'decisions of the province or city apply',
    linesInferred: 'the text of the limit was not seen; it is what is commonly quoted',
  },
}

export const judgeWords: Readonly<Record<'zh' | 'en', JudgeWords>> = { zh, en }
