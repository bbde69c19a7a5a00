import type { LayoutReply } from '@junheng/contract/layouts.ts'
import type { Movement } from '@junheng/core/planning/layout/movement.ts'
import { expect, test } from 'vitest'
import { groundLayers, mainSchools, patchesOf } from './map-ground.ts'

const place = (id: string, lon: number) => ({ id, name: id, township: 't', location: [lon, 44] as [number, number], primary: 10, junior: 5 })
const school = (id: string, lon: number | null) => ({ id, name: id, kind: '211', township: 't', location: lon === null ? null : ([lon, 44] as [number, number]), isPoint: false, isBranch: false, primary: 1, junior: null })
const row = (settlement: string, of: string, children: number, minutes: number | null) => ({ settlement, school: of, stage: 'primary' as const, children, minutes, mode: 'walk' as const })
const base: LayoutReply = {
  snapshot: 's', date: '2020-09-01', withoutRoad: [], withoutPoint: ['C'],
  settlements: [place('a', 150), place('b', 150.02), place('c', 150.04)],
  schools: [school('A', 150), school('B', 150.04), school('C', null)],
  attendance: [row('a', 'A', 6, 4), row('a', 'B', 4, 31), row('b', 'A', 5, 12), row('c', 'C', 3, null)],
}
const move = { settlement: 'a', from: 'A', to: 'B', stage: 'primary', grade: 1, children: 3, minutesAfter: 31 } as Movement

test('the main school is where most attend, after what moves; of one stage alone', () => {
  expect(mainSchools(base, [], 'primary').get('a')).toEqual({ school: 'A', children: 6, minutes: 4 })
  expect(mainSchools(base, [move], 'primary').get('a')).toEqual({ school: 'B', children: 7, minutes: 31 })
  expect(mainSchools(base, [{ ...move, settlement: 'b', children: 5 }], 'primary').get('b')).toEqual({ school: 'B', children: 5, minutes: 31 })
  expect(mainSchools(base, [{ ...move, stage: 'junior' } as Movement], 'primary').get('a')!.school).toBe('A')
  expect(mainSchools(base, [], 'junior').size).toBe(0)
})

test('patches say minutes where they are known, and catchments lead to schools that have a point', () => {
  const layers = (ground?: 'primaryMinutes' | 'primaryCatchments') => groundLayers({ base, effects: undefined, ground, patches: patchesOf(base) }).map(({ features }) => features)
  expect(layers()).toEqual([[], []])
  const [minutes, none] = layers('primaryMinutes')
  expect([minutes!.map(({ id, label }) => [id, label]), none]).toEqual([[['a', '4′'], ['b', '12′']], []])
  expect(minutes![0]!.fill).not.toBe(minutes![1]!.fill)
  const [patches, ways] = layers('primaryCatchments')
  expect([patches!.map(({ id }) => id), ways!.map(({ id }) => id)]).toEqual([['a', 'b', 'c'], ['a', 'b']])
  expect([patches![0]!.fill === patches![1]!.fill, patches![1]!.fill === patches![2]!.fill]).toEqual([true, false])
})
