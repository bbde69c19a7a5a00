import type { ChangeSplit, HeadlinePart, JudgedStage, Judgement, JudgementNote, SchoolJudgement, StageJudgement } from '@junheng/core/standard/judgement.ts'
import type { SplitRow } from '@junheng/core/standard/plain-table.ts'
import type { Indicator, Standard } from '@junheng/core/standard/standard.ts'
import { textTable } from '../tables/text-table.ts'
import type { Language } from './arguments.ts'
import type { JudgedCounty, JudgedRows } from './judge-file.ts'
import { judgeWords, type JudgeWords } from './judge-words.ts'

/** A judgement for a terminal: the weakest part first, then a table a stage. Figures are rounded here and nowhere before. */
export function reportOf(judged: JudgedCounty | JudgedRows, standard: Standard, language: Language): string {
  const page = { standard, language, words: judgeWords[language] }
  const parts = judged.kind === 'counties' ? countyRows(judged, page) : countyReport(judged, page)
  return parts.filter((part) => part !== '').join('\n\n')
}

interface Page {
  readonly standard: Standard
  readonly language: Language
  readonly words: JudgeWords
}

function countyReport({ judgement, splits, ignoredColumns, change }: JudgedCounty, page: Page): string[] {
  const { words } = page
  return [
    headline(judgement, page),
    heading(judgement, page),
    ...(Object.entries(judgement.stages) as [JudgedStage, StageJudgement][]).flatMap(([stage, found]) => stageReport(stage, found, page)),
    splits.length === 0 ? '' : `${words.split}\n${splitTable(splits, page)}`,
    change.length === 0 ? '' : `${words.change}\n${changeTable(change, page)}`,
    [...judgement.notes.map((note) => noteText(note, words)), ...(ignoredColumns.length > 0 ? [words.ignored(ignoredColumns.join('、'))] : [])].join('\n'),
  ]
}

function headline({ headline: { verdict, parts } }: Judgement, page: Page): string {
  const weakest = parts.slice(0, 5).map((part) => `  ${page.words.verdicts[part.verdict]}  ${partText(part, page)}`)
  return [`${page.words.verdicts[verdict]}${page.words.weakest(weakest.length > 0)}`, ...weakest].join('\n')
}

function partText({ stage, what, indicator, value, limit }: HeadlinePart, page: Page): string {
  const { words } = page
  if (what === 'schoolsMeeting') return `${words.stages[stage]} ${words.schoolsMeeting} ${share(value)}${words.mustBeAll}`
  const name = what === 'composite' ? words.composite : `${titleOf(indicator ?? '', page)} ${words.cv}`
  return `${words.stages[stage]} ${name} ${rounded(value)}${words.atMost(limit.toFixed(2))}`
}

function heading({ date, options }: Judgement, { standard, language, words }: Page): string {
  return [
    `${standard.title[language]}（${standard.document}）`,
    ...(date ? [words.date(date)] : []),
    words.privateSchools[options.privateSchools ? 'yes' : 'no'],
    words.points[options.teachingPoints],
  ].join(' · ')
}

function stageReport(stage: JudgedStage, found: StageJudgement, page: Page): string[] {
  const { words } = page
  const { schoolCount, pupils, composite, compositeLimit, verdict, indicators, schools } = found
  const line = compositeLimit === null ? '' : ` · ${words.composite} ${rounded(composite)} (${exact(composite)})${words.atMost(compositeLimit.toFixed(2))} ${words.verdicts[verdict]}`
  const rows = indicators.map(({ id, mean, cv, limit, verdict, threshold, met, short, unknown }) => [
    titleOf(id, page), figure(mean), rounded(cv), exact(cv), limit === null ? '' : limit.toFixed(2), limit === null ? '' : words.verdicts[verdict],
    ...(threshold === null ? ['', '', '', ''] : [figure(threshold), String(met), String(short), String(unknown)]),
  ])
  const table = textTable(words.indicatorHeader, rows)
  return [`${words.stages[stage]} · ${words.counted(schoolCount, pupils)}${line}\n${table}`, schoolsBelow(schools, page)]
}

