import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { CalendarReply } from '@junheng/contract/calendar.ts'
import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import { defaultCalendar, holidayYears } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'

export type CountyDates = Omit<CountyCalendar, 'holidayYears'>

/**
 * The county's calendar as it stands: its own newest, else the one it starts from; years of 调休 as published, its own before the program's.
 * One question, since whatever has a date asks it.
 */
export async function countyCalendar(tx: Tx): Promise<CalendarReply> {
  const { county_code, newest, own } = await tx
    .selectFrom('county')
    .select(['county_code', ({ selectFrom }) => jsonObjectFrom(selectFrom('county_calendar').select(['content', 'changed_on', 'by']).orderBy('at', 'desc').orderBy('id', 'desc').limit(1)).as('newest')])
    .select(({ selectFrom }) => jsonArrayFrom(selectFrom('holiday_year').distinctOn('year').select('content').orderBy('year').orderBy('at', 'desc').orderBy('id', 'desc')).as('own'))
    .executeTakeFirstOrThrow()
  const dates = newest?.content ?? datesOf(defaultCalendar(county_code))
  return { ...dates, holidayYears: knownYears(own.map(({ content }) => content)), changedOn: newest?.changed_on ?? null, changedBy: newest?.by ?? null }
}

export interface Change {
  readonly countyCode: string
  readonly dates: CountyDates
  readonly on: string
  readonly by: string
  readonly reason: string
}

export async function addCalendar(tx: Tx, { countyCode, dates, on, by, reason }: Change): Promise<void> {
  await tx.insertInto('county_calendar').values({ county_code: countyCode, id: newId(), changed_on: on, by, reason, content: toJson(dates) }).execute()
}

export async function addHolidayYear(tx: Tx, countyCode: string, by: string, year: HolidayYear): Promise<void> {
  await tx.insertInto('holiday_year').values({ county_code: countyCode, id: newId(), year: year.year, by, content: toJson(year) }).execute()
}

function datesOf({ terms, vacations, outdoorSeason, fundingWindows }: CountyCalendar): CountyDates {
  return { terms, vacations, outdoorSeason, fundingWindows }
}

function knownYears(own: readonly HolidayYear[]): readonly HolidayYear[] {
  const years = new Map([...holidayYears(), ...own].map((year) => [year.year, year]))
  return [...years.values()].toSorted((a, b) => a.year - b.year)
}
