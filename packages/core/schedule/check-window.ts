import { isCountedDate, isMonthDay } from './check-days.ts'
import type { Project, ProjectNode, SeasonDates, TermDates } from './project.ts'
import { called, type ProjectFault } from './project-fault.ts'
import { seasonDatesOf, termDatesOf } from './work.ts'

/** Faults of a node's window: its kind and its days must go together, and the days must exist. */
export function checkWindow(project: Project, node: ProjectNode): readonly ProjectFault[] {
  const { window } = node
  if (window === undefined) return [...stray(node, 'season'), ...stray(node, 'terms')]
  return window === 'term' ? [...stray(node, 'season'), ...checkTerms(project, node)] : [...stray(node, 'terms'), ...checkSeason(project, node)]
}

/** Days without the kind of window that they belong to would be passed over in silence. */
function stray(node: ProjectNode, field: 'season' | 'terms'): readonly ProjectFault[] {
  if (node[field] === undefined) return []
  const kinds = field === 'terms' ? 'term' : 'unsplittable / splittable'
  const { zh, en } = called(node)
  return [{ node: node.id, field, value: JSON.stringify(node[field]), zh: `${zh}写了 ${field}，但 window 不是 ${kinds}；补上 window 或删去 ${field}。`, en: `${en} has ${field}, but its window is not ${kinds}; add the window or remove ${field}.` }]
}

function checkSeason(project: Project, node: ProjectNode): readonly ProjectFault[] {
  if (node.season === undefined) return [missing(node, 'season')]
  if (isUnknown(project, node.season)) return [unknownWindow(node, 'season', node.season)]
  const dates = seasonDatesOf(project, node)
  const { yearly, dated = [] } = dates
  if (yearly === undefined && dated.length === 0) return [empty(node, 'season')]
  if (!isSeason(dates)) return [notThatKind(node, 'season')]
  const days = [...(yearly ?? []).filter((day) => !isMonthDay(day)).map(written), ...dated.flat().filter((date) => !isCountedDate(date))]
  const backwards = dated.filter(([from, to]) => to < from).map(([from, to]) => `${from} – ${to}`)
  return [...days.map((day) => impossible(node, 'season', day)), ...backwards.map((span) => endsFirst(node, span))]
}

function checkTerms(project: Project, node: ProjectNode): readonly ProjectFault[] {
  if (node.terms === undefined) return [missing(node, 'terms')]
  if (isUnknown(project, node.terms)) return [unknownWindow(node, 'terms', node.terms)]
  const dates = termDatesOf(project, node)
  const { yearly = [], dated = [] } = dates
  if (yearly.length === 0 && dated.length === 0) return [empty(node, 'terms')]
  if (!isTerms(dates)) return [notThatKind(node, 'terms')]
  const days = [...yearly.filter((day) => !isMonthDay(day)).map(written), ...dated.filter((date) => !isCountedDate(date))]
  return days.map((day) => impossible(node, 'terms', day))
}

const isUnknown = ({ windows = {} }: Project, days: unknown): days is string => typeof days === 'string' && !Object.hasOwn(windows, days)

/** A named window may be of the other kind; both write their days alike, apart from spans. */
const isSeason = ({ yearly, dated = [] }: SeasonDates) => (yearly === undefined || yearly.length === 2) && dated.every((span) => Array.isArray(span))
const isTerms = ({ yearly = [], dated = [] }: TermDates) => yearly.every((day) => Array.isArray(day)) && dated.every((day) => typeof day === 'string')

const written = ([month, day]: readonly [number, number]) => `${month}-${day}`

function missing(node: ProjectNode, field: 'season' | 'terms'): ProjectFault {
  const { zh, en } = called(node)
  return { node: node.id, field, value: null, zh: `${zh}的 window 是 ${node.window}，但没有写 ${field}；写明日期或窗口名。`, en: `${en} has the window ${node.window} but no ${field}; write its days or the name of a window.` }
}

function unknownWindow(node: ProjectNode, field: string, value: string): ProjectFault {
  const { zh, en } = called(node)
  return { node: node.id, field, value, zh: `${zh}用的窗口 ${value} 不在项目的 windows 里，县历里也没有；改正名称或补上窗口。`, en: `${en} uses the window ${value}, which neither the project’s windows nor the county’s calendar have; correct the name or add the window.` }
}

function empty(node: ProjectNode, field: string): ProjectFault {
  const { zh, en } = called(node)
  return { node: node.id, field, value: '[]', zh: `${zh}的 ${field} 没有一天；至少写一个。`, en: `${en} has no day in its ${field}; write one at least.` }
}

function notThatKind(node: ProjectNode, field: 'season' | 'terms'): ProjectFault {
  const { zh, en } = called(node)
  const value = JSON.stringify(node[field])
  const [should, shouldEn] = field === 'season' ? ['应写起止两天', 'a season has a first and a last day'] : ['应逐个写开学日', 'terms are single days']
  return { node: node.id, field, value, zh: `${zh}的 ${field} ${value} ${should}。`, en: `${en} has the ${field} ${value}; ${shouldEn}.` }
}

function impossible(node: ProjectNode, field: string, value: string): ProjectFault {
  const { zh, en } = called(node)
  return { node: node.id, field, value, zh: `${zh}的 ${field} 里 ${value} 不是日历上的一天；改成有的日子。`, en: `${en} has ${value} in its ${field}, which is no day of the calendar; write one that is.` }
}

function endsFirst(node: ProjectNode, value: string): ProjectFault {
  const { zh, en } = called(node)
  return { node: node.id, field: 'season', value, zh: `${zh}的时段 ${value} 止日早于起日；对调或改正。`, en: `${en} has the span ${value}, which ends before it begins; swap or correct its days.` }
}
