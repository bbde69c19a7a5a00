import type { StandardSummary } from '@junheng/contract/judgements.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { JudgedStage, Judgement, SchoolJudgement, StageJudgement, Verdict } from '@junheng/core/standard/judgement.ts'
import type { Cell, Sheet } from '../../documents/sheets.ts'

const stageWords = { primary: '小学', junior: '初中' } as const
const verdictWords = { met: '达标', short: '未达标', unknown: '未知', none: '无标准' } as const
const pointWords = { all: '计入全部教学点', fromFiftyPupils: '计入50人及以上教学点', none: '不计教学点' } as const

/** Two sheets a stage: the county's coefficients, and the schools with their values; faulty cells are filled. */
export function judgementSheets(standard: StandardSummary, judgement: Judgement, snapshot: SnapshotSummary): Sheet[] {
  const remarks = [
    `${standard.title.zh}（${standard.document}）；数据日期 ${snapshot.date}；快照 ${snapshot.id.slice(0, 12)}；来源 ${snapshot.fileNames.join('、')}`,
    `口径：${judgement.options.privateSchools ? '计入' : '不计'}民办学校；${pointWords[judgement.options.teachingPoints]}`,
  ]
  return (Object.entries(judgement.stages) as [JudgedStage, StageJudgement][]).flatMap(([stage, found]) => [
    countySheet(standard, stage, found, remarks),
    schoolSheet(standard, stage, found, remarks),
  ])
}

function countySheet(standard: StandardSummary, stage: JudgedStage, found: StageJudgement, remarks: readonly string[]): Sheet {
  const rows: Cell[][] = found.indicators.map(({ id, mean, s, cv, limit, verdict, threshold, met, short, unknown }) => [
    titleOf(standard, id),
    mean ?? '未知',
    s ?? '未知',
    marked(cv, verdict),
    limit,
    verdictWords[verdict],
    threshold,
    met,
    short,
    unknown,
  ])
  const composite: Cell[][] = found.compositeLimit === null ? [] : [['综合差异系数', null, null, marked(found.composite, found.verdict), found.compositeLimit, verdictWords[found.verdict], null, null, null, null]]
  return {
    name: `${stageWords[stage]}差异系数`,
    remarks,
    header: ['指标', '全县值', '标准差', '差异系数', '上限', '结论', '校级标准值', '达标校数', '未达标校数', '未知校数'],
    rows: [...composite, ...rows],
  }
}

function schoolSheet(standard: StandardSummary, stage: JudgedStage, found: StageJudgement, remarks: readonly string[]): Sheet {
  return {
    name: `${stageWords[stage]}学校`,
    remarks,
    header: ['学校', '标识码', '学生数', '结论', ...standard.indicators.flatMap(({ title, unit }) => [`${title.zh}（${unit.zh}）`, '缺口量'])],
    rows: found.schools.map((school) => [
      school.name,
      school.school,
      school.pupils,
      verdictWords[school.verdict],
      ...standard.indicators.flatMap(({ id }) => valueCells(school, id)),
    ]),
  }
}

function valueCells({ values, verdicts, missing }: SchoolJudgement, id: string): Cell[] {
  return [marked(values[id] ?? null, verdicts[id] ?? 'unknown'), missing[id] ?? null]
}

function marked(value: number | null, verdict: Verdict): Cell {
  if (value === null) return { value: '未填报', mark: 'unknown' }
  return verdict === 'short' ? { value, mark: 'short' } : value
}

function titleOf({ indicators }: StandardSummary, id: string): string {
  return indicators.find((indicator) => indicator.id === id)?.title.zh ?? id
}
