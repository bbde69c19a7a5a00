import { apply } from '@junheng/core/county/apply.ts'
import { checkSnapshot } from '@junheng/core/county/check.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { effectsOf, type EffectScene } from '@junheng/core/planning/layout/effects.ts'
import { checkLevers, noLevers } from '@junheng/core/planning/layout/levers.ts'
import { teachersBySubject } from '@junheng/core/planning/layout/subjects.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { gradesOf } from '@junheng/core/planning/forecast/grades.ts'
import { loadStandard, standardIds } from '@junheng/standards/load.ts'
import { describe, expect, test } from 'vitest'
import { generateXCity } from './county.ts'

const { snapshots, population } = generateXCity()
const snapshot = snapshots.at(-1)!
const travel = travelMinutes(snapshot)
const attendance = estimateAttendance(snapshot, population, travel)
const scene: EffectScene = {
  snapshot,
  travel,
  attendance,
  teachers: teachersBySubject(snapshot.staff!),
  standards: standardIds.map((id) => ({ standard: loadStandard(id, { county: snapshot.county.code }), options: {} })),
  dates: { on: '2021-07-31', date: '2021-09-01', basis: '推演' },
}
const points = snapshot.schools.filter(({ kind }) => kind === '218')
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
const pupilsIn = (schools: typeof snapshot.schools) => sum(schools.flatMap(({ stages }) => [stages.primary?.pupils ?? 0, stages.junior?.pupils ?? 0]))

describe('who attends where', () => {
  test('adds up to every school in every grade, and to every settlement in every stage', () => {
    for (const school of snapshot.schools) {
      const grades = gradesOf(school)!
      for (let grade = 0; grade < 9; grade++) expect(sum(attendance.filter((row) => row.school === school.id && row.grade === grade).map(({ children }) => children))).toBe(grades[grade])
    }
    for (const place of snapshot.settlements!) {
      const own = attendance.filter(({ settlement }) => settlement === place.id)
      expect([sum(own.filter(({ grade }) => grade < 6).map(({ children }) => children)), sum(own.filter(({ grade }) => grade >= 6).map(({ children }) => children))]).toEqual([place.primaryPupils, place.juniorPupils])
    }
  })
})

describe('closing two of the last ten points', () => {
  const closed = points.slice(0, 2).map(({ id }) => id)
  const effects = effectsOf({ closed, extended: [], assigned: [] }, scene)
  const projected = apply(effects.decision, snapshot)

  test('every affected child has exactly one receiving school: the difference is empty', () => {
    expect(effects.roster.difference).toEqual([])
    expect(effects.roster.affected).toBe(pupilsIn(points.slice(0, 2)))
    expect(effects.roster.received).toBe(effects.roster.affected)
    for (const { settlement, grade, school, children } of attendance.filter((row) => closed.includes(row.school))) {
      const taken = effects.movements.filter((move) => move.settlement === settlement && move.from === school && move.grade === grade + 1)
      expect([taken.length, sum(taken.map((move) => move.children))]).toEqual([1, children])
    }
  })

  test('the projected county has the same pupils and staff, two points fewer, dated mergers and two premises more, and no fault', () => {
    expect(pupilsIn(projected.schools)).toBe(pupilsIn(snapshot.schools))
    expect(projected.staff).toHaveLength(snapshot.staff!.length)
    expect(snapshot.schools.length - projected.schools.length).toBe(2)
    expect(projected.changes.map(({ kind, on }) => [kind, on])).toEqual([['merge', '2021-07-31'], ['merge', '2021-07-31']])
    expect(projected.premises!.length - snapshot.premises!.length).toBe(2)
    expect(checkSnapshot(projected, { previous: snapshot }).filter(({ tier }) => tier !== 'plausibility')).toEqual([])
    expect(checkSnapshot(projected, { previous: snapshot }).filter(({ tier }) => tier === 'logic')).toEqual([])
  })

  test('teachers freed are those of the two points, by subject; land and floor are told apart', () => {
    const own = snapshot.staff!.filter(({ school, post }) => closed.includes(school) && post === 'teacher')
    expect(effects.teachers.freedInAll).toBe(own.length)
    expect(effects.premises.map(({ landArea, floorArea }) => [landArea, floorArea])).toEqual(points.slice(0, 2).map(({ stock }) => [stock.landArea, stock.floorArea]))
  })

  test('real part and scope part of the change add up to it', () => {
    const composite = effects.standards.flatMap(({ changes }) => changes).find(({ stage, indicator }) => stage === 'primary' && indicator === 'composite')!
    expect(composite.real! + composite.scope!).toBeCloseTo(composite.after! - composite.before!, 12)
    expect(composite.scope).toBeLessThan(0)
  })

  test('small children stay within half an hour', () => {
    expect(effects.travel.find(({ band }) => band === 'lower')!.overLimit).toBe(0)
  })
})

test('keeping everything changes nothing', () => {
  const effects = effectsOf(noLevers, scene)
  expect(effects.sentence).toEqual({ childrenMoved: 0, closed: 0, moreMinutes: 0, overLimit: 0, placesShort: 0, points: 10 })
  expect(effects.blockers.map(({ standing }) => standing)).toEqual(['clear', 'clear', 'clear', 'clear'])
  expect(effects.standards.flatMap(({ changes }) => changes).every(({ before, after }) => before === after)).toBe(true)
})

test('a township sent to one school goes there, and only there', () => {
  const point = points[0]!
  const central = snapshot.schools.find(({ township, name }) => township === point.township && name.includes('中心小学'))!
  const { movements } = effectsOf({ closed: [], extended: [], assigned: [{ from: point.township, stage: 'primary', school: central.id }] }, scene)
  expect(movements.length).toBeGreaterThan(0)
  expect(new Set(movements.map(({ to }) => to))).toEqual(new Set([central.id]))
  expect(new Set(movements.map(({ township }) => township))).toEqual(new Set([point.township]))
})

test('levers that cannot be moved so are all named', () => {
  const faults = checkLevers({ closed: ['0000000000', points[0]!.id], extended: [{ school: points[0]!.id, modules: 1 }], assigned: [{ from: '没有的村', stage: 'primary', school: points[1]!.id }, { from: snapshot.settlements![0]!.id, stage: 'junior', school: points[1]!.id }] }, snapshot)
  expect(faults.map(({ lever }) => lever)).toEqual(['0000000000', points[0]!.id, '没有的村', `${snapshot.settlements![0]!.id}→${points[1]!.id}`])
})

test('a school that no road reaches leaves its children without a receiver, and that is said', () => {
  const cut = snapshot.roads!.filter(({ from, to }) => ![from, to].some((id) => id.startsWith(points[0]!.township) || id === points[0]!.id) || from === to)
  const island = { ...snapshot, roads: cut }
  const own = travelMinutes(island)
  expect(own.withoutRoad.length).toBeGreaterThan(0)
  const { roster, blockers } = effectsOf({ closed: [points[0]!.id], extended: [], assigned: [] }, { ...scene, snapshot: island, travel: own, attendance: estimateAttendance(island, population, own) })
  expect(roster.difference.length).toBeGreaterThan(0)
  expect(blockers.find(({ kind }) => kind === 'unsafeWay')!.standing).toBe('blocks')
})
