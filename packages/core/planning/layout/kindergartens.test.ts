import { describe, expect, test } from 'vitest'
import { apply, type LayoutDecision } from '../../county/apply.ts'
import type { School, Snapshot } from '../../county/snapshot.ts'
import { valley } from '../../county/testing.ts'
import type { Population } from '../forecast/population.ts'
import { adoptedWorks } from './adopted-works.ts'
import { checkWishes } from './check-wishes.ts'
import { bestLayout, choicesOf } from './layout-testing.ts'
import { usualWishes } from './county-problem.ts'
import { kindergartenEffects } from './kindergarten-effects.ts'
import { checkKindergartenLevers, planOfLevers, type KindergartenLevers } from './kindergarten-levers.ts'
import { kindergartenDecision } from './kindergarten-decision.ts'
import { kindergartenCounty, kindergartenScene, plannedKindergarten, usualKindergartens, type KindergartenWishes } from './kindergarten-problem.ts'
import { leverQuery, leversOf } from './lever-text.ts'
import { noLevers } from './levers.ts'
import { planKindergartens } from './plan-kindergartens.ts'

const kindergarten = (id: string, township: string, pupils: number): School => ({ id, name: `园${id}`, kind: '111', township, urbanRural: '220', runBy: 'county', countsAsSchool: true, boarding: false, stages: { preschool: { pupils, pupilsByGrade: [pupils], teachers: 4 } }, stock: { landArea: 2000, floorArea: 900 } })
const [inS01, inS02] = [kindergarten('1199000001', '990181001', 60), kindergarten('1199000002', '990181100', 90)]
/** Gates of the two kindergartens at S01 and S02; S03 has none. Twelve first-graders in the town and twenty in the country. */
const county: Snapshot = { ...valley(), schools: [...valley().schools, inS01, inS02], roads: [...valley().roads!, { from: inS01.id, to: 'S01', metres: 100, metresPerMinute: 400 }, { from: inS02.id, to: 'S02', metres: 100, metresPerMinute: 400 }] }
/** By settlement: births of the cohort in first grade (2014), then of the three that are three to five years old. */
const born = (S01: readonly number[], S02: readonly number[], S03: readonly number[]): Population => ({ births: Object.entries({ S01, S02, S03 }).map(([settlement, births]) => ({ settlement, from: 2014, births })), housing: [], plannedSchools: [] })
const births = born([12, 20, 20, 20], [20, 40, 40, 40], [8, 20, 20, 10])
const wishes: KindergartenWishes = { ...usualKindergartens, enrolment: 1, minutesMost: { walk: 20, ride: 15 } }
const scene = kindergartenScene(county, births, wishes)
const none: KindergartenLevers = { closed: [], extended: [], built: [] }
const dates = { on: '2021-07-31', date: '2021-09-01', basis: '试' }

function tried(levers: KindergartenLevers, given = scene) {
  const problem = kindergartenCounty(given)
  const decided = kindergartenDecision(problem, planOfLevers(problem, levers), given)
  return { decided, effects: kindergartenEffects(decided, given, { closed: [] }) }
}

describe('children of three to five', () => {
  test('are births of the three cohorts × what of the last cohort came to school × the share that is to have a place', () => {
    // In the country 28 of 28 came to school; in the town 12 of 12: nobody moved. 60 in S01, 120 in S02, 50 in S03.
    expect(Object.fromEntries(scene.children.known)).toEqual({ S01: 60, S02: Math.round(120 * (28 / 28)), S03: 50 })
    expect(kindergartenScene(county, births, usualKindergartens).children.known.get('S02')).toBe(102)
  })

  test('without births they are unknown, which is not none, and a plan is refused with the remedy', () => {
    expect(kindergartenScene(county, null, wishes).children).toEqual({ known: new Map(), unknown: ['S01', 'S02', 'S03'] })
    const partly = { ...births, births: births.births.slice(0, 2) }
    expect(kindergartenScene(county, partly, wishes).children.unknown).toEqual(['S03'])
    const faults = checkWishes({ snapshot: valley(), travel: scene.travel, population: null }, { ...usualWishes, kindergartens: { ...wishes, townships: ['x'] } })
    expect(faults.filter(({ code }) => ['unknownTownship', 'noBirths', 'noKindergartens'].includes(code)).map(({ code, stops }) => [code, stops])).toEqual([['unknownTownship', true], ['noBirths', true], ['noKindergartens', false]])
  })
})

