import { loadUnitCosts } from '@junheng/standards/load.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeReturns } from './judge.ts'
import { nextStep } from './next-step.ts'
import type { NextStep, UnitCosts } from './next-step.ts'
import type { Facts } from './standard.ts'
import { basic, quality } from './testing.ts'
import { schoolVerdict } from './verdicts.ts'

const { costs } = loadUnitCosts()
const full = { pupils: 1000, aboveDegreeTeachers: 42, backboneTeachers: 10, artsSportsTeachers: 9, teachingArea: 4500, sportsArea: 7500, equipmentYuan: 2_000_000, multimediaRooms: 23 }
const stepOf = (facts: { readonly [fact in keyof Facts]?: number | undefined }, prices: UnitCosts = costs): NextStep => {
  const judgement = judgeReturns(quality, [{ school: 'a', name: 'a', stage: 'primary', facts: { ...full, ...facts } as Facts }], { date: '2020-09-01' })
  return nextStep(quality, judgement, { stage: 'primary', school: 'a' }, prices)!
}

describe('the cheapest next step', () => {
  test('of a school that passes is nothing', () => {
    expect(stepOf({})).toEqual({ stage: 'primary', leftAtFloor: null, actions: [], yuan: 0, unknown: [] })
  })

  test('of a school with one forgiven indicator is nothing either, and says which', () => {
    expect(stepOf({ teachingArea: 4000 })).toMatchObject({ leftAtFloor: 'teachingArea', actions: [], yuan: 0 })
  })

  test('leaves the dearest indicator at its floor and brings the other to its line', () => {
    const step = stepOf({ teachingArea: 3000, multimediaRooms: 20 })
    expect(step.leftAtFloor).toBe('teachingArea')
    expect(step.actions).toEqual([
      { indicator: 'teachingArea', amount: expect.closeTo(825, 6), unit: 'm2', yuan: expect.closeTo(825 * 3000, 3) },
      { indicator: 'multimediaRooms', amount: 3, unit: 'rooms', yuan: 90_000 },
    ])
    expect(step.yuan).toBeCloseTo(825 * 3000 + 90_000, 3)
  })

  test('counts whole people, and one who is exactly enough is not two', () => {
    expect(stepOf({ pupils: 100, artsSportsTeachers: 0, backboneTeachers: 0, aboveDegreeTeachers: 5, multimediaRooms: 3 }).actions).toEqual([
      { indicator: 'backboneTeachers', amount: 1, unit: 'people', yuan: 100_000 },
      { indicator: 'artsSportsTeachers', amount: 1, unit: 'people', yuan: 90_000 },
    ])
  })

  test('does not ask for a second person because a tenth is no binary fraction', () => {
    expect(((4.2 - 4.1) * 1000) / 100).toBeGreaterThan(1)
    expect(stepOf({ aboveDegreeTeachers: 41, teachingArea: 3900 }).actions).toEqual([{ indicator: 'aboveDegreeTeachers', amount: 1, unit: 'people', yuan: 90_000 }])
  })

  test('names what nobody reported', () => expect(stepOf({ sportsArea: undefined }).unknown).toEqual(['sportsArea']))

  test('has no price where a unit cost is not known', () => {
    const step = stepOf({ teachingArea: 1000, sportsArea: 1000 }, {})
    expect(step.yuan).toBeNull()
    expect(step.actions.every(({ yuan }) => yuan === null)).toBe(true)
  })

  test('passes the school rule, and no other choice that passes it costs less', () => {
    const share = fc.double({ min: 0, max: 1.4, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(share, share, share), fc.constantFrom(200, 1000), ([area, sports, yuan], pupils) => {
        const facts = { pupils, aboveDegreeTeachers: pupils, backboneTeachers: pupils, artsSportsTeachers: pupils, multimediaRooms: pupils, teachingArea: 4.5 * pupils * area, sportsArea: 7.5 * pupils * sports, equipmentYuan: 2000 * pupils * yuan }
        const step = stepOf(facts)
        const after = { ...facts, ...Object.fromEntries(step.actions.map(({ indicator, amount }) => [indicator, facts[indicator as keyof typeof facts] + amount])) }
        const readings = quality.indicators.map(({ id, measure, rules }) => ({ value: (after[id as keyof typeof after] * measure.scale) / pupils, line: rules[0]!.atLeast!.primary }))
        expect(schoolVerdict(quality.schoolRule, readings)).toBe('met')
        expect(step.yuan!).toBeLessThanOrEqual(cheapestByTrying(facts, pupils) + 1e-6 * step.yuan!)
      }),
    )
  })
})

/** Every indicator brought to its line but one, tried one after another. */
function cheapestByTrying(facts: { readonly teachingArea: number; readonly sportsArea: number; readonly equipmentYuan: number }, pupils: number): number {
  const priced = [
    { missing: 4.5 * pupils - facts.teachingArea, line: 4.5 * pupils, yuan: 3000 },
    { missing: 7.5 * pupils - facts.sportsArea, line: 7.5 * pupils, yuan: 250 },
    { missing: 2000 * pupils - facts.equipmentYuan, line: 2000 * pupils, yuan: 1 },
  ]
  const prices = priced.map((_, left) => priced.reduce((sum, { missing, line, yuan }, i) => sum + Math.max(0, i === left ? missing - 0.15 * line : missing) * yuan, 0))
  return Math.min(...prices)
}

test('a standard without a school rule has no next step, nor has a school it does not judge', () => {
  const rows = [{ school: 'a', name: 'a', stage: 'primary', facts: full }] as const
  expect(nextStep(basic, judgeReturns(basic, rows, { date: null }), { stage: 'primary', school: 'a' }, costs)).toBeNull()
  expect(nextStep(quality, judgeReturns(quality, rows, { date: null }), { stage: 'junior', school: 'a' }, costs)).toBeNull()
  expect(nextStep(quality, judgeReturns(quality, rows, { date: '2016-09-01' }), { stage: 'primary', school: 'a' }, costs)).toBeNull()
})
