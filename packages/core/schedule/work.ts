import { calendarDays, countedWorkingDays, type CountedDays } from './counted-days.ts'
import { dayOf, later, never } from './day.ts'
import type { NodeId, Project, ProjectNode, SeasonDates, TermDates, YearlySpan } from './project.ts'
import type { ScheduleOptions } from './schedule-result.ts'
import { seasonOf, type Season, type Span, termsOf } from './season.ts'

/**
 * When a node is worked, as functions of the day it is ready. `longer` are days more of a plan (`--slip`), `slip`
 * days more counted from the forecast. Each function never falls in any of its arguments: the cliffs rest on that.
 */
export interface Work {
  readonly startOf: (ready: number, longer: number) => number
  readonly finishOf: (ready: number, longer: number, slip: number) => number
  /** False where a recorded start or finish stands, so that it no longer matters when the node is ready. */
  readonly waits: boolean
  /** Finished on record: no slip moves it. */
  readonly isFinished: boolean
  /** The days of plain work: `finishOf(ready, 0, 0)` is the larger of `ready + days` and `floor`. Null for any other. */
  readonly plain: { readonly days: number; readonly floor: number } | null
}

/** What turns nodes into their work: the calendars of one project, each read once. `floors` are days before which single nodes do not finish. */
export function worksOf(project: Project, { today, workingDays }: ScheduleOptions, floors: ReadonlyMap<NodeId, number>): readonly Work[] {
  const earliest = earliestDayOf(project)
  const season = once((dates: SeasonDates) => seasonOf(dates, earliest))
  const terms = once((dates: TermDates) => termsOf(dates, earliest))
  const clock = today === undefined ? null : dayOf(today)
  return project.nodes.map((node) => {
    const counted = node.unit === 'working' && workingDays !== undefined ? countedWorkingDays(workingDays) : calendarDays
    const reported = clock === null || node.reported?.finish === undefined ? noFloor : dayOf(node.reported.finish)
    const setting = { days: node.days, counted, clock: Math.max(clock ?? noFloor, floors.get(node.id) ?? noFloor), reported }
    const planned = () => {
      if (node.window === 'term') return termWork(setting, terms(termDatesOf(project, node)))
      if (node.window === 'splittable') return splittableWork(setting, season(seasonDatesOf(project, node)))
      if (node.window === 'unsplittable') return unsplittableWork(setting, season(seasonDatesOf(project, node)))
      return plainWork(setting)
    }
    return clock === null ? planned() : onRecord(node, setting, planned)
  })
}

interface Setting {
  readonly days: number
  readonly counted: CountedDays
  /** Today or, with a slip, the day the plan would have come to; and the finish its owner reported: nothing unfinished is finished before. */
  readonly clock: number
  readonly reported: number
}

const noFloor = -never

/** A node with a recorded finish is fixed; one with a recorded start goes on from there, a term node as plain work, since it has begun. */
function onRecord(node: ProjectNode, setting: Setting, planned: () => Work): Work {
  const started = node.actualStart === undefined ? null : dayOf(node.actualStart)
  if (node.actualFinish !== undefined) return finished(dayOf(node.actualFinish), started, planned())
  if (started === null) return planned()
  const work = node.window === 'term' ? plainWork(setting) : planned()
  return { startOf: () => started, finishOf: (_, longer, slip) => work.finishOf(started, longer, slip), waits: false, isFinished: false, plain: null }
}

function finished(finish: number, started: number | null, planned: Work): Work {
  return {
    startOf: (ready, longer) => started ?? Math.min(finish, planned.startOf(ready, longer)),
    finishOf: () => finish,
    waits: false, isFinished: true, plain: null,
  }
}

type Times = Pick<Work, 'startOf' | 'finishOf'>

const waiting = ({ startOf, finishOf }: Times): Work => ({ startOf, finishOf, waits: true, isFinished: false, plain: null })

function plainWork({ days, counted, clock, reported }: Setting): Work {
  const floor = Math.max(clock, reported)
  return {
    startOf: counted.next,
    finishOf: (ready, longer, slip) => later(Math.max(later(counted.after(counted.next(ready), days), longer), floor), slip),
    waits: true, isFinished: false,
    plain: counted === calendarDays ? { days, floor } : null,
  }
}