describe('by hand', () => {
  test('kept as they are, who has none near is named, and the township without one', () => {
    const { effects } = tried(none)
    expect([effects.moved, effects.unserved, effects.placesShort, effects.money.buildYuan, effects.difference]).toEqual([0, 50, 30, 0, []])
    expect(effects.broken.map(({ rule, where }) => [rule, where])).toEqual([['unserved', '青石'], ['rooms', '园1199000002'], ['townshipLeast', '青石乡']])
    expect(effects.townships.find(({ township }) => township === '990181200')).toMatchObject({ before: 0, after: 0, unserved: 50, isWanted: true })
  })

  test('one that is built takes the children beside it, and a module makes the places that were short', () => {
    const { effects, decided } = tried({ closed: [], extended: [{ school: inS02.id, modules: 1 }], built: [{ settlement: 'S03', modules: 1 }] })
    expect([effects.broken, effects.unserved, effects.placesShort, effects.money.buildYuan]).toEqual([[], 0, 0, 6_580_000])
    expect(effects.kindergartens.map(({ id, decision, childrenAfter }) => [id, decision, childrenAfter])).toEqual([[inS01.id, 'keep', 60], [inS02.id, 'extend', 120], [plannedKindergarten('S03', 1), 'build', 50]])
    const decision: LayoutDecision = { ...dates, closed: [], moves: [], extended: [], kindergartens: decided }
    const after = apply(decision, county)
    expect(after.schools.find(({ id }) => id === plannedKindergarten('S03', 1))?.stages.preschool?.pupils).toBe(50)
    expect(after.schools.find(({ id }) => id === inS02.id)?.stock.floorArea).toBe(1840)
    expect(after.changes).toEqual([expect.objectContaining({ kind: 'open', on: '2021-07-31' })])
    expect(adoptedWorks(decision, county).map(({ kind, pupils, budgetYuan }) => [kind, pupils, budgetYuan])).toEqual([['newKindergarten', 50, 3_290_000], ['extension', 120, 3_290_000]])
  })

  test('where one closes and none is near, the children are lost, and the list of them is not empty', () => {
    const { effects, decided } = tried({ ...none, closed: [inS01.id] }, { ...scene, wishes: { ...wishes, minutesMost: { walk: 20, ride: 5 } } })
    expect(effects.lost).toEqual([{ settlement: 'S01', from: inS01.id, to: null, children: 60 }])
    const after = apply({ ...dates, closed: [], moves: [], extended: [], kindergartens: decided }, { ...county, premises: [] })
    expect([after.schools.some(({ id }) => id === inS01.id), after.changes.map(({ kind }) => kind), after.premises!.map(({ id }) => id)]).toEqual([false, ['close'], [`V${inS01.id}`]])
  })

  test('who moves to the next is counted, and the closed one is merged into it with its teachers', () => {
    const { effects, decided } = tried({ closed: [inS01.id], extended: [{ school: inS02.id, modules: 3 }], built: [] }, { ...scene, wishes: { ...wishes, minutesMost: { walk: 20, ride: 30 } } })
    expect([effects.moved, effects.lost, effects.placesShort]).toEqual([60, [], 0])
    const after = apply({ ...dates, closed: [], moves: [], extended: [], kindergartens: decided }, county)
    expect(after.changes).toEqual([{ kind: 'merge', on: '2021-07-31', from: [inS01.id], into: inS02.id, basis: '试' }])
    expect(after.schools.find(({ id }) => id === inS02.id)?.stages.preschool).toMatchObject({ pupils: 230, teachers: 8 })
  })

  test('levers that make no sense are named all at once; an address carries the others there and back', () => {
    const attached = { ...county, schools: county.schools.map((school) => (school.id === '2199000001' ? { ...school, stages: { ...school.stages, preschool: { pupils: 20 } } } : school)) }
    const faulty = { closed: ['1', '2199000001'], extended: [{ school: inS01.id, modules: 5 }], built: [{ settlement: 'S09', modules: 1 }] }
    expect(checkKindergartenLevers(faulty, attached).map(({ lever }) => lever)).toEqual(['1', '2199000001', inS01.id, 'S09'])
    const levers = { ...noLevers, kindergartens: { closed: [inS01.id], extended: [{ school: inS02.id, modules: 2 }], built: [{ settlement: 'S03', modules: 1 }] } }
    expect(leversOf(leverQuery(levers))).toEqual(levers)
    expect(leversOf(leverQuery({ ...noLevers, kindergartens: none }))).toEqual({ ...noLevers, kindergartens: none })
    expect(leversOf(leverQuery(noLevers))).toEqual(noLevers)
  })
})

test('the planner finds the best of all plans, keeps every rule of the check, and comes out the same again', async () => {
  const small = kindergartenScene({ ...county, settlements: county.settlements!.slice(1), schools: county.schools.filter(({ id }) => id !== inS01.id) }, { ...births, births: births.births.slice(1) }, wishes)
  const { problem } = kindergartenCounty(small)
  expect(choicesOf(problem)).toBeLessThan(100)
  const [first, again] = [await planKindergartens(small, { gone: [], seed: 1, effort: 0.2 }), await planKindergartens(small, { gone: [], seed: 1, effort: 0.2 })]
  expect([first.claims.status, first.claims.objective]).toEqual(['optimal', expect.closeTo(bestLayout(problem)!, 6)])
  expect(first).toEqual(again)
  const effects = kindergartenEffects(first.decision!, small, { closed: [] })
  expect([effects.broken, effects.difference, effects.unserved]).toEqual([[], [], 0])
})

test('attached classes go with their school, and nobody is sent to them any more', () => {
  const attached: Snapshot = { ...county, schools: county.schools.filter(({ id }) => id !== inS02.id).map((school) => (school.id === '2199000001' ? { ...school, stages: { ...school.stages, preschool: { pupils: 90 } } } : school)), roads: [...county.roads!, { from: '2199000001', to: 'S02', metres: 100, metresPerMinute: 400 }] }
  const own = kindergartenScene(attached, births, wishes)
  const { decided } = tried(none, own)
  expect(kindergartenEffects(decided, own, { closed: [] }).unserved).toBe(50)
  expect(kindergartenEffects(decided, own, { closed: ['2199000001'] }).unserved).toBe(170)
})
