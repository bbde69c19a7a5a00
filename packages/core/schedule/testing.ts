import type { IsoDate } from '../county/snapshot.ts'
import type { MonthDay, NodeId, Project, ProjectNode, SeasonDates, TermDates } from './project.ts'
import type { Cliff, ScheduledNode, ScheduleOptions } from './schedule-result.ts'

/**
 * The plain method, for tests: walks day by day, and simulates the whole project for every node and every slip of up to a
 * year. It is written from definitions.md §2 and shares no code with the engine. Null is never.
 */

type Day = number | null

/** Finishes by node, with one node's slip counted from the forecast. */
export type PlainDates = (slipping?: NodeId, slip?: number) => ReadonlyMap<NodeId, Day>

function plainDates(project: Project, options: ScheduleOptions = {}): PlainDates {
  const finishOf = plainFinishes(project, options)
  const limits = new Map<NodeId, number>()
  const dates: PlainDates = (slipping, slip = 0) => {
    const finishes = new Map<NodeId, Day>()
    const settle = (node: ProjectNode): Day => {
      const known = finishes.get(node.id)
      if (known !== undefined) return known
      const ready = readyOf(project, node, (id) => settle(project.nodes.find((one) => one.id === id)!))
      if (slipping === undefined) limits.set(node.id, limitOf(node, ready, options))
      const finish = within(limits.get(node.id)!, finishOf(node, ready, node.id === slipping ? slip : 0))
      finishes.set(node.id, finish)
      return finish
    }
    project.nodes.forEach(settle)
    return finishes
  }
  dates()
  return dates
}

function readyOf(project: Project, node: ProjectNode, finish: (id: NodeId) => Day): Day {
  const freed = node.after.map((id) => plus(finish(id), lagOf(node, id)))
  if (freed.includes(null)) return null
  return freed.length === 0 ? utc(project.start) : Math.max(...(freed as number[]))
}

/** Five years from the day on which a node bound to a window is ready without a slip; no limit for others, nor for what is on record. */
function limitOf({ window, actualFinish }: ProjectNode, ready: Day, { today }: ScheduleOptions): number {
  const isFree = window === undefined || ready === null || (today !== undefined && actualFinish !== undefined)
  return isFree ? Infinity : Math.max(ready, dayOrNone(today)) + 1826
}

const within = (limit: number, day: Day): Day => (day !== null && day > limit ? null : day)

/** What the engine must say of every node: cliffs by brute force, and the slack as far as a year shows it (`beyond` if it shows none). */
export interface PlainNode extends Pick<ScheduledNode, 'id' | 'finish' | 'daysToCliff' | 'cliffs'> {
  readonly slack: number | 'beyond'
}

export function plainTable(project: Project, options: ScheduleOptions = {}): readonly PlainNode[] {
  const dates = plainDates(project, options)
  const unslipped = dates()
  const marked = project.nodes.filter(({ goal }) => goal === true)
  const goals = marked.length > 0 ? marked : project.nodes.filter(({ id }) => project.nodes.every(({ after }) => !after.includes(id)))
  return project.nodes.map((node) => {
    const finish = iso(unslipped.get(node.id)!)
    if (options.today !== undefined && node.actualFinish !== undefined) return { id: node.id, finish, slack: 'beyond', daysToCliff: null, cliffs: [] }
    const bySlip = Array.from({ length: 366 }, (_, slip) => dates(node.id, slip))
    const cliffs = bySlip.flatMap((now, slip) => (slip === 0 ? [] : goals.flatMap(({ id }) => jump(bySlip[slip - 1]!.get(id)!, now.get(id)!, options.jumpDays ?? 30).map(
      (cliff): Cliff => ({ slipDays: slip, ...cliff, ...(goals.length > 1 ? { goalId: id } : {}) })))))
    const moved = bySlip.findIndex((now) => goals.some(({ id }) => now.get(id) !== unslipped.get(id)))
    return { id: node.id, finish, slack: moved === -1 ? 'beyond' : moved - 1, daysToCliff: cliffs[0] === undefined ? null : cliffs[0].slipDays - 1, cliffs }
  })
}

function jump(before: Day, now: Day, least: number): readonly Pick<Cliff, 'goal' | 'jumpDays'>[] {
  if (before === null) return []
  if (now === null) return [{ goal: null, jumpDays: null }]
  return now - before >= least ? [{ goal: iso(now), jumpDays: now - before }] : []
}

