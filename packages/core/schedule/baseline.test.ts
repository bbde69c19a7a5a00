import { expect, test } from 'vitest'
import { clampsOf, frozenOf, movesBetween } from './baseline.ts'
import type { CountyProject } from './programme.ts'
import { referenceSchool, standingOn } from './standing-testing.ts'

const frozen = (project: CountyProject, today?: string) => frozenOf({ project, standing: standingOn(project, today) })

test('between two states that are the same nothing moved', () => {
  expect(movesBetween([frozen(referenceSchool())], [frozen(referenceSchool())])).toEqual([])
})

test('a day that passes moves the forecast of what waits, and no plan', () => {
  const [move] = movesBetween([frozen(referenceSchool())], [frozen(referenceSchool(), '2021-05-12')])
  expect(move!.nodes[0]).toEqual({ node: 'land', name: expect.any(String), state: 'kept', forecastFinish: { before: '2021-05-11', after: '2021-05-12' } })
  expect(move!.nodes.every((node) => node.plannedFinish === undefined)).toBe(true)
  expect(move!.forecastGoal).toBeUndefined()
})

test('a new owner, new days, a node more and one less, a project more and one less are each told', () => {
  const before = referenceSchool()
  const after = { ...before, nodes: before.nodes.filter(({ id }) => id !== 'tender').map((node) => (node.id === 'permit' ? { ...node, after: ['plan'] } : node.id === 'design' ? { ...node, owner: '住建局', days: 40 } : node)) }
  const moves = movesBetween([frozen(before), frozen(referenceSchool({}, { id: 'p8', name: '旧' }))], [frozen(after), frozen(referenceSchool({}, { id: 'p9', name: '新' }))])
  expect(moves.map(({ project, state }) => [project, state])).toEqual([['p1', 'kept'], ['p9', 'added'], ['p8', 'removed']])
  const node = (id: string) => moves[0]!.nodes.find((each) => each.node === id)
  expect(node('design')).toMatchObject({ owner: { before: '某局', after: '住建局' }, plannedFinish: { before: '2021-05-28', after: '2021-06-07' } })
  expect(node('tender')).toMatchObject({ state: 'removed' })
})

test('a child that leaves its parent’s dates is clamped, the furthest first; before the cliff none does', () => {
  expect(clampsOf(frozen(referenceSchool()))).toEqual([])
  const clamps = clampsOf(frozen(referenceSchool(), '2021-05-21'))
  expect(clamps[0]).toEqual({ project: 'p1', node: 'opening', finish: '2023-09-01', parentEnd: '2022-09-01', daysOver: 365 })
  expect(clampsOf(frozen(referenceSchool({}, { promisedGoal: null }), '2021-05-21'))).toEqual([])
  expect(clampsOf(frozen(referenceSchool({ foundation: { days: 300 } })))[0]).toMatchObject({ finish: null, daysOver: null })
})
