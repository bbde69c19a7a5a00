import { z } from 'zod'
import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import { Day, noParams, noQuery, nothing } from './county.ts'
import { SeasonDates, TermDates } from './project-schema.ts'
import { route } from './route.ts'

export const HolidayYearSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  off: z.array(z.strictObject({ on: Day, name: z.string() })),
  worked: z.array(Day),
  basis: z.string(),
  certainty: z.enum(['published', 'assumed']),
}) as unknown as z.ZodType<HolidayYear>

const MonthDay = z.tuple([z.int().min(1).max(12), z.int().min(1).max(31)])

const FundingWindow = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9-]{1,40}$/),
  name: z.string().min(1).max(60),
  spans: z.array(z.tuple([Day, Day])),
  basis: z.string().max(300),
  needs: z.array(z.string().min(1).max(60)).max(50).exactOptional(),
  serves: z.string().min(1).max(60).exactOptional(),
})

const calendarShape = {
  terms: z.strictObject({ autumn: TermDates, spring: TermDates }),
  vacations: z.strictObject({ summer: SeasonDates, winter: SeasonDates }),
  outdoorSeason: z.tuple([MonthDay, MonthDay]),
  fundingWindows: z.array(FundingWindow).max(50),
} as const

/** The county's calendar with every published year of 调休, so that a browser counts as the server does. */
export const CalendarReply = z.strictObject({
  ...calendarShape,
  /** Those the program brings and those the county added; beyond the last, years are assumed. */
  holidayYears: z.array(HolidayYearSchema),
  changedOn: Day.nullable(),
  changedBy: z.string().nullable(),
}) as unknown as z.ZodType<CountyCalendar & { readonly changedOn: string | null; readonly changedBy: string | null }>
export type CalendarReply = z.infer<typeof CalendarReply>

export const getCalendar = route({
  method: 'GET',
  path: '/calendar',
  summary: '本县日历：调休、学期、假期、冰冻期、资金窗口 · The county’s calendar',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: CalendarReply,
  problems: [],
})

export const changeCalendar = route({
  method: 'PUT',
  path: '/calendar',
  summary: '修改本县日历 · Change the county’s calendar',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ ...calendarShape, reason: z.string().trim().min(2).max(500) }) as unknown as z.ZodType<Omit<CountyCalendar, 'holidayYears'> & { readonly reason: string }>,
  reply: CalendarReply,
  problems: ['calendar_faulty'],
})

/** 国务院办公厅每年的放假通知. JSON `{ year, off: [{ on, name }], worked: [], basis }`, or CSV `日期,类型(休|班),名称`. */
export const importHolidayYear = route({
  method: 'POST',
  path: '/calendar/years',
  summary: '导入一年的放假调休安排 · Import a year’s notice of days off',
  params: noParams,
  query: z.strictObject({ fileName: z.string().min(1).max(200) }),
  body: 'bytes',
  reply: z.strictObject({
    faults: z.array(z.strictObject({ row: z.int().nullable(), value: z.string().nullable(), zh: z.string(), en: z.string() })),
    year: HolidayYearSchema.nullable(),
  }),
  problems: ['file_too_large'],
})
