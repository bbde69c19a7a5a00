import { expect, test } from 'vitest'
import { middle, path, projection } from './projection.ts'

const square = [[110, 30], [111, 30], [111, 31], [110, 31], [110, 30]] as const

test('north is up, west is left, and the picture is as wide as asked for', () => {
  const { project } = projection(square, 100)
  expect(project([110, 31])).toEqual([0, 0])
  expect(project([111, 30])[0]).toBeCloseTo(100)
})

test('a degree of longitude is drawn narrower than one of latitude, by the cosine of the latitude', () => {
  expect(100 / projection(square, 100).height).toBeCloseTo(Math.cos((30.5 * Math.PI) / 180))
})

test('the name of a township stands in its middle', () => {
  const { project, height } = projection(square, 100)
  const [x, y] = middle(square, project)
  expect([x, y]).toEqual([expect.closeTo(50), expect.closeTo(height / 2)])
})

test('a ring is drawn closed', () => expect(path(square, projection(square, 10).project)).toMatch(/^M.*Z$/))
