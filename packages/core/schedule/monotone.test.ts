import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, randomAsked, randomWorkingDays } from './random-project-testing.ts'
import { schedule } from './schedule.ts'
import type { ScheduleOptions } from './schedule-result.ts'

const runs = { seed: 20210511, numRuns: 300 }

const asPlanned = ({ jumpDays = 30 }: ScheduleOptions): ScheduleOptions => ({ jumpDays, workingDays: randomWorkingDays })

/** Null, never, comes after every date. */
const late = (date: string | null) => date ?? '9999'
const goalsOf = ({ project, options }: Asked, slips = options.slips ?? {}) => schedule(project, { ...options, slips, cliffs: false }).goals.map(({ date }) => late(date))

test('no goal comes earlier because a node slips, and a longer slip never helps', () => {
  fc.assert(fc.property(randomAsked, fc.nat(), fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 4, maxLength: 4 }), (asked, pick, slips) => {
    const { id } = asked.project.nodes[pick % asked.project.nodes.length]!
    const goals = [0, ...slips.toSorted((a, b) => a - b)].map((slip) => goalsOf(asked, { ...asked.options.slips, [id]: slip }))
    for (const [i, dates] of goals.slice(1).entries()) for (const [goal, date] of dates.entries()) expect(date >= goals[i]![goal]!).toBe(true)
  }), runs)
})

test('one more predecessor makes nothing earlier', () => {
  fc.assert(fc.property(randomAsked, fc.nat(), fc.integer({ min: 0, max: 400 }), ({ project, options }, pick, days) => {
    const more = { id: 'more', name: '另一项', days, after: [] }
    const nodes = project.nodes.map((node, i) => (i === pick % project.nodes.length ? { ...node, after: [...node.after, 'more'] } : node))
    const plain = { ...options, cliffs: false }
    const before = schedule(project, plain).nodes
    const after = schedule({ ...project, nodes: [...nodes, more] }, plain).nodes
    for (const [i, { finish }] of before.entries()) expect(late(after[i]!.finish) >= late(finish)).toBe(true)
  }), runs)
})

test('in a plan, a slip of the days to the cliff keeps clear of it, and one day more does not', () => {
  fc.assert(fc.property(randomAsked, ({ project, options: asked }) => {
    const options = asPlanned(asked)
    for (const { id, daysToCliff, cliffs } of schedule(project, options).nodes) {
      if (daysToCliff === null) continue
      const [clear, beyond] = [daysToCliff, daysToCliff + 1].map((days) => schedule(project, { ...options, slips: { [id]: days }, cliffs: false }).goals)
      expect(beyond!.some(({ id, date }, i) => id === (cliffs[0]!.goalId ?? id) && date === cliffs[0]!.goal && date !== clear![i]!.date)).toBe(true)
    }
  }), { seed: 20210511, numRuns: 100 })
})

test('in a plan, a slip of the slack moves no goal, and one day more does, up to five years', () => {
  fc.assert(fc.property(randomAsked, ({ project, options: asked }) => {
    const options = asPlanned(asked)
    const plan = schedule(project, options)
    for (const { id, slackDays, finish } of plan.nodes) {
      if (finish === null) continue
      const movesBy = (days: number) => schedule(project, { ...options, slips: { [id]: days }, cliffs: false }).goals.some(({ date }, i) => date !== plan.goals[i]!.date)
      expect([id, movesBy(slackDays ?? 1826), slackDays === null || movesBy(slackDays + 1)]).toEqual([id, false, true])
    }
  }), runs)
})
