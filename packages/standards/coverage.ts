import type { ByStage, Source, Standard } from '@junheng/core/standard/standard.ts'
import { loadStandard, standardIds } from './load.ts'

const certainties = { verified: '原文已核', implemented: '见于实施材料', memory: '凭记忆，待核' } as const

/** docs/standards-coverage.md, from the standards themselves: what is covered, by which clause, and how sure we are. */
export function coverageDocument(): string {
  return [heading, ...standardIds.map((id) => standardSection(loadStandard(id))), outlook].join('\n\n').concat('\n')
}

const heading = `# What of the standards is covered · 标准覆盖情况

Written from packages/standards by \`npx tsx scripts/standards-coverage.ts\`; a test compares. How sure: 原文已核 = the text was seen; 见于实施材料 = seen as
implemented by a county or city, not in the ministry's text; 凭记忆，待核 = from memory, to be checked before an official report prints it.
Every line, limit and switch is data with an effective date and may be overridden by region.`

const outlook = `## Not covered yet

县域学前教育普及普惠（教督〔2020〕1号）; the province's own minimum standards behind 基本均衡 (each province sets its items and lines: an override file
per region, as \`basic-2012/x-city.override.yaml\`); 政府工作 17 项 of 基本均衡; the survey samples behind 社会认可度.`

function standardSection(standard: Standard): string {
  const measured = standard.checklist.filter(({ measuredBy }) => measuredBy !== undefined).length
  return [
    `## ${standard.title.zh} · ${standard.title.en}\n\n${standard.document}, ${standard.issuedOn}. \`${standard.id}\``,
    table(['指标', 'id', '小学', '初中', '条款', '确定程度', '核对日期'], standard.indicators.map(indicatorRow)),
    table(['规则', '内容', '条款', '确定程度', '核对日期'], ruleRows(standard)),
    ...(standard.checklist.length > 0
      ? [
          `其余各项 ${standard.checklist.length} 项（含一票否决），其中 ${measured} 项由快照实测，其余凭佐证填报：`,
          table(['项', '内容', '实测', '确定程度'], standard.checklist.map(({ id, title, measuredBy, source }) => [id, title.zh, measuredBy ? '是' : '', certainties[source.certainty]])),
        ]
      : []),
  ].join('\n\n')
}

function indicatorRow({ id, title, rules }: Standard['indicators'][number]): string[] {
  const { source, atLeast } = rules.at(-1)!
  return [title.zh, `\`${id}\``, `${atLeast?.primary ?? '—'}`, `${atLeast?.junior ?? '—'}`, ...sourceCells(source)]
}

function ruleRows({ schoolRule, countyRule, split, scope, specialCases }: Standard): string[][] {
  const limit = countyRule.rules.at(-1)!
  const school = schoolRule === null ? [] : [['学校', `至少 ${schoolRule.atLeastMet} 项达标，余项不低于 ${schoolRule.floorShare * 100}%`, ...sourceCells(schoolRule.source)]]
  return [
    ...school,
    ['县', `${countyRule.kind === 'composite' ? '综合差异系数' : '每项差异系数'} ≤ ${byStage(limit.atMost)}`, ...sourceCells(limit.source)],
    ['拆分', `九年一贯 1:${split.nineYear.junior}；完全中学 1:${split.completeSecondary.senior}；十二年一贯 1:${split.twelveYear.junior}:${split.twelveYear.senior}`, ...sourceCells(split.source)],
    ['口径', `民办${scope.defaults.privateSchools ? '计入' : '不计'}；教学点 ${scope.defaults.teachingPoints}`, ...sourceCells(scope.source)],
    ...specialCases.map(({ title, source }) => ['特殊情形', title.zh, ...sourceCells(source)]),
  ]
}

function byStage({ primary, junior }: ByStage): string {
  return `${primary}（小学）、${junior}（初中）`
}

function sourceCells({ document, clause, certainty, checkedOn }: Source): string[] {
  return [`${document} ${clause}`, certainties[certainty], checkedOn]
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
