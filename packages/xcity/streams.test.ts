import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import { expect, test } from 'vitest'
import { generateXCity, type XCity } from './county.ts'
import { makeRegister } from './bus-runs.ts'
import { parts, streamOf, type Part } from './streams.ts'

test('the same seed gives the same county, byte for byte', () => {
  expect(JSON.stringify(generateXCity({ seed: 7 }))).toBe(JSON.stringify(generateXCity({ seed: 7 })))
})

test('two streams of one seed do not disturb each other', () => {
  const alone = streamOf(1, 'roads')
  const [beside, other] = [streamOf(1, 'roads'), streamOf(1, 'pupils')]
  for (let i = 0; i < 20; i++) {
    other.next()
    expect(beside.next()).toBe(alone.next())
  }
})

test('a stream is even enough: the mean of many draws is a half, of many normal draws nought with a deviation of one', () => {
  const random = streamOf(3, 'stock')
  expect(mean(Array.from({ length: 20_000 }, random.next))).toBeCloseTo(0.5, 1)
  const normal = Array.from({ length: 20_000 }, random.normal)
  expect(mean(normal)).toBeCloseTo(0, 1)
  expect(mean(normal.map((x) => x * x))).toBeCloseTo(1, 1)
})

const mean = (draws: readonly number[]) => draws.reduce((sum, x) => sum + x, 0) / draws.length

/** What each part decides. */
const figures: { readonly [part in Exclude<Part, 'projects' | 'population' | 'buses'>]: (snapshot: Snapshot) => unknown } = {
  townships: ({ townships }) => townships,
  settlements: ({ settlements }) => settlements!.map(({ id, name, location }) => [id, name, location]),
  schools: ({ schools }) => schools.map(({ id, name, kind, location, parent }) => [id, name, kind, location, parent]),
  roads: ({ roads }) => roads,
  pupils: ({ schools }) => perStage(schools, (stage) => stage.pupilsByGrade),
  classes: ({ schools }) => schools.map(({ classes }) => classes),
  stock: ({ schools }) => [schools.map(({ stock }) => stock), perStage(schools, ({ pupils, pupilsByGrade, ...rest }) => [pupils, pupilsByGrade?.length, rest])],
  staff: ({ staff }) => staff,
  changes: ({ changes }) => changes,
  premises: ({ premises }) => premises,
  vehicles: ({ vehicles }) => vehicles,
}

const perStage = (schools: readonly School[], of: (stage: NonNullable<School['stages']['primary']>) => unknown) => schools.map(({ stages }) => Object.values(stages).map(of))
const figuresOf = (city: XCity, part: Part) => JSON.stringify(countyFigures(city, part))

function countyFigures(city: XCity, part: Part): unknown {
  if (part === 'buses') return makeRegister(city.snapshots.at(-1)!.vehicles!, city.busSeed)
  return part === 'projects' || part === 'population' ? city[part] : city.snapshots.map(figures[part])
}

const city = generateXCity()

test.each(parts)('another draw of %s leaves all earlier figures as they were', (part) => {
  const other = generateXCity({ reseed: { [part]: 99 } })
  const earlier = parts.slice(0, parts.indexOf(part))
  for (const each of earlier) expect(figuresOf(other, each) === figuresOf(city, each), each).toBe(true)
  expect(figuresOf(other, part)).not.toBe(figuresOf(city, part))
})
