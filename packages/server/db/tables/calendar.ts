import type { ColumnType } from 'kysely'
import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import type { Json } from './json.ts'

/** Columns of migration 0005 that hold the county's calendar. */
export interface CalendarTables {
  county_calendar: {
    county_code: string
    id: string
    at: ColumnType<Date, never, never>
    changed_on: string
    by: string
    reason: string
    content: Json<Omit<CountyCalendar, 'holidayYears'>>
  }
  holiday_year: {
    county_code: string
    id: string
    year: number
    at: ColumnType<Date, never, never>
    by: string
    content: Json<HolidayYear>
  }
}
