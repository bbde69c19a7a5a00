import * as fc from 'fast-check'
import type { IsoDate } from '../county/snapshot.ts'
import type { MonthDay, Project, ProjectNode, SeasonDates, TermDates } from './project.ts'
import type { ScheduleOptions } from './schedule-result.ts'
import { workingDays } from './working-days.ts'

/** Projects of up to eight nodes with everything that a project can hold, and what is asked of them; for tests. */
export interface Asked {
  readonly project: Project
  readonly options: ScheduleOptions
}

/** A calendar with long holidays and worked week-ends. */
export const randomWorkingDays = workingDays([
  {
    year: 2021, basis: '测试用', certainty: 'published',
    off: ['2021-02-11', '2021-02-12', '2021-02-15', '2021-02-16', '2021-02-17', '2021-10-01', '2021-10-04', '2021-10-05', '2021-10-06', '2021-10-07'].map((on) => ({ on, name: '节' })),
    worked: ['2021-02-07', '2021-02-20', '2021-09-26', '2021-10-09'],
  },
])

const date = (from: IsoDate, to: IsoDate): fc.Arbitrary<IsoDate> =>
  fc.integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

const monthDay: fc.Arbitrary<MonthDay> = fc.oneof({ arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })), weight: 9 }, { arbitrary: fc.constant([2, 29] as const), weight: 1 })

/** Some weeks: a slip of 365 days in a season of one day would be walked through centuries. */
const yearly = fc.tuple(monthDay, fc.integer({ min: 25, max: 300 })).map(([[month, day], days]) => {
  const to = new Date(Date.UTC(2021, month - 1, day + days))
  return [[month, day], [to.getUTCMonth() + 1, to.getUTCDate()]] as const
})

const datedSpans = fc.array(fc.tuple(date('2020-06-01', '2024-12-31'), fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 4 })
  .map((spans) => spans.map(([from, days]) => [from, new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)] as const))

const seasonDates: fc.Arbitrary<SeasonDates> = fc.oneof(
  yearly.map((yearly) => ({ yearly })),
  datedSpans.map((dated) => ({ dated })),
  fc.tuple(yearly, datedSpans).map(([yearly, dated]) => ({ yearly, dated })),
)

const termDates: fc.Arbitrary<TermDates> = fc.oneof(
  fc.array(monthDay, { minLength: 1, maxLength: 3 }).map((yearly) => ({ yearly })),
  fc.array(date('2020-06-01', '2025-12-31'), { minLength: 1, maxLength: 5 }).map((dated) => ({ dated })),
  fc.tuple(fc.array(monthDay, { minLength: 1, maxLength: 2 }), fc.array(date('2020-06-01', '2025-12-31'), { minLength: 1, maxLength: 3 })).map(([yearly, dated]) => ({ yearly, dated })),
)

const window: fc.Arbitrary<Partial<ProjectNode>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  { arbitrary: fc.tuple(fc.constantFrom('unsplittable' as const, 'splittable' as const), fc.oneof(seasonDates, yearly, fc.constant('outdoor'))).map(([window, season]) => ({ window, season })), weight: 4 },
  { arbitrary: fc.oneof(termDates, fc.array(monthDay, { minLength: 1, maxLength: 2 }), fc.constant('eitherTerm')).map((terms) => ({ window: 'term' as const, terms })), weight: 2 },
)

const records: fc.Arbitrary<Partial<ProjectNode>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 5 },
  { arbitrary: date('2020-10-01', '2021-08-01').map((actualStart) => ({ actualStart })), weight: 1 },
  { arbitrary: date('2020-10-01', '2021-08-01').map((actualFinish) => ({ actualFinish })), weight: 1 },
  { arbitrary: fc.tuple(date('2020-10-01', '2021-08-01'), date('2021-03-01', '2023-03-01')).map(([on, finish]) => ({ reported: { on, state: 'underWay' as const, finish } })), weight: 1 },
)

const node = (index: number): fc.Arbitrary<ProjectNode> =>
  fc.record({
    days: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 90 })),
    unit: fc.constantFrom('calendar' as const, 'working' as const),
    after: fc.subarray(Array.from({ length: index }, (_, i) => `n${i}`), { maxLength: Math.min(3, index) }),
    lag: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
    lagOfFirst: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 4 }),
    goal: fc.option(fc.constant(true), { freq: 5 }),
    window,
    records,
  }).map(({ days, unit, after, lag, lagOfFirst, goal, window, records }) => ({
    id: `n${index}`, name: `环节${index}`, days, unit, after, ...window, ...records,
    lag: lagOfFirst === null || after[0] === undefined ? lag : { [after[0]]: lagOfFirst },
    ...(goal === null ? {} : { goal }),
  }))

const nodes = fc.integer({ min: 1, max: 8 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => node(index))))

/** Nodes in any order: a file need not name predecessors first. */
const randomProject: fc.Arbitrary<Project> = fc.record({
  start: date('2020-12-01', '2021-06-30'),
  nodes: nodes.chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length })),
  windows: fc.record({ outdoor: fc.constant({ yearly: [[4, 1], [11, 15]] } as SeasonDates), eitherTerm: fc.constant({ yearly: [[3, 1], [9, 1]] } as TermDates) }),
})

export const randomAsked: fc.Arbitrary<Asked> = randomProject.chain((project) =>
  fc.record({
    today: fc.option(date('2021-01-01', '2021-12-31')),
    slip: fc.option(fc.tuple(fc.constantFrom(...project.nodes), fc.integer({ min: 0, max: 100 })), { freq: 3 }),
    jumpDays: fc.constantFrom(undefined, undefined, 7, 60),
  }).map(({ today, slip, jumpDays }) => ({
    project,
    options: {
      workingDays: randomWorkingDays,
      ...(today === null ? {} : { today }), ...(slip === null ? {} : { slips: { [slip[0].id]: slip[1] } }), ...(jumpDays === undefined ? {} : { jumpDays }),
    },
  })))
