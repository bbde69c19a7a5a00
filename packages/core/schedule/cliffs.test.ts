import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomAsked } from './random-project-testing.ts'
import { schedule } from './schedule.ts'
import { plainTable } from './testing.ts'

test('for every node of 1 000 random projects, brute force over slips of 0 to 365 days finds the same dates, slack and cliffs', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(randomAsked, ({ project, options }) => {
      const found = schedule(project, options).nodes.map(({ id, finish, slackDays, daysToCliff, cliffs }) => ({ id, finish, slack: slackDays === null || slackDays >= 365 ? 'beyond' : slackDays, daysToCliff, cliffs }))
      expect(found).toEqual(plainTable(project, options))
    }),
    { seed: 20210511, numRuns: 1000 },
  )
})
