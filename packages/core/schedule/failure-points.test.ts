import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import { failurePoints } from './failure-points.ts'
import type { CountyProject } from './programme.ts'
import { schedule } from './schedule.ts'
import { mayDay, referenceSchool, standingOn } from './standing-testing.ts'

const pointsOf = (project: CountyProject) => failurePoints(project, standingOn(project), mayDay)

/** The nodes that never finish when one never does: everything that waits for it. */
function stopped(project: CountyProject, id: string): ReadonlySet<string> {
  const doomed = new Set([id])
  for (const node of schedule({ ...project, windows: mayDay.windows }).nodes) {
    const own = project.nodes.find((each) => each.id === node.id)!
    if (own.after.some((before) => doomed.has(before))) doomed.add(node.id)
  }
  return doomed
}

test('in a chain every open node can stop the whole; one beside another cannot', () => {
  const chain = referenceSchool()
  expect(pointsOf(chain).map(({ node }) => node)).toEqual(chain.nodes.map(({ id }) => id).filter((id) => id !== 'approval'))
  const forked = { ...chain, nodes: chain.nodes.map((node) => (node.id === 'tender' ? { ...node, after: ['design'] } : node)).map((node) => (node.id === 'permit' ? { ...node, after: ['plan', 'tender'] } : node)) }
  const open = forked.nodes.filter(({ actualFinish }) => actualFinish === undefined).map(({ id }) => id)
  const points = new Set(pointsOf(forked).map(({ node }) => node))
  // By trying: with a point stopped, what still goes on are only nodes that the point itself waits for.
  for (const id of open) {
    const goesOn = open.filter((other) => !stopped(forked, id).has(other))
    const waitsForAll = goesOn.every((other) => stopped(forked, other).has(id))
    expect([id, points.has(id)]).toEqual([id, waitsForAll && standingOn(forked).nodes.find((node) => node.id === id)!.cliff !== null])
  }
})

test('the last day for another way is the last on which it can be begun and still be done', () => {
  const [land] = pointsOf(referenceSchool({ land: { actualStart: '2021-03-14', planB: { name: '租用闲置校舍', days: 7 } } }))
  expect(land).toMatchObject({ node: 'land', lastDay: '2021-05-20', lastDayForPlanB: '2021-05-13', isItsTurn: true })
  expect(addDays('2021-05-13', 7)).toBe('2021-05-20')
})

test('where nobody named one, another way is taken to last as long as the node, within its windows', () => {
  const points = pointsOf(referenceSchool())
  expect(points.find(({ node }) => node === 'land')).toMatchObject({ planB: null, lastDayForPlanB: addDays('2021-05-20', -45) })
  const foundation = points.find(({ node }) => node === 'foundation')!
  expect([foundation.lastDay, foundation.lastDayForPlanB]).toEqual(['2021-11-13', addDays('2021-11-13', -80)])
  const doomed = pointsOf(referenceSchool({ land: { actualStart: '2021-03-14', planB: { name: '另行选址', days: 3_650 } } }))
  expect(doomed.find(({ node }) => node === 'land')!.lastDayForPlanB).toBeNull()
})

test('a finished project has none', () => {
  const done = referenceSchool()
  expect(pointsOf({ ...done, nodes: done.nodes.map((node) => ({ ...node, actualFinish: '2021-05-01' })) })).toEqual([])
})
