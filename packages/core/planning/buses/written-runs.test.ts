import { expect, test } from 'vitest'
import { generateXCity } from '@junheng/xcity/county.ts'
import { checkBuses } from './check.ts'
import { countyBuses } from './county-buses.ts'
import { clock, haltsOf } from './exports.ts'
import { pinnedStart } from './pins.ts'
import { busPlanView, plannedCounty, withVehicles } from './plan-view.ts'
import { planBuses } from './plan.ts'
import type { BusPlan } from './problem.ts'
import { steps } from './testing.ts'
import { readWrittenRuns, type WrittenHalt } from './written-runs.ts'
import { usualRules } from './county-buses.ts'

const snapshot = generateXCity().snapshots.at(-1)!
const county = countyBuses(snapshot)
const plates = snapshot.vehicles!
const plan = (planBuses(county.problem, { seed: 1, spent: steps(300) }) as { readonly plan: BusPlan }).plan
const view = busPlanView({ snapshot, county, rules: usualRules }, plan, null)

/** A plan as somebody would write it down. */
const lines: readonly WrittenHalt[] = view.runs.flatMap(({ plate, halts }, run) => halts.map(({ id, isSchool, goal, stage, arrive, leave, children }) => ({
  run: String(run + 1), plate, halt: id, deed: isSchool ? '到校' : '上车', school: goal, stage: stage === 'primary' ? '小学' : stage === 'junior' ? '初中' : '', arrive: clock(arrive), leave: clock(leave), children: String(children),
}))).map((line, i) => ({ row: i + 2, ...line }))

const read = (changes: Readonly<Record<number, Partial<WrittenHalt>>>) => readWrittenRuns(county, plates, lines.map((line, i) => ({ ...line, ...changes[i] })))

test('a plan that is written down to the second and read back is the same plan', () => {
  const { faults, plan: again } = readWrittenRuns(county, plates, lines)
  expect(faults).toEqual([])
  const told = ({ buses }: BusPlan) => buses.map(({ bus, events }) => ({ bus, halts: haltsOf(county, { bus, events }) }))
  expect(told(again)).toEqual(told(plan))
  expect(checkBuses(county.problem, again)).toEqual([])
  expect(again.buses.map(({ vehicle }) => vehicle)).toEqual(view.runs.map(({ vehicle }) => vehicle))
})

test('names do where they are told apart, and hours of leaving may be missing', () => {
  const named = lines.map((line) => ({ ...line, leave: '', halt: line.deed === '到校' ? county.schools.find(({ id }) => id === line.halt)!.name : county.stops.find(({ settlement }) => settlement === line.halt)!.name }))
  const { faults, plan: again } = readWrittenRuns(county, plates, named)
  expect(faults.filter(({ code }) => code !== 'severalStops' && code !== 'severalSchools')).toEqual([])
  expect(checkBuses(county.problem, again).filter(({ rule }) => rule !== 'unaccounted')).toEqual([])
})

test('every fault is said at once, with its place', () => {
  const second = lines.findIndex(({ run }) => run === '2')
  const { faults } = read({ 0: { plate: '甲00000' }, [second]: { plate: lines[second]!.plate, halt: '没有的村', stage: '高中', arrive: '25:00' }, [second + 1]: { deed: '下车' } })
  expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'plate', 'unknownVehicle'],
    [second + 2, 'arrive', 'notAnHour'],
    [second + 2, 'halt', 'unknownStop'],
    [second + 2, 'stage', 'unknownStage'],
    [second + 3, 'deed', 'unknownDeed'],
  ])
})

test.each<[string, Partial<WrittenHalt>]>([
  ['missing', { run: '' }], ['missing', { plate: '' }], ['missing', { halt: '' }], ['missing', { deed: '' }], ['missing', { arrive: '' }], ['unknownSchool', { school: '9999999999' }],
])('says %s of %o', (code, change) => {
  expect(read({ 0: change }).faults.map((fault) => fault.code)).toContain(code)
})

test('a bus cannot do two runs of one morning, and a village without children for a school is named', () => {
  const second = lines.findIndex(({ run }) => run === '2')
  expect(read({ [second]: { plate: lines[0]!.plate } }).faults.map(({ code }) => code)).toContain('vehicleTwice')
  const other = county.schools.find(({ id }) => !county.stops.some(({ settlement, school }) => settlement === lines[0]!.halt && school === id))!
  expect(read({ 0: { school: other.id } }).faults).toContainEqual({ row: 2, column: 'halt', value: lines[0]!.halt, code: 'noChildren' })
})

test('a stop named twice is no fault of the line but a rule broken', () => {
  const { faults, plan: twice } = readWrittenRuns(county, plates, [...lines, ...lines.filter(({ run }) => run === '1').map((line) => ({ ...line, run: '再一次', plate: plates.find(({ id }) => !view.runs.some(({ vehicle }) => vehicle === id))!.plate }))])
  expect(faults).toEqual([])
  expect(checkBuses(county.problem, twice).map(({ rule }) => rule)).toContain('servedTwice')
})

test('planned anew from there, pinned runs keep stops, hours and vehicle, pinned villages their company', () => {
  const before = { county, plan: withVehicles(view) }
  const after = plannedCounty(snapshot, { rules: usualRules, closed: [], withheld: [view.runs[5]!.vehicle] }).county
  const village = county.stops[plan.buses[7]!.events.flatMap((event) => ('stop' in event ? [event.stop] : []))[0]!]!.settlement
  const { lost, unknown, ...start } = pinnedStart(before, after, { runs: [2, 4], villages: [village] })
  expect([lost, unknown]).toEqual([[], []])
  const outcome = planBuses(after.problem, { seed: 1, spent: steps(300), ...start })
  const again = (outcome as { readonly plan: BusPlan }).plan
  expect(checkBuses(after.problem, again)).toEqual([])
  const shown = busPlanView({ snapshot, county: after, rules: usualRules }, again, null).runs
  for (const run of [2, 4]) {
    const { vehicle, halts } = view.runs[run]!
    expect(shown.find((each) => each.vehicle === vehicle)!.halts).toEqual(halts)
  }
  expect(shown.some(({ vehicle }) => vehicle === view.runs[5]!.vehicle)).toBe(false)
})

test('a run whose vehicle is withheld, and a village that nobody rides from, cannot stay as they are', () => {
  const after = plannedCounty(snapshot, { rules: usualRules, closed: [], withheld: [view.runs[5]!.vehicle] }).county
  expect(pinnedStart({ county, plan: withVehicles(view) }, after, { runs: [5, 9999], villages: ['没有的村'] })).toMatchObject({ lost: [5, 9999], unknown: ['没有的村'], pinnedRuns: [] })
})

test('a pinned run that breaks a rule is not kept in silence', () => {
  const [first, ...others] = plan.buses
  const early = { ...plan, buses: [{ ...first!, events: first!.events.map((event) => ({ ...event, arrive: event.arrive + 3_600_000, leave: event.leave + 3_600_000 })) }, ...others] }
  const outcome = planBuses(county.problem, { seed: 1, spent: steps(10), start: early, pinnedRuns: [0] })
  expect(outcome.status === 'infeasible' && outcome.because.map(({ rule, bus }) => [rule, bus])).toContainEqual(['tooLate', 0])
})