/** At most this many schools are listed; `--json` has them all. */
const listed = 20

function schoolsBelow(schools: readonly SchoolJudgement[], page: Page): string {
  const { words } = page
  const below = schools.filter(({ verdict }) => verdict === 'short')
  if (below.length === 0) return ''
  const rows = below.slice(0, listed).map(({ name, pupils, values, verdicts }) => {
    const short = Object.entries(verdicts).filter(([, verdict]) => verdict === 'short')
    return `  ${name} (${pupils})  ${short.map(([id]) => `${titleOf(id, page)} ${figure(values[id] ?? null)}`).join('；')}`
  })
  const more = below.length > listed ? [`  ${words.more(below.length - listed)}`] : []
  return [words.schoolsBelow(below.length, schools.length), ...rows, ...more].join('\n')
}

function splitTable(splits: readonly SplitRow[], { words }: Page): string {
  const rows = splits.flatMap(({ school, split: { primary = {}, junior = {} } }) =>
    Object.keys({ ...primary, ...junior }).map((fact) => [`${school} ${words.facts[fact] ?? fact}`, figure(primary[fact as keyof typeof primary] ?? null), figure(junior[fact as keyof typeof junior] ?? null)]),
  )
  return textTable([words.school, words.stages.primary, words.stages.junior], rows)
}

function changeTable(change: readonly ChangeSplit[], page: Page): string {
  const rows = change.map(({ stage, indicator, before, after, real, scope, schoolsInBoth }) => {
    const name = indicator === 'composite' ? page.words.composite : titleOf(indicator, page)
    return [`${page.words.stages[stage]} ${name}`, rounded(before), rounded(after), signed(before === null || after === null ? null : after - before), signed(real), signed(scope), String(schoolsInBoth)]
  })
  return textTable(page.words.changeHeader, rows)
}

function countyRows({ rows }: JudgedRows, { words, standard, language }: Page): string[] {
  const table = rows.map(({ county, stage, cv, composite, limit, verdict }) => [county, words.stages[stage], ...cv.map(rounded), rounded(composite), limit === null ? '' : limit.toFixed(2), words.verdicts[verdict]])
  const columns = Math.max(...rows.map(({ cv }) => cv.length))
  const header = [words.county, words.stage, ...Array.from({ length: columns }, (_, i) => String(i + 1)), words.composite, words.limit, words.verdict]
  const worst = (['short', 'unknown', 'met'] as const).find((verdict) => rows.some((row) => row.verdict === verdict)) ?? 'none'
  return [`${words.verdicts[worst]}${words.ofCounties(rows.filter(({ verdict }) => verdict === 'short').length, rows.length)}`, `${standard.title[language]}（${standard.document}）`, textTable(header, table)]
}

function noteText({ code, details }: JudgementNote, words: JudgeWords): string {
  const said = Object.values(details).join(' · ')
  return `${words.notes[code]}${said === '' ? '' : `（${said}）`}`
}

function titleOf(id: Indicator['id'], { standard, language }: Page): string {
  return standard.indicators.find((indicator) => indicator.id === id)?.title[language] ?? id
}

const rounded = (value: number | null): string => (value === null ? '?' : value.toFixed(3))
const exact = (value: number | null): string => (value === null ? '?' : value.toFixed(6))
const signed = (value: number | null): string => (value === null ? '?' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`)
const share = (value: number | null): string => (value === null ? '?' : `${(Math.floor(value * 1000) / 10).toFixed(1)} %`)

/** One place from a hundred up, two from one up, four below; no noughts at the end. */
function figure(value: number | null): string {
  if (value === null) return '?'
  const size = Math.abs(value)
  return String(Number(value.toFixed(size >= 100 ? 1 : size >= 1 ? 2 : 4)))
}
