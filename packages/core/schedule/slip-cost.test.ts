import { expect, test } from 'vitest'
import { slipCost } from './slip-cost.ts'
import type { WaitingClass } from './waiting.ts'

const rate = { yearly: 0.0465, basis: '测试', certainty: '假定' }
const roll = (pupils: number): WaitingClass => ({ school: 's', schoolName: '二小', stage: 'primary', grade: 1, name: `${pupils}`, pupils, oversize: pupils >= 56, nearlyOversize: pupils >= 53 && pupils < 56 })
const school = { budgetYuan: 70_000_000, pupils: 1620 }

test('a year of 70 million at 4.65 % costs 3 255 000 yuan, half a year about half of it', () => {
  expect(slipCost(school, { jumpDays: 365 }, [roll(57), roll(54), roll(50)], rate)).toEqual({ jumpDays: 365, pupils: 1620, oversizeClasses: 2, classesFrom: 'classList', yuan: 3_255_000 })
  expect(slipCost(school, { jumpDays: 181 }, [], rate)).toMatchObject({ oversizeClasses: 0, yuan: 1_614_123 })
})

test('what is not known is not nought', () => {
  expect(slipCost({ budgetYuan: null }, { jumpDays: 365 }, null, rate)).toMatchObject({ pupils: null, oversizeClasses: null, yuan: null })
  expect(slipCost(school, { jumpDays: null }, null, rate)).toMatchObject({ jumpDays: null, yuan: null })
})
