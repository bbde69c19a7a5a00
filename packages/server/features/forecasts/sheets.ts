import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import type { Sheet } from '../../documents/sheets.ts'

const stageWords = { primary: '小学', junior: '初中' } as const
const areaWords = { town: '城区', rural: '乡村' } as const

/** 学位预测表: county, schools, settlements, classes about to pass the line, planned schools, back-test. */
export function forecastSheets(summary: ForecastSummary): readonly Sheet[] {
  const { years, level, base } = summary
  const remarks = [`起点：${base} 快照；区间：${Math.round(level * 100)}%；大班额：${summary.oversizeFrom} 人及以上`]
  const yearColumns = years.map((year) => `${year}年`)
  return [
    {
      name: '全县',
      remarks,
      header: ['区域', '学段', '现有学位', ...years.flatMap((year) => [`${year}年`, '下限', '上限'])],
      rows: summary.areas.map((row) => [areaWords[row.area], stageWords[row.stage], row.places, ...row.years.flatMap(({ value, low, high }) => [value, low, high])]),
    },
    {
      name: '分校',
      remarks,
      header: ['学校', '标识码', '学段', '班数', '现有学位', ...yearColumns],
      rows: summary.schools.map((row) => [row.name, row.id, stageWords[row.stage], row.classes, row.places, ...row.years.map(({ value }) => value)]),
    },
    {
      name: '分村居',
      remarks,
      header: ['村居', '编号', '学段', ...yearColumns],
      rows: summary.settlements.flatMap((row) => (['primary', 'junior'] as const).map((stage) => [row.name, row.id, stageWords[stage], ...row[stage]])),
    },
    {
      name: '反弹清单',
      remarks,
      header: ['学校', '班级', '现有', '明年9月', '上限', '最省的办法'],
      rows: summary.rebounds.map((row) => [row.schoolName, row.name, row.pupils, row.expected, row.high, cureWords(row.cures[0])]),
    },
    {
      name: '在建学校',
      remarks,
      header: ['学校', '学位', '开学', '年份', '服务区学生', '使用率'],
      rows: summary.planned.flatMap((school) => school.years.map(({ year, children, use }) => [school.name, school.places, school.opens, year, children, Math.round(use * 1000) / 1000])),
    },
  ]
}

function cureWords(cure: ForecastSummary['rebounds'][number]['cures'][number] | undefined): string {
  if (cure === undefined) return '—'
  if (cure.kind === 'steerNewcomers') return `转入的${cure.children}人编入同年级人数较少的班，不花钱`
  if (cure.kind === 'sendNewcomers') return `转入的${cure.children}人安排到${cure.toName}，不花钱`
  return `增开一个班，需教师${cure.teachers}人，每年约${cure.yuan}元`
}
