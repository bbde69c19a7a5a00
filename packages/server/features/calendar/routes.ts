import { changeCalendar, getCalendar, importHolidayYear } from '@junheng/contract/calendar.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { checkCalendar } from '@junheng/core/schedule/check-calendar.ts'
import { endpoint } from '../../http/endpoint.ts'
import { faultsUnder } from '../projects/calendar-faults.ts'
import { addCalendar, addHolidayYear, countyCalendar } from './queries.ts'
import { readNotice } from './read-notice.ts'

export const calendarRoutes = [
  endpoint(getCalendar, {
    allow: 'county.read',
    audit: () => ({ action: 'calendar.read', subject: 'calendar' }),
    handle: ({ tx }) => countyCalendar(tx),
  }),

  endpoint(changeCalendar, {
    allow: 'calendar.manage',
    audit: ({ body }) => ({ action: 'calendar.change', subject: 'calendar', details: { reason: body.reason } }),
    async handle({ tx, scope, user, today, body }) {
      const { reason, ...dates } = body
      const faults = checkCalendar(dates)
      if (faults.length > 0) throw new Problem('calendar_faulty', { faults })
      await addCalendar(tx, { countyCode: scope.countyCode, dates, on: today, by: user.name, reason })
      const calendar = await countyCalendar(tx)
      const broken = await faultsUnder(tx, calendar)
      if (broken.length > 0) throw new Problem('calendar_faulty', { faults: broken })
      return calendar
    },
  }),

  endpoint(importHolidayYear, {
    allow: 'calendar.manage',
    audit: ({ query, reply }) => ({ action: 'calendar.import', subject: query.fileName, details: { year: reply.year?.year ?? null, faults: reply.faults.length } }),
    async handle({ tx, scope, user, query, body }) {
      const read = readNotice(query.fileName, body)
      if ('faults' in read) return { faults: [...read.faults], year: null }
      await addHolidayYear(tx, scope.countyCode, user.name, read.year)
      return { faults: [], year: read.year }
    },
  }),
]
