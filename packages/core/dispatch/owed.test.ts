import { expect, test } from 'vitest'
import { owedBy, type HeldNode, type OwedTask } from './owed.ts'

const node = (id: string, more: Partial<HeldNode>): HeldNode => ({ project: 'P01', projectName: '城东小学', node: id, name: id, office: '自然资源局', status: 'green', daysLate: 0, daysToCliff: null, damage: null, ...more })
const task = (id: string, due: string, more: Partial<OwedTask> = {}): OwedTask => ({ task: { id, goal: id, owner: '自然资源局', helpers: [] }, status: 'green', due, missing: [], removedOn: null, ...more })

test('what an office owes: its dearest nodes, then what is overdue, unsigned, silent and near, and nothing of others', () => {
  const owed = owedBy('自然资源局', {
    today: '2021-05-11', withinDays: 14,
    nodes: [node('cheap', { damage: 10 }), node('dear', { damage: 99 }), node('other', { office: '财政局', damage: 1000 })],
    tasks: [task('near', '2021-05-20'), task('far', '2021-12-31'), task('late', '2021-05-01', { status: 'red' }), task('silent', '2021-06-30', { status: 'unreported' }), task('unsigned', '2021-06-30', { missing: ['自然资源局'], task: { id: 'unsigned', goal: 'x', owner: '财政局', helpers: ['自然资源局'] } }), task('done', '2021-05-12', { status: 'done' }), task('gone', '2021-05-12', { removedOn: '2021-05-01' })],
  })
  expect(owed.map((one) => (one.kind === 'node' ? one.node.node : `${one.kind} ${one.task} ${one.daysLeft}`))).toEqual(['dear', 'cheap', 'overdue late -10', 'sign unsigned 50', 'unreported silent 50', 'due near 9'])
})
