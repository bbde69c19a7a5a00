import { apply } from '@junheng/core/county/apply.ts'
import { checkSnapshot } from '@junheng/core/county/check.ts'
import { judge } from '@junheng/core/standard/judge.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { expect, test } from 'vitest'
import { acceptanceOf, acceptanceWishes } from './layout-acceptance.ts'

/** A quarter of the kicks of `npm run bench -- acceptance`: every claim holds with them. */
test('from 2017 with the money of 2018–2020: ten points, no oversize class, every child within limits, and a better real part than what happened', async () => {
  const { outcome, made, violations, points, before, after, planned, history } = await acceptanceOf(undefined, { ...acceptanceWishes.tenPoints, effort: 0.05 })
  expect(outcome.status).toBe('feasible')
  expect(violations).toEqual([])
  expect(points).toBeLessThanOrEqual(10)
  expect(Math.max(...after.schools.flatMap(({ stages, classes = [] }) => (stages.primary ?? stages.junior ? classes.map(({ pupils }) => pupils) : [])))).toBeLessThan(56)
  expect(planned.primary.composite).toBeLessThanOrEqual(0.401)
  expect(planned.junior.composite).toBeLessThanOrEqual(0.398)
  for (const stage of ['primary', 'junior'] as const) expect(planned[stage].real).toBeLessThan(history[stage].real)
  expect(made.spent.buildYuan + made.spent.closeYuan + made.spent.levellingYuan).toBeLessThanOrEqual(168_000_000)

  expect(apply(made.decision, before)).toEqual(after)
  expect(checkSnapshot(after, { previous: before }).filter(({ tier, code }) => tier === 'logic' && code !== 'idMalformed')).toEqual([])
  expect(after.staff).toHaveLength(before.staff!.length)
  expect(judge(loadStandard('basic-2012', { county: before.county.code }), after).stages.primary!.composite).toBe(planned.primary.composite)
}, 240_000)