/** The finish of a node that is ready on a day; remembered, since most days come again. */
function plainFinishes(project: Project, options: ScheduleOptions): (node: ProjectNode, ready: Day, slip: number) => Day {
  const clock = options.today === undefined ? null : utc(options.today)
  const isWorking = onceADay((day) => options.workingDays!.isWorkingDay(day))
  const rules = new Map(project.nodes.map((node) => [node.id, settled(plainRule(project, node, options, isWorking))]))
  const remembered = new Map(project.nodes.map((node) => [node.id, new Map<number, Day>()]))
  return (node, ready, slip) => {
    if (clock !== null && node.actualFinish !== undefined) return utc(node.actualFinish)
    const from = clock !== null && node.actualStart !== undefined ? utc(node.actualStart) : ready
    if (from === null) return null
    const known = remembered.get(node.id)!
    if (slip > 0) return rules.get(node.id)!(from, slip)
    if (!known.has(from)) known.set(from, rules.get(node.id)!(from, slip))
    return known.get(from)!
  }
}

type Rule = (ready: number, slip: number) => Day

const settled = (rule: Rule): Rule => (ready, slip) => {
  const finish = rule(ready, slip)
  return finish === Infinity ? null : finish
}

/** Under a clock, a slip of the plan is the day that the plan without a clock comes to with it. */
function plannedFloor(project: Project, node: ProjectNode, { today, slips, ...rest }: ScheduleOptions): number {
  const slip = slips?.[node.id] ?? 0
  if (today === undefined || slip === 0) return -Infinity
  const plan = plainDates(project, { ...rest, slips: slips! })()
  if (node.window !== 'term') return plan.get(node.id) ?? Infinity
  return (readyOf(project, node, (id) => plan.get(id)!) ?? Infinity) + slip
}

/** What a node's finish depends on beside the day it is ready. */
interface Terms {
  readonly days: number
  readonly longer: number
  readonly clock: number
  readonly works: (day: number) => boolean
  /** Today and the finish its owner reported, for what is unfinished. */
  readonly notBefore: (day: number) => number
}

function plainRule(project: Project, node: ProjectNode, options: ScheduleOptions, isWorking: (day: number) => boolean): Rule {
  const { today, slips } = options
  const clock = Math.max(dayOrNone(today), plannedFloor(project, node, options))
  const reported = today === undefined ? -Infinity : dayOrNone(node.reported?.finish)
  const works = node.unit === 'working' ? isWorking : () => true
  const longer = today === undefined ? (slips?.[node.id] ?? 0) : 0
  const terms: Terms = { days: node.days, longer, clock, works, notBefore: (day) => Math.max(day, clock, reported) }
  const hasBegun = today !== undefined && node.actualStart !== undefined
  return node.window === 'term' && !hasBegun ? termRule(termDays(project, node), terms, reported) : seasonRule(project, node, terms)
}

function seasonRule(project: Project, node: ProjectNode, terms: Terms): Rule {
  if (node.window === 'splittable') return splittableRule(insideOf(seasonDays(project, node)), terms)
  if (node.window === 'unsplittable') return unsplittableRule(windowsOf(seasonDays(project, node), project), terms)
  return plainestRule(terms)
}

function plainestRule({ days, longer, works, notBefore }: Terms): Rule {
  return (ready, slip) => notBefore(worked(walk(ready, works)!, days, works) + longer) + slip
}

const dayOrNone = (date: IsoDate | undefined) => (date === undefined ? -Infinity : utc(date))

function termRule({ isTerm, last }: ReturnType<typeof termDays>, { days, longer, clock, works }: Terms, reported: number): Rule {
  return (ready, slip) => {
    const start = walk(Math.max(ready + longer, clock) + slip, isTerm, last)
    return start === null ? null : Math.max(worked(start, days, works), reported)
  }
}

function splittableRule({ inside, last }: ReturnType<typeof insideOf>, { days, longer, works, notBefore }: Terms): Rule {
  const counts = onceADay((day) => inside(day) && works(day))
  return (ready, slip) => {
    const planned = counted(counted(walk(ready, counts, last), days, counts), longer, inside)
    return planned === null ? null : counted(notBefore(planned), slip, inside)
  }
}

function unsplittableRule(windows: ReturnType<typeof windowsOf>, { days, longer, works, notBefore }: Terms): Rule {
  return (ready, slip) => {
    for (const [from, to] of windows) {
      if (Math.max(from, ready) + days + longer + slip > to) continue
      const planned = counted(walk(Math.max(from, ready), works), days, works)
      const finish = planned === null ? Infinity : notBefore(planned + longer) + slip
      if (finish <= to) return finish
    }
    return null
  }
}

