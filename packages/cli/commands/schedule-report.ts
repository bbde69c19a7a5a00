import type { NodeId, Project } from '@junheng/core/schedule/project.ts'
import type { Cliff, Schedule, ScheduledNode } from '@junheng/core/schedule/schedule-result.ts'
import type { workingDays } from '@junheng/core/schedule/working-days.ts'
import { textTable } from '../tables/text-table.ts'
import type { Language } from './arguments.ts'

interface Asked {
  readonly language: Language
  /** Each cliff in a sentence. */
  readonly cliffs: boolean
}

/** A schedule for a terminal: the goals, a table of nodes (* on the critical path), and the cliffs where asked for. */
export function scheduleReport(project: Project, found: Schedule, { language, cliffs }: Asked): string {
  const page = { words: allWords[language], nameOf: namesOf(project) }
  return [headline(found, page), nodeTable(found, page), ...(cliffs ? [cliffLines(found, page)] : [])].join('\n\n')
}

/** Years without a published notice in which working days are counted. */
export function assumedYears({ nodes }: Project, found: Schedule, { certaintyOf }: ReturnType<typeof workingDays>): readonly number[] {
  const counted = found.nodes.filter(({ id }) => nodes.some((node) => node.id === id && node.unit === 'working'))
  return [...new Set(counted.flatMap(yearsOf))].filter((year) => certaintyOf(year) === 'assumed').toSorted((a, b) => a - b)
}

function yearsOf({ start, finish }: ScheduledNode): readonly number[] {
  if (start === null) return []
  const [first, last] = [start, finish ?? start].map((day) => Number(day.slice(0, 4)))
  return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i)
}

interface Page {
  readonly words: ScheduleWords
  readonly nameOf: (id: NodeId) => string
}

function namesOf({ nodes }: Project): (id: NodeId) => string {
  const names = new Map(nodes.map(({ id, name }) => [id, name === id ? id : `${id} ${name}`]))
  return (id) => names.get(id) ?? id
}

function headline({ goals, lengthDays }: Schedule, { words, nameOf }: Page): string {
  return words.headline(goals.map(({ id, date }) => `${nameOf(id)} ${date ?? words.never}`).join(words.comma), lengthDays)
}

function nodeTable({ nodes, criticalPath }: Schedule, { words, nameOf }: Page): string {
  const critical = new Set(criticalPath)
  const rows = nodes.map(({ id, start, finish, slackDays, daysToCliff }) => [
    `${critical.has(id) ? '*' : ' '} ${nameOf(id)}`,
    start ?? words.never,
    finish ?? words.never,
    slackDays === null ? '—' : String(slackDays),
    daysToCliff === null ? '—' : String(daysToCliff),
  ])
  return `${textTable(words.header, rows)}\n${words.legend}`
}

function cliffLines({ nodes, goals }: Schedule, page: Page): string {
  const lines = nodes.flatMap((node) => node.cliffs.map((cliff) => cliffLine(node, cliff, cliff.goalId ?? goals[0]!.id, page)))
  return lines.length === 0 ? page.words.noCliff : lines.join('\n')
}

function cliffLine({ id }: ScheduledNode, { slipDays, goal, jumpDays }: Cliff, goalId: NodeId, { words, nameOf }: Page): string {
  const said = { node: nameOf(id), slipDays, goalName: nameOf(goalId) }
  return goal === null || jumpDays === null ? words.lostFor(said) : words.cliff({ ...said, goal, jumpDays })
}

interface SaidCliff {
  readonly node: string
  readonly slipDays: number
  readonly goalName: string
}

interface ScheduleWords {
  readonly headline: (goals: string, days: number | null) => string
  readonly comma: string
  readonly never: string
  readonly header: readonly string[]
  readonly legend: string
  readonly noCliff: string
  readonly cliff: (said: SaidCliff & { readonly goal: string; readonly jumpDays: number }) => string
  readonly lostFor: (said: SaidCliff) => string
}

const allWords: Readonly<Record<Language, ScheduleWords>> = {
  zh: {
    headline: (goals, days) => `目标：${goals}${days === null ? '' : `，全程 ${days} 天`}`,
    comma: '；',
    never: '五年内不能',
    header: ['  环节', '开始', '完成', '机动天数', '距临界天数'],
    legend: '* 关键线路；完成日是办完后的第一天；— 表示一年内没有临界、五年内不影响目标，或已办结',
    noCliff: '一年内没有临界点。',
    cliff: ({ node, slipDays, goalName, goal, jumpDays }) => `${node}：慢到第 ${slipDays} 天，${goalName} 就要等到 ${goal}，这一天多等 ${jumpDays} 天`,
    lostFor: ({ node, slipDays, goalName }) => `${node}：慢到第 ${slipDays} 天，${goalName} 五年内不能实现`,
  },
  en: {
    headline: (goals, days) => `goal: ${goals}${days === null ? '' : `, ${days} days from the start`}`,
    comma: '; ',
    never: 'never',
    header: ['  node', 'start', 'finish', 'slack', 'days to cliff'],
    legend: '* on the critical path; a finish is the first day after the work; — is no cliff within a year, no goal moved within five years, or done',
    noCliff: 'There is no cliff within a year.',
    cliff: ({ node, slipDays, goalName, goal, jumpDays }) => `${node}: the ${ordinal(slipDays)} day late puts ${goalName} at ${goal}; that day costs ${jumpDays} days`,
    lostFor: ({ node, slipDays, goalName }) => `${node}: with the ${ordinal(slipDays)} day late, ${goalName} is not reached within five years`,
  },
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
