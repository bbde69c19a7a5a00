import { expect, test } from 'vitest'
import { valley } from '../../county/testing.ts'
import type { School, Snapshot } from '../../county/snapshot.ts'
import { isCompulsory } from '../forecast/grades.ts'
import { checkWishes } from './check-wishes.ts'
import { usualWishes, type CountyWishes } from './county-problem.ts'
import { travelMinutes } from './travel.ts'

const county = valley()
const schools = county.schools.filter(isCompulsory)
/** Every school at the gate of the first settlement. */
const sound: Snapshot = { ...county, roads: [...county.roads!, ...schools.map(({ id }) => ({ from: id, to: 'S01', metres: 100, metresPerMinute: 400 }))], schools: county.schools.map((school, i): School => ({ ...school, location: [127 + i / 1000, 45] })) }

function faults(change: Partial<Snapshot>, wishes: Partial<CountyWishes> = {}) {
  const snapshot = { ...sound, ...change }
  return checkWishes({ snapshot, travel: travelMinutes(snapshot) }, { ...usualWishes, ...wishes })
}
const said = (found: ReturnType<typeof faults>) => found.map(({ code, where, stops }) => [code, where, stops])

test('a sound county has no fault', () => {
  expect(faults({})).toEqual([])
})

test('each fault has its own words and names its place', () => {
  const [first, second] = schools
  expect(said(faults({ settlements: [...sound.settlements!, { id: 'S09', name: '孤岭', township: '990181200', location: [127.9, 45.9], primaryPupils: 3 }] }))).toEqual([['settlementWithoutRoad', '孤岭', true]])
  expect(said(faults({ roads: sound.roads!.filter(({ from }) => from !== first!.id) }))).toEqual([['schoolWithoutRoad', first!.name, true]])
  expect(said(faults({ settlements: sound.settlements!.map((each) => (each.id === 'S02' ? { ...each, primaryPupils: -4 } : each)) }))).toEqual([['negativePupils', '柳林', true]])
  expect(said(faults({ schools: sound.schools.map(({ location, ...school }) => (school.id === first!.id ? school : { ...school, location: location! })) }))).toEqual([['schoolWithoutPoint', first!.name, false]])
  expect(said(faults({ schools: sound.schools.map((school) => (school.id === second!.id ? { ...school, location: sound.schools.find(({ id }) => id === first!.id)!.location! } : school)) }))).toEqual([['sameSpot', `${first!.name}、${second!.name}`, false]])
  expect(said(faults({}, { minutesMost: { lower: 45, upper: 45, junior: 60 }, keep: [first!.id, 'X'], close: [first!.id] }))).toEqual([['limitAgainstLaw', '1–3', true], ['unknownSchool', 'X', true], ['keptAndClosed', first!.name, true]])
})

test('closing every school near enough for the youngest is against the law, and names the settlements', () => {
  const primary = schools.filter(({ stages }) => stages.primary !== undefined)
  const found = faults({}, { close: primary.map(({ id }) => id) })
  expect([found.every(({ code, stops }) => code === 'closingAgainstLaw' && stops), found.map(({ where }) => where)]).toEqual([true, ['河口', '柳林']])
  expect(faults({}, { close: primary.slice(1).map(({ id }) => id) })).toEqual([])
})
