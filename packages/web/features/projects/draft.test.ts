import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { expect, test } from 'vitest'
import { addNode, changeNode, emptyFields, moveNode, officesIn, removeNode, setLag, setLink } from './draft.ts'

test('a node that is removed leaves the chain whole', () => {
  expect(removeNode(chain, 'land').nodes.map(({ id, after }) => [id, after])).toEqual([['approval', []], ['design', ['approval']]])
})

test('a node that is added gets an id that no other has', () => {
  const twice = addNode(addNode(chain, '新环节'), '新环节')
  expect(new Set(twice.nodes.map(({ id }) => id)).size).toBe(5)
})

test('a node is moved down past its neighbour, and the last stays last', () => {
  expect(moveNode(chain, 'approval', 1).nodes.map(({ id }) => id)).toEqual(['land', 'approval', 'design'])
  expect(moveNode(chain, 'design', 1)).toBe(chain)
})

test('a lag of one predecessor leaves the others as they are, and none is not said', () => {
  const both = changeNode(chain, 'design', setLink(chain.nodes[2]!, 'approval', true)).nodes[2]!
  expect(both.after).toEqual(['land', 'approval'])
  const lagged = { ...both, ...setLag(both, 'approval', 7) } as CountyNode
  expect(lagged.lag).toEqual({ approval: 7 })
  expect(changeNode({ ...chain, nodes: [lagged] }, 'design', setLag(lagged, 'approval', 0)).nodes[0]).not.toHaveProperty('lag')
})

test('a lag for all predecessors becomes one for each when one of them changes', () => {
  const node: CountyNode = { ...chain.nodes[2]!, after: ['approval', 'land'], lag: 3 }
  expect(setLag(node, 'land', 10)).toEqual({ lag: { approval: 3, land: 10 } })
})

test('a field that is no longer said is absent, so that the server sees no empty one', () => {
  expect(changeNode(chain, 'land', { pupils: undefined, unit: 'working' }).nodes[1]).toEqual({ ...chain.nodes[1], unit: 'working' })
})

test('a node without an office is not saved, and it is said why', () => {
  expect(emptyFields(chain)).toEqual([])
  expect(emptyFields(addNode(chain, '新环节'))).toMatchObject([{ node: 'step-1', field: 'owner' }])
})

test('helping offices are separated by any comma a clerk types', () => {
  expect(officesIn('财政局、住建局， 自然资源局,')).toEqual(['财政局', '住建局', '自然资源局'])
})

const chain: CountyProject = {
  id: 'p1', name: '城东小学', kind: 'newSchool', start: '2021-02-22', promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [],
  nodes: [node('approval', []), node('land', ['approval']), node('design', ['land'])],
}

function node(id: string, after: readonly string[]): CountyNode {
  return { id, name: id, days: 10, after, owner: '发改局', helpers: [], basis: null, evidenceNeeded: null }
}