/** Only days inside count, those of a slip too. */
function splittableWork({ days, counted, clock, reported }: Setting, season: Season): Work {
  const floor = Math.max(clock, reported)
  return waiting({
    startOf: (ready) => season.next(ready, counted),
    finishOf: (ready, longer, slip) => {
      const planned = season.after(season.after(season.next(ready, counted), days, counted), longer, calendarDays)
      return season.after(Math.max(planned, floor), slip, calendarDays)
    },
  })
}

/** The earliest span that holds start and finish, with the clock and the slip within it. */
function unsplittableWork({ days, counted, clock, reported }: Setting, season: Season): Work {
  const floor = Math.max(clock, reported)
  const startIn = ({ from }: Span, ready: number) => counted.next(Math.max(ready, from))
  const finishIn = (span: Span, ready: number, { longer, slip }: Later) => later(Math.max(later(counted.after(startIn(span, ready), days), longer), floor), slip)
  const spanFor = (ready: number, more: Later): Span | undefined => {
    const least = days + more.longer + more.slip
    if (least > season.longest) return undefined
    for (let place = season.firstReaching(ready), span = season.at(place); span !== undefined; span = season.at(++place)) {
      if (Math.max(ready, span.from) + least <= span.to && finishIn(span, ready, more) <= span.to) return span
    }
    return undefined
  }
  return waiting({
    startOf: (ready, longer) => {
      const span = spanFor(ready, { longer, slip: 0 })
      return span === undefined ? never : startIn(span, ready)
    },
    finishOf: (ready, longer, slip) => {
      const span = spanFor(ready, { longer, slip })
      return span === undefined ? never : finishIn(span, ready, { longer, slip })
    },
  })
}

interface Later {
  readonly longer: number
  readonly slip: number
}

/** A slip makes it ready later; whoever reports a later opening than the listed one is believed. */
function termWork({ days, counted, clock, reported }: Setting, firstTerm: (day: number) => number): Work {
  const startOf = (ready: number, longer: number, slip = 0) => firstTerm(Math.max(ready + longer, clock) + slip)
  return waiting({
    startOf: (ready, longer) => startOf(ready, longer),
    finishOf: (ready, longer, slip) => {
      const start = startOf(ready, longer, slip)
      return start === never ? never : Math.max(counted.after(start, days), reported)
    },
  })
}

/** The days of a node's season; empty where it names none, which `checkProject` refuses. */
export function seasonDatesOf({ windows = {} }: Project, { season }: ProjectNode): SeasonDates {
  if (season === undefined) return {}
  if (typeof season === 'string') return (windows[season] ?? {}) as SeasonDates
  return isYearlySpan(season) ? { yearly: season } : season
}

export function termDatesOf({ windows = {} }: Project, { terms }: ProjectNode): TermDates {
  if (terms === undefined) return {}
  if (typeof terms === 'string') return (windows[terms] ?? {}) as TermDates
  return Array.isArray(terms) ? { yearly: terms } : (terms as TermDates)
}

const isYearlySpan = (season: YearlySpan | SeasonDates): season is YearlySpan => Array.isArray(season)

/** No node is ready before this day. */
function earliestDayOf({ start, nodes }: Project): number {
  return nodes.reduce((earliest, { actualStart, actualFinish }) => {
    const recorded = [actualStart, actualFinish].flatMap((date) => (date === undefined ? [] : [dayOf(date)]))
    return Math.min(earliest, ...recorded)
  }, dayOf(start))
}

/** Nodes that name one window share one calendar; those that write the same days out share it too. */
function once<Dates extends object, Calendar>(make: (dates: Dates) => Calendar): (dates: Dates) => Calendar {
  const made = new Map<string, Calendar>()
  return (dates) => {
    const key = JSON.stringify(dates)
    const calendar = made.get(key) ?? make(dates)
    made.set(key, calendar)
    return calendar
  }
}
