import { windowNames, type CountyCalendar } from './county-calendar.ts'
import { daysInMonth } from './day.ts'
import type { DatedSpan, MonthDay, SeasonDates, TermDates, YearlySpan } from './project.ts'

/** What does not hold in a county's calendar: where (`terms.autumn.yearly`), what stands there, and what to do. */
export interface CalendarFault {
  readonly field: string
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** Everything in a county's dates that cannot be: days that no month has, spans that end before they begin or overlap, names used twice. */
export function checkCalendar({ terms, vacations, outdoorSeason, fundingWindows }: Omit<CountyCalendar, 'holidayYears'>): readonly CalendarFault[] {
  const ids = fundingWindows.map(({ id }) => id)
  return [
    ...termFaults('terms.autumn', terms.autumn),
    ...termFaults('terms.spring', terms.spring),
    ...seasonFaults('vacations.summer', vacations.summer),
    ...seasonFaults('vacations.winter', vacations.winter),
    ...yearlyFaults('outdoorSeason', outdoorSeason),
    ...fundingWindows.flatMap(({ id, spans }) => spanFaults(`fundingWindows.${id}`, spans)),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => fault('fundingWindows', id, '代号重复，请另取', 'This id is used twice; choose another.')),
    ...ids.filter((id) => (windowNames as readonly string[]).includes(id)).map((id) => fault('fundingWindows', id, '这个代号留给学期与季节，请另取', 'This id belongs to a term or season; choose another.')),
  ]
}

function termFaults(field: string, { yearly = [], dated = [] }: TermDates): readonly CalendarFault[] {
  if (yearly.length + dated.length === 0) return [fault(field, null, '没有开学日，等开学的环节将永远完不成', 'Without an opening day, whatever waits for it never happens.')]
  return yearly.flatMap((day) => dayFaults(`${field}.yearly`, day))
}

function seasonFaults(field: string, { yearly, dated = [] }: SeasonDates): readonly CalendarFault[] {
  return [...(yearly === undefined ? [] : yearlyFaults(`${field}.yearly`, yearly)), ...spanFaults(`${field}.dated`, dated)]
}

function yearlyFaults(field: string, [from, to]: YearlySpan): readonly CalendarFault[] {
  return [...dayFaults(field, from), ...dayFaults(field, to)]
}

function dayFaults(field: string, [month, day]: MonthDay): readonly CalendarFault[] {
  return day <= daysInMonth(month) ? [] : [fault(field, `${month}-${day}`, '没有这一天', 'There is no such day.')]
}

function spanFaults(field: string, spans: readonly DatedSpan[]): readonly CalendarFault[] {
  const sorted = spans.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
  return [
    ...spans.filter(([from, to]) => to < from).map((span) => fault(field, shown(span), '结束早于开始', 'It ends before it begins.')),
    ...sorted.filter(([from], at) => at > 0 && from <= sorted[at - 1]![1]).map((span) => fault(field, shown(span), '与前一段重叠', 'It overlaps the span before it.')),
  ]
}

const shown = ([from, to]: DatedSpan) => `${from}–${to}`

function fault(field: string, value: string | null, zh: string, en: string): CalendarFault {
  return { field, value, zh, en }
}
