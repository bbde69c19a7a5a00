import { expect, test } from 'vitest'
import type { CountyNode, CountyProject } from './programme.ts'
import { projectChanges, redates } from './project-changes.ts'

const node = (id: string, more: Partial<CountyNode> = {}): CountyNode => ({ id, name: id, days: 10, after: [], owner: '教育局', helpers: [], basis: null, evidenceNeeded: null, ...more })

const school: CountyProject = {
  id: 'east', name: '城东小学', kind: 'newSchool', start: '2021-02-22', promisedGoal: '2022-09-01', township: null, school: null,
  budgetYuan: null, pupilsBasis: null, gaps: ['g1', 'g2'],
  nodes: [node('land', { days: 45, helpers: ['发展改革局', '财政局'] }), node('design', { after: ['land'] }), node('opening', { after: ['design', 'land'], goal: true })],
}

const withNode = (id: string, more: Partial<CountyNode>): CountyProject => ({ ...school, nodes: school.nodes.map((each) => (each.id === id ? { ...each, ...more } : each)) })

test('a project that was not touched has moved in nothing', () => {
  expect(projectChanges(school, structuredClone(school))).toEqual([])
})

test('a day more for a node is one field that moved', () => {
  expect(projectChanges(school, withNode('land', { days: 46 }))).toEqual([{ field: 'nodes.land.days', before: '45', after: '46' }])
})

test('a node that was given to another office says from whom to whom', () => {
  expect(projectChanges(school, withNode('design', { owner: '住房和城乡建设局' }))).toEqual([{ field: 'nodes.design.owner', before: '"教育局"', after: '"住房和城乡建设局"' }])
})

test('what became known was null before, and what was taken away is null after', () => {
  expect(projectChanges(school, { ...school, budgetYuan: 30_000_000, promisedGoal: null })).toEqual([
    { field: 'promisedGoal', before: '"2022-09-01"', after: null },
    { field: 'budgetYuan', before: null, after: '30000000' },
  ])
})

test('a node that was added or removed is shown whole, and the links that moved with it', () => {
  const tender = node('tender', { after: ['land'] })
  const opening = { ...school.nodes[2]!, after: ['tender', 'land'] }
  expect(projectChanges(school, { ...school, nodes: [school.nodes[0]!, tender, opening] })).toEqual([
    { field: 'nodes.design', before: expect.stringContaining('"id":"design"'), after: null },
    { field: 'nodes.tender', before: null, after: expect.stringContaining('"id":"tender"') },
    { field: 'nodes.opening.after', before: '["design","land"]', after: '["land","tender"]' },
  ])
})

test('another order of the nodes is said once', () => {
  expect(projectChanges(school, { ...school, nodes: school.nodes.toReversed() })).toEqual([
    { field: 'nodes', before: '["land","design","opening"]', after: '["opening","design","land"]' },
  ])
})

test('the order of predecessors, helping offices and gaps says nothing, nor does a default that is said', () => {
  const same: CountyProject = { ...withNode('land', { helpers: ['财政局', '发展改革局'], unit: 'calendar', lag: 0, goal: false }), gaps: ['g2', 'g1'] }
  const turned = { ...same, nodes: same.nodes.map((each) => ({ ...each, after: each.after.toReversed() })) }
  expect(projectChanges(school, turned)).toEqual([])
})

test('a lag is compared predecessor by predecessor, and a season by its days', () => {
  const opening = (lag: number | Record<string, number>, season: CountyNode['season']) => withNode('opening', { lag, ...(season && { season }) })
  expect(projectChanges(opening(5, [[4, 1], [11, 15]]), opening({ land: 5, design: 5 }, { yearly: [[4, 1], [11, 15]] }))).toEqual([])
  expect(projectChanges(opening(0, undefined), opening({ land: 5, design: 0 }, undefined))).toEqual([{ field: 'nodes.opening.lag', before: null, after: '{"land":5}' }])
})

test('a window of its own is compared by its content, not by how it was written', () => {
  const open = { ...school, windows: { quota: { yearly: [[3, 1], [4, 1]], dated: [] } as const } }
  const turned = { ...school, windows: { quota: { dated: [], yearly: [[3, 1], [4, 1]] } as const } }
  expect(projectChanges(open, turned)).toEqual([])
  expect(projectChanges(open, school)).toEqual([{ field: 'windows.quota', before: '{"dated":[],"yearly":[[3,1],[4,1]]}', after: null }])
})

test('dates and items are given up by a decision alone; names, owners, additions and a first promise need none', () => {
  const asked = (after: CountyProject, before = school) => projectChanges(before, after).filter(redates).map(({ field }) => field)
  expect(asked({ ...school, start: '2021-03-01', promisedGoal: null, nodes: school.nodes.slice(1).map((each) => ({ ...each, after: [], lag: 3 })) })).toEqual(['start', 'promisedGoal', 'nodes.land', 'nodes.design.after', 'nodes.opening.after'])
  expect(asked({ ...school, windows: { bonds: { yearly: [[6, 1]] } } })).toEqual(['windows.bonds'])
  expect(asked(withNode('land', { owner: '财政局', name: '用地', basis: '土地管理法' }))).toEqual([])
  expect(asked({ ...school, nodes: [...school.nodes, node('handover')] })).toEqual([])
  expect(asked(school, { ...school, promisedGoal: null })).toEqual([])
})
