import { expect, test } from 'vitest'
import { rankOffices } from './office-ranking.ts'
import { referenceSchool, standingOn } from './standing-testing.ts'

const at = (id: string, owner: string, more: Parameters<typeof referenceSchool>[0] = {}) => {
  const project = referenceSchool({ ...more, land: { actualStart: '2021-03-14', reported: { on: '2021-05-06', state: 'underWay' }, owner, ...more['land'] } }, { id })
  return { project, standing: standingOn(project) }
}

test('the fewest days late first; then who reported; equals share a rank', () => {
  const done = { land: { actualStart: '2021-03-14', actualFinish: '2021-04-28' } }
  const silent = { land: { actualStart: '2021-03-14', reported: { on: '2021-04-01', state: 'underWay' as const } } }
  const rows = rankOffices([at('a', '甲局'), at('b', '甲局'), at('c', '乙局'), at('d', '丙局', silent), at('e', '丁局', done), at('f', '戊局')])
  // Of the project whose land came in time, the design that follows it is due and in time.
  expect(rows.map(({ office, rank, late, lateDays, unreported }) => [office, rank, late, lateDays, unreported])).toEqual([
    ['某局', 1, expect.any(Number), expect.any(Number), 0],
    ['乙局', 2, 1, 13, 0],
    ['戊局', 2, 1, 13, 0],
    ['丙局', 4, 1, 13, 1],
    ['甲局', 5, 2, 26, 0],
  ])
})

test('nobody is ranked where nothing is due', () => {
  const project = referenceSchool({}, { start: '2022-01-01' })
  expect(rankOffices([{ project: { ...project, nodes: project.nodes.map(({ actualStart: _s, actualFinish: _f, reported: _r, ...node }) => node) }, standing: standingOn({ ...project, nodes: project.nodes.map(({ actualStart: _s, actualFinish: _f, reported: _r, ...node }) => node) }) }])).toEqual([])
})
