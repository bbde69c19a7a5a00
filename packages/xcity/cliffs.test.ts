import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { schedule } from '@junheng/core/schedule/schedule.ts'
import { plainTable } from '@junheng/core/schedule/testing.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { defaultCalendar, holidayYears } from '@junheng/standards/load-schedule.ts'
import { expect, test } from 'vitest'
import { generateXCity } from './county.ts'

const { projects, clock, county } = generateXCity()
const windows = windowsOf(defaultCalendar(county.code))
const worked = workingDays(holidayYears())

test.each(projects)('$id $name: simulating every slip of 0 to 365 days finds each node’s dates, slack and cliffs, as planned and as it stands', (project) => {
  for (const options of [{ workingDays: worked }, { workingDays: worked, today: clock }]) {
    const found = schedule({ ...project, windows }, options).nodes.map(({ id, finish, slackDays, daysToCliff, cliffs }) => {
      const slack = slackDays === null || slackDays >= 365 ? 'beyond' : slackDays
      return { id, finish, slack, daysToCliff, cliffs }
    })
    expect(found).toEqual(plainTable({ ...project, windows }, options))
  }
}, 60_000)
