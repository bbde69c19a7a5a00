import type { Fact, Title, Unit } from './standard.ts'

/** The words of a trace in one language. */
export interface TraceWords {
  readonly cv: string
  readonly composite: string
  readonly mean: string
  readonly s: string
  readonly totalStock: string
  readonly totalPupils: string
  /** A fact of a school before its stages share it. */
  readonly whole: string
  /** What one stage counts of it. */
  readonly share: string
  readonly netted: string
  readonly title: (title: Title) => string
  readonly fact: (fact: Fact) => string
  readonly stage: (stage: string) => string
  readonly unit: (unit: Unit) => string
  readonly factUnit: (fact: Fact) => string
  readonly sumOf: (count: number) => string
  readonly spreadFormula: (schools: number, mean: string) => string
}

/** A figure as a formula shows it: at most four decimals, thousands apart by a thin blank; a question mark where it is not known. */
export function shown(value: number | null | undefined): string {
  if (value === null || value === undefined) return '?'
  const [whole = '', decimals] = String(Math.round(value * 10_000) / 10_000).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u2009')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

const facts: { readonly [fact in Fact]: Title & { readonly unit: Title } } = {
  pupils: { zh: '在校生数', en: 'Pupils', unit: { zh: '人', en: 'people' } },
  teachers: { zh: '专任教师数', en: 'Teachers', unit: { zh: '人', en: 'people' } },
  aboveDegreeTeachers: { zh: '高于规定学历教师数', en: 'Teachers above the required degree', unit: { zh: '人', en: 'people' } },
  midTitleTeachers: { zh: '中级及以上职称教师数', en: 'Teachers of middle title and above', unit: { zh: '人', en: 'people' } },
  backboneTeachers: { zh: '县级以上骨干教师数', en: 'Backbone teachers', unit: { zh: '人', en: 'people' } },
  artsSportsTeachers: { zh: '体育、艺术专任教师数', en: 'Sports and arts teachers', unit: { zh: '人', en: 'people' } },
  sharedArtsSportsTeachers: { zh: '交流轮岗、兼职、走教体艺教师数', en: 'Shared sports and arts teachers', unit: { zh: '人', en: 'people' } },
  teachingArea: { zh: '教学及辅助用房面积', en: 'Teaching and auxiliary floor area', unit: { zh: '㎡', en: 'm²' } },
  indoorSportsArea: { zh: '室内体育用房面积', en: 'Indoor sports area', unit: { zh: '㎡', en: 'm²' } },
  sportsArea: { zh: '运动场地面积', en: 'Sports ground area', unit: { zh: '㎡', en: 'm²' } },
  leasedSportsArea: { zh: '改造或租用的运动场地面积', en: 'Converted or leased sports area', unit: { zh: '㎡', en: 'm²' } },
  equipmentYuan: { zh: '教学仪器设备资产值', en: 'Teaching equipment', unit: { zh: '元', en: 'yuan' } },
  computers: { zh: '计算机台数', en: 'Computers', unit: { zh: '台', en: 'items' } },
  books: { zh: '图书册数', en: 'Books', unit: { zh: '册', en: 'items' } },
  multimediaRooms: { zh: '网络多媒体教室数', en: 'Networked multimedia rooms', unit: { zh: '间', en: 'rooms' } },
}

const chineseUnits: { readonly [unit in Unit]: string } = {
  'm2/pupil': '㎡/生',
  'yuan/pupil': '元/生',
  'items/pupil': '册（台）/生',
  'items/100 pupils': '台/百生',
  'rooms/100 pupils': '间/百生',
  'teachers/pupil': '人/生',
  'teachers/100 pupils': '人/百生',
}

const stageNames: { readonly [stage: string]: Title } = {
  primary: { zh: '小学', en: 'primary' },
  junior: { zh: '初中', en: 'junior' },
  senior: { zh: '高中', en: 'senior' },
}

export const traceWords: { readonly zh: TraceWords; readonly en: TraceWords } = {
  zh: {
    cv: '校际差异系数',
    composite: '综合差异系数',
    mean: '全县值',
    s: '标准差（按学生数加权）',
    totalStock: '全县总量',
    totalPupils: '全县学生数',
    whole: '全校',
    share: '拆分到本学段',
    netted: '计入后',
    title: (title) => title.zh,
    fact: (fact) => facts[fact].zh,
    stage: (stage) => stageNames[stage]?.zh ?? stage,
    unit: (unit) => chineseUnits[unit],
    factUnit: (fact) => facts[fact].unit.zh,
    sumOf: (count) => `${count} 项之和`,
    spreadFormula: (schools, mean) => `√(Σ 学生数 × (校值 − ${mean})² ÷ Σ 学生数)，${schools} 所学校`,
  },
  en: {
    cv: 'Coefficient of variation',
    composite: 'Composite coefficient',
    mean: 'County value',
    s: 'Standard deviation, weighted by pupils',
    totalStock: 'Stock of the county',
    totalPupils: 'Pupils of the county',
    whole: 'whole school',
    share: 'part of the stage',
    netted: 'as counted',
    title: (title) => title.en,
    fact: (fact) => facts[fact].en,
    stage: (stage) => stageNames[stage]?.en ?? stage,
    unit: (unit) => unit.replace('m2', 'm²'),
    factUnit: (fact) => facts[fact].unit.en,
    sumOf: (count) => `sum of ${count}`,
    spreadFormula: (schools, mean) => `√(Σ pupils × (value − ${mean})² ÷ Σ pupils), ${schools} schools`,
  },
}
