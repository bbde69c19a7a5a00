import type { IsoDate } from '../county/snapshot.ts'
import type { DatedSpan, MonthDay, NodeId, SeasonDates, TermDates, YearlySpan } from './project.ts'

/** 调休 of one year, as the State Council's yearly notice has it: days off beyond the week-ends, and week-end days worked. */
export interface HolidayYear {
  readonly year: number
  /** Days off, by name of the holiday. A Saturday or Sunday may be among them. */
  readonly off: readonly { readonly on: IsoDate; readonly name: string }[]
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly IsoDate[]
  /** The notice; `assumed` where none has been published: Monday to Friday less the statutory holidays of fixed date. */
  readonly basis: string
  readonly certainty: 'published' | 'assumed'
}

/** What the county decides of its year. Names of windows are those that templates refer to. */
export interface CountyCalendar {
  /** 开学日. `autumn` and `spring` each, `either` being both. */
  readonly terms: { readonly autumn: TermDates; readonly spring: TermDates }
  /** 寒暑假, by year where notices fixed them. */
  readonly vacations: { readonly summer: SeasonDates; readonly winter: SeasonDates }
  /** 室外施工期; what lies outside is frost. */
  readonly outdoorSeason: YearlySpan
  /** 资金申报窗口, 土地指标窗口. */
  readonly fundingWindows: readonly FundingWindow[]
  /** Notices of 调休 that the county added to those the program brings. */
  readonly holidayYears: readonly HolidayYear[]
}

export interface FundingWindow {
  readonly id: string
  readonly name: string
  readonly spans: readonly DatedSpan[]
  readonly basis: string
  /** Nodes, by id, that must be finished before a project can apply. */
  readonly needs?: readonly NodeId[]
  /** The node that waits for what the window gives: a project that has finished it, or has none, is not concerned. Absent: no project is. */
  readonly serves?: NodeId
}

/** The names by which nodes refer to the county's windows. */
export const windowNames = ['autumnTerm', 'springTerm', 'eitherTerm', 'outdoor', 'summer', 'winter'] as const

/** The county's windows as a project takes them (`Project.windows`); funding windows go by their id. */
export function windowsOf(calendar: CountyCalendar): { readonly [name: string]: SeasonDates | TermDates } {
  const { terms, vacations, outdoorSeason, fundingWindows } = calendar
  return {
    autumnTerm: terms.autumn,
    springTerm: terms.spring,
    eitherTerm: bothTerms(terms.autumn, terms.spring),
    outdoor: { yearly: outdoorSeason },
    summer: vacations.summer,
    winter: vacations.winter,
    ...Object.fromEntries(fundingWindows.map(({ id, spans }) => [id, { dated: spans }])),
  }
}

/** A year in which either term has listed days takes the other's yearly days as they would fall in it. */
function bothTerms(autumn: TermDates, spring: TermDates): TermDates {
  const years = [...new Set([...(autumn.dated ?? []), ...(spring.dated ?? [])].map(yearOf))]
  const dated = years.flatMap((year) => [...daysIn(autumn, year), ...daysIn(spring, year)]).toSorted()
  return { yearly: [...(spring.yearly ?? []), ...(autumn.yearly ?? [])], dated }
}

function daysIn({ yearly = [], dated = [] }: TermDates, year: string): readonly IsoDate[] {
  const listed = dated.filter((day) => yearOf(day) === year)
  return listed.length > 0 ? listed : yearly.map((day) => isoIn(year, day))
}

const yearOf = (day: IsoDate) => day.slice(0, 4)

const isoIn = (year: string, [month, day]: MonthDay): IsoDate => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
