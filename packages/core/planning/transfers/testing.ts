import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { commitmentOf } from './lottery.ts'
import { scoreOf } from './points.ts'
import type { Cell, Lottery, Round, RoundSchool, RoundTeacher, TransferRules } from './round.ts'

/** Small rounds for tests. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const testRules: TransferRules = {
  points: [{ id: 'years', name: '教龄', count: { by: 'rate', each: 1, most: 40 } }],
  matchPoints: 0,
  nearPoints: 0,
  tieBreaks: [],
  minimumServiceYears: 0,
  maximumPreferences: 8,
  replacement: false,
  keep: [],
  hardship: { perMinute: 1, otherTownship: 0, unlisted: 0, perRank: 0, overQuota: null },
  holdCv: false,
}

const reveals = [['教育局', '17'], ['纪检', '4'], ['教代会', '230']] as const

export const testLottery: Lottery = {
  parties: reveals.map(([name, value]) => ({ name, commitment: commitmentOf(sha256, name, { value, salt: `${name}盐` }), reveal: { value, salt: `${name}盐` } })),
  publicValue: '03 11 16 21 27 30 + 08',
  publicSource: '事先指定的一期开奖号码',
}

export const testSchool = (id: string, more: Partial<RoundSchool> = {}): RoundSchool => ({ id, name: id, township: id, rural: true, stages: { primary: { pupils: 100, teachers: 10, backbone: 2, aboveDegree: 8 } }, ...more })

export const testCell = (id: string, more: Partial<Cell> = {}): Cell => ({ id, school: id, stage: 'primary', subject: '语文', have: 1, need: 1, vacancies: 0, ...more })

export function testTeacher(id: string, more: Partial<RoundTeacher> = {}): RoundTeacher {
  const facts = more.facts ?? { years: 10 }
  return {
    id, cell: 'A', licences: [{ stage: 'primary', subject: '语文' }], points: scoreOf(testRules, { facts }).total, serviceYears: 9, assessed: true,
    backbone: false, aboveDegree: false, sheltered: false, avoid: [], near: [], preferences: [], ...more, facts,
  }
}

export function testRound(more: Partial<Round> = {}): Round {
  const schools = more.schools ?? [...new Set((more.cells ?? []).map(({ school }) => school))].map((id) => testSchool(id))
  const journeys = more.journeys ?? schools.flatMap(({ id: from }, i) => schools.slice(i + 1).map(({ id: to }, j) => ({ from, to, minutes: 10 + 7 * i + 3 * j })))
  return { id: 'R1', title: '测试', rules: testRules, cells: [], teachers: [], lottery: testLottery, ...more, schools, journeys }
}

export interface RandomShape {
  readonly homes: number
  readonly targets: number
  readonly teachers: number
  readonly replacement?: boolean
  readonly keep?: boolean
  readonly overQuota?: boolean
}

const subjects = ['语文', '数学'] as const

/**
 * Random rounds: homes H0… with more than they need, targets T0… with vacancies, two subjects that everybody is licensed for, so that cells order
 * teachers differently; teachers with few points, so that there are ties, and some preferences.
 */
export function randomRound({ homes, targets, teachers, replacement = false, keep = false, overQuota = false }: RandomShape): fc.Arbitrary<Round> {
  const teacher = fc.record({
    home: fc.nat({ max: homes - 1 }), years: fc.nat({ max: 4 }), backbone: fc.boolean(), aboveDegree: fc.boolean(), sheltered: fc.integer({ min: 0, max: 5 }), avoid: fc.nat({ max: 3 * targets }), near: fc.nat({ max: 2 * (homes + targets) }),
    preferences: fc.shuffledSubarray(Array.from({ length: targets }, (_, i) => `T${i}`), { minLength: 0, maxLength: targets }),
  })
  return fc.record({
    people: fc.array(teacher, { minLength: 1, maxLength: teachers }),
    vacancies: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: targets, maxLength: targets }),
    spare: fc.array(fc.nat({ max: 3 }), { minLength: homes, maxLength: homes }),
    minutes: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: (homes + targets) ** 2, maxLength: (homes + targets) ** 2 }),
  }).map(({ people, vacancies, spare, minutes }) => {
    const teachers = people.map((each, i) => testTeacher(`t${i}`, {
      cell: `H${each.home}`, licences: subjects.map((subject) => ({ stage: 'primary', subject })), facts: { years: each.years }, backbone: each.backbone, aboveDegree: each.aboveDegree, sheltered: each.sheltered === 0, avoid: each.avoid < targets ? [`T${each.avoid}`] : [],
      near: each.near < homes + targets ? [each.near < homes ? `H${each.near}` : `T${each.near - homes}`] : [], preferences: each.preferences,
    }))
    const have = spare.map((_, h) => teachers.filter(({ cell }) => cell === `H${h}`).length)
    const homeCells = spare.map((extra, h) => testCell(`H${h}`, { subject: subjects[h % 2]!, have: have[h]!, need: Math.max(0, have[h]! - extra) }))
    const targetCells = vacancies.map((count, i) => testCell(`T${i}`, { subject: subjects[i % 2]!, have: 1, need: 1 + count, vacancies: count }))
    const cells = [...homeCells, ...targetCells]
    const schools = cells.map(({ id, have }) => testSchool(id, { rural: id.startsWith('H'), stages: { primary: { pupils: 100, teachers: have, backbone: teachers.filter((each) => each.cell === id && each.backbone).length, aboveDegree: teachers.filter((each) => each.cell === id && each.aboveDegree).length } } }))
    const journeys = cells.flatMap(({ id: from }, i) => cells.slice(i + 1).map(({ id: to }, j) => ({ from, to, minutes: minutes[i * cells.length + j]! })))
    const rules: TransferRules = {
      ...testRules, matchPoints: 2, nearPoints: 3, replacement, keep: keep ? [{ of: 'backbone', where: 'rural', share: 0.5 }, { of: 'aboveDegree', where: 'rural', share: 0.4 }] : [],
      hardship: { ...testRules.hardship, overQuota: overQuota ? { most: 1, cost: 500 } : null },
    }
    return testRound({ rules, cells, schools, teachers, journeys })
  })
}