const worked = (start: number, days: number, works: (day: number) => boolean): number => counted(start, days, works)!

const end = Date.UTC(2299, 11, 31) / 86_400_000

/** The first day from a day on for which something holds. */
function walk(from: number, holds: (day: number) => boolean, until = end): Day {
  for (let day = from; day <= until; day++) if (holds(day)) return day
  return null
}

/** The day after the n-th day that counts. */
function counted(from: Day, n: number, counts: (day: number) => boolean): Day {
  if (from === null) return null
  let left = n
  let day = from
  for (; left > 0; day++) {
    if (day > end) return null
    if (counts(day)) left--
  }
  return day
}

function seasonDays({ windows = {} }: Project, { season }: ProjectNode): SeasonDates {
  if (typeof season === 'string') return windows[season] as SeasonDates
  return Array.isArray(season) ? { yearly: season as unknown as [MonthDay, MonthDay] } : (season as SeasonDates)
}

function termDays({ windows = {} }: Project, { terms }: ProjectNode): { readonly isTerm: (day: number) => boolean; readonly last: number } {
  const { yearly = [], dated = [] }: TermDates = typeof terms === 'string' ? (windows[terms] as TermDates) : Array.isArray(terms) ? { yearly: terms as MonthDay[] } : (terms as TermDates)
  const isTerm = (day: number) => {
    const date = iso(day)!
    const inYear = dated.filter((one) => one.slice(0, 4) === date.slice(0, 4))
    return inYear.length > 0 ? inYear.includes(date) : yearly.some((one) => inYearOf(Number(date.slice(0, 4)), one) === date)
  }
  return { isTerm: onceADay(isTerm), last: yearly.length > 0 ? end : Math.max(...dated.map(utc)) }
}

/** A day lies inside when a span holds it that began this year or before. */
function insideOf(season: SeasonDates): { readonly inside: (day: number) => boolean; readonly last: number } {
  const last = season.yearly === undefined ? Math.max(...season.dated!.map(([, to]) => utc(to))) : end
  return { last, inside: onceADay((day) => day <= last && isInside(season, iso(day)!)) }
}

function isInside({ yearly, dated = [] }: SeasonDates, date: IsoDate): boolean {
  if (dated.some(([from, to]) => from <= date && date <= to)) return true
  if (yearly === undefined) return false
  const year = Number(date.slice(0, 4))
  return [year - 1, year].some((begun) => {
    if (dated.some(([from]) => Number(from.slice(0, 4)) === begun)) return false
    const [from, to] = yearlySpan(yearly, begun)
    return from <= date && date <= to
  })
}

/** Every single window, in the order in which they begin. */
function windowsOf({ yearly, dated = [] }: SeasonDates, { start, nodes }: Project): readonly (readonly [number, number])[] {
  const first = Math.min(...[start, ...dated.map(([from]) => from), ...nodes.flatMap(({ actualStart }) => actualStart ?? [])].map((date) => Number(date.slice(0, 4)))) - 1
  const spans = Array.from({ length: 2300 - first }, (_, i) => first + i).flatMap((year) => {
    const listed = dated.filter(([from]) => Number(from.slice(0, 4)) === year)
    if (listed.length > 0) return listed
    return yearly === undefined ? [] : [yearlySpan(yearly, year)]
  })
  return spans.map(([from, to]): readonly [number, number] => [utc(from), utc(to)]).toSorted(([a], [b]) => a - b)
}

function yearlySpan([from, to]: readonly [MonthDay, MonthDay], year: number): readonly [IsoDate, IsoDate] {
  const begins = inYearOf(year, from)
  const ends = inYearOf(year, to)
  return [begins, ends < begins ? inYearOf(year + 1, to) : ends]
}

function inYearOf(year: number, [month, day]: MonthDay): IsoDate {
  const isThere = month !== 2 || day < 29 || new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return `${year}-${String(month).padStart(2, '0')}-${isThere ? String(day).padStart(2, '0') : '28'}`
}

/** Asked once a day: tests walk over the same days again and again. */
function onceADay(holds: (day: number) => boolean): (day: number) => boolean {
  const known = new Uint8Array(end + 2)
  return (day) => (known[day] ||= holds(day) ? 2 : 1) === 2
}

const plus = (day: Day, days: number): Day => (day === null ? null : day + days)
const lagOf = ({ lag = 0 }: ProjectNode, id: NodeId) => (typeof lag === 'number' ? lag : (lag[id] ?? 0))
const utc = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const iso = (day: Day) => (day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10))
