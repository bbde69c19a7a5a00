import type { Cure } from '@junheng/core/planning/forecast/class-sizes.ts'
import type { Estimate } from '@junheng/core/planning/forecast/intervals.ts'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import { textTable } from '../tables/text-table.ts'
import type { Language } from './arguments.ts'

const areaWords = { zh: { town: '城区', rural: '乡村' }, en: { town: 'town', rural: 'country' } } as const
const stageWords = { zh: { primary: '小学', junior: '初中' }, en: { primary: 'primary', junior: 'junior' } } as const

/** The forecast for a terminal: the county, the rebound list, planned schools, the back-test. */
export function forecastReport(summary: ForecastSummary, language: Language): string {
  const zh = language === 'zh'
  const { years, level } = summary
  const columns = [...years.keys()].filter((at) => at === 0 || at % 3 === 1)
  const head = [zh ? '区域学段' : 'area, stage', zh ? '现有学位' : 'places', ...columns.map((at) => String(years[at]))]
  const rows = summary.areas.map((row) => [`${areaWords[language][row.area]} ${stageWords[language][row.stage]}`, String(row.places), ...columns.map((at) => written(row.years[at]!, at === 0))])
  return [
    zh ? `起点 ${summary.base}，区间 ${level * 100}%` : `From ${summary.base}, intervals of ${level * 100}%`,
    textTable(head, rows),
    '',
    ...reboundLines(summary, language),
    '',
    ...plannedLines(summary, language),
    '',
    ...backTestLines(summary, language),
  ].join('\n')
}

const written = ({ value, low, high }: Estimate, sure: boolean): string => (sure ? String(value) : `${value} (${low}–${high ?? '?'})`)

function reboundLines({ rebounds, leaving, oversizeFrom }: ForecastSummary, language: Language): readonly string[] {
  const zh = language === 'zh'
  return [
    zh ? `反弹清单：明年9月 ${rebounds.length} 个班升到 ${oversizeFrom} 人及以上；接近线而将毕业的 ${leaving.length} 个班` : `Rebound list: ${rebounds.length} classes of ${oversizeFrom} or more next September; ${leaving.length} near the line leave`,
    ...rebounds.map(({ schoolName, name, pupils, expected, cures }) => `  ${schoolName} ${name} ${pupils} → ${expected}${cures[0] === undefined ? '' : `；${cureWords(cures[0], language)}`}`),
  ]
}

function cureWords(cure: Cure, language: Language): string {
  const zh = language === 'zh'
  if (cure.kind === 'steerNewcomers') return zh ? `转入的 ${cure.children} 人编入小班，0 元` : `${cure.children} newcomers into smaller classes, 0 yuan`
  if (cure.kind === 'sendNewcomers') return zh ? `转入的 ${cure.children} 人去${cure.toName}，0 元` : `${cure.children} newcomers to ${cure.toName}, 0 yuan`
  return zh ? `增开一班，每年 ${cure.yuan} 元` : `one class more, ${cure.yuan} yuan a year`
}

function plannedLines({ planned }: ForecastSummary, language: Language): readonly string[] {
  const zh = language === 'zh'
  return planned.map(({ id, name, places, halfEmptyFrom, years }) => {
    const in2029 = years.find(({ year }) => year === 2029)
    const use = in2029 === undefined ? '' : zh ? `2029 年服务区 ${in2029.children} 人` : `${in2029.children} children in its area in 2029`
    const verdict = halfEmptyFrom === null ? (zh ? '用得上' : 'needed') : zh ? `${halfEmptyFrom} 年起半空` : `half empty from ${halfEmptyFrom}`
    return `${id} ${name}: ${places} · ${use} · ${verdict}`
  })
}

function backTestLines({ backTest }: ForecastSummary, language: Language): readonly string[] {
  const zh = language === 'zh'
  if (backTest === null) return [zh ? '快照少于三年，没有回测。' : 'Fewer than three snapshots: no back-test.']
  const { from, year, cells, coverage, level, county, countyActual } = backTest
  const share = `${(coverage * 100).toFixed(1)}%`
  return [
    zh
      ? `回测：用 ${from.join('、')} 预测 ${year}：${cells} 个“学校×年级”中 ${share} 落在 ${level * 100}% 区间内；全县预测 ${county.value}（${county.low}–${county.high}），实际 ${countyActual}`
      : `Back-test: ${year} from ${from.join(', ')}: ${share} of ${cells} cells inside their ${level * 100}% interval; county ${county.value} (${county.low}–${county.high}), actual ${countyActual}`,
  ]
}
