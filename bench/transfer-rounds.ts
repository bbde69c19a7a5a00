import type { Market } from '@junheng/core/planning/transfers/market.ts'
import { keyOf } from '@junheng/core/planning/transfers/market.ts'
import type { HardshipProblem } from '@junheng/core/planning/transfers/least-hardship.ts'
import { randomFrom } from './counties.ts'

export interface RoundSize {
  readonly teachers: number
  readonly schools: number
  readonly subjects: number
  readonly preferences: number
}

/** An invented voluntary phase: each teacher lists cells of one subject; two of three may leave each home cell, and as many posts are open as a third of the teachers. */
export function inventMarket({ teachers, schools, subjects, preferences }: RoundSize, seed: number): Market {
  const random = randomFrom(seed)
  const cells = schools * subjects
  const start = new Int32Array(teachers + 1)
  const cell = new Int32Array(teachers * preferences)
  const key = new Float64Array(teachers * preferences)
  const home = new Int32Array(teachers)
  const points = Float64Array.from({ length: teachers }, () => Math.floor(random() * 8000) / 100).toSorted((a, b) => b - a)
  for (let t = 0; t < teachers; t++) {
    const subject = Math.floor(random() * subjects)
    home[t] = Math.floor(random() * schools) * subjects + subject
    for (const [i, school] of someOf(schools, preferences, random).entries()) {
      cell[t * preferences + i] = school * subjects + subject
      key[t * preferences + i] = keyOf(points[t]! + (random() < 0.1 ? 10 : 0), t)
    }
    start[t + 1] = (t + 1) * preferences
  }
  const members = new Int32Array(cells)
  for (const each of home) members[each]!++
  return {
    start, cell, key, home,
    keptClass: Uint8Array.from({ length: teachers }, () => Number(random() < 0.15)),
    vacancies: Int32Array.from({ length: cells }, () => Number(random() < teachers / (3 * cells))),
    release: members.map((count) => Math.ceil((2 * count) / 3)),
    releaseKept: Int32Array.from([...members].flatMap((count) => [count, Math.ceil(count / 6), 0])),
    replacement: false,
  }
}

/** The compulsory phase at the same size: every teacher is to go to one of so many cells; a last column, dear, takes whom there is no room for. */
export function inventHardship({ teachers, schools, subjects, preferences }: RoundSize, seed: number): HardshipProblem {
  const random = randomFrom(seed)
  const cells = schools * subjects
  const start = new Int32Array(teachers + 1)
  const column = new Int32Array(teachers * (preferences + 1))
  const cost = new Float64Array(column.length)
  for (let t = 0; t < teachers; t++) {
    const subject = Math.floor(random() * subjects)
    const at = t * (preferences + 1)
    for (const [i, school] of someOf(schools, preferences, random).entries()) {
      column[at + i] = school * subjects + subject
      cost[at + i] = Math.floor(random() * 90) + 5 * i
    }
    column[at + preferences] = cells
    cost[at + preferences] = 100_000
    start[t + 1] = at + preferences + 1
  }
  const capacity = Int32Array.from({ length: cells + 1 }, () => (random() < 0.5 ? 2 : 1))
  capacity[cells] = teachers
  return { start, column, cost, capacity }
}

function someOf(count: number, wanted: number, random: () => number): readonly number[] {
  const chosen = new Set<number>()
  while (chosen.size < wanted) chosen.add(Math.floor(random() * count))
  return [...chosen]
}
