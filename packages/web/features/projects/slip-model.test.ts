import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { daysBetween } from '@junheng/core/schedule/day.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import { schedule } from '@junheng/core/schedule/schedule.ts'
import { expect, test } from 'vitest'
import { zh } from '../../app/words/zh.ts'
import { finishOf, goalOf, slipMarks, slipped, type Marks, type Scene } from './slip-model.ts'
import { slipSentences } from './slip-sentences.ts'

/** Ours, with its expected dates (definitions.md §2). */
const fixture = JSON.parse(readFileSync(join(import.meta.dirname, '../../../core/schedule/reference-projects.fixture.json'), 'utf8')) as { readonly projects: { readonly newSchoolSeptemberOnly: Project } }
const school = fixture.projects.newSchoolSeptemberOnly as unknown as CountyProject

/** X市 on 2021-05-11: the approval came two days early, the land was begun a day late and is not done. */
const onItsDay = sceneOn('2021-05-11', { approval: { actualStart: '2021-02-22', actualFinish: '2021-03-12' }, land: { actualStart: '2021-03-15' } })

test('on its day the land approval is 13 days late and the slider breaks at 23: nine days are left', () => {
  const marks = marksOf(onItsDay, 'land')
  expect(marks.today).toBe(13)
  expect(marks.jumps[0]).toEqual({ days: 23, goal: '2023-09-01', jumpDays: 365 })
})

test('the slider shows the day that is asked for, and never a day that is past', () => {
  const marks = marksOf(onItsDay, 'land')
  expect([0, 13, 14, 22].map((days) => finishOf(slipped(onItsDay, 'land', marks, days), 'land'))).toEqual(['2021-05-11', '2021-05-11', '2021-05-12', '2021-05-20'])
  expect([22, 23].map((days) => goalOf(slipped(onItsDay, 'land', marks, days)))).toEqual(['2022-09-01', '2023-09-01'])
})

test('moved day by day, the goal jumps on the marks and nowhere else', () => {
  for (const id of ['land', 'foundation', 'structure', 'opening']) {
    const marks = marksOf(onItsDay, id)
    expect({ id, jumps: jumpsFound(onItsDay, id, marks) }).toEqual({ id, jumps: marks.jumps.map(({ days }) => days) })
  }
})

test('before anything has happened the land approval breaks at 23 too', () => {
  const marks = marksOf(sceneOn('2021-02-22', {}), 'land')
  expect([marks.today, marks.jumps[0]?.days]).toEqual([0, 23])
})

test('a term whose readiness is past waits from today on', () => {
  const scene = sceneOn('2022-08-30', Object.fromEntries(school.nodes.slice(0, -1).map(({ id }) => [id, { actualStart: '2022-08-01', actualFinish: '2022-08-10' }])))
  const marks = marksOf(scene, 'opening')
  expect(jumpsFound(scene, 'opening', marks)).toEqual(marks.jumps.map(({ days }) => days))
  // Ready 20 days after the plan, and three days before the term.
  expect([marks.today, marks.jumps[0]?.days]).toEqual([20, 23])
})

test('a node that is early stays so until it is later than planned', () => {
  const early = sceneOn('2021-03-13', { approval: { actualStart: '2021-02-22', actualFinish: '2021-03-12' } })
  const marks = marksOf(early, 'land')
  expect(marks.today).toBe(-2)
  expect([0, 1, 22, 23].map((days) => finishOf(slipped(early, 'land', marks, days), 'land'))).toEqual(['2021-04-26', '2021-04-29', '2021-05-20', '2021-05-21'])
})

test('in words: ten days more and it is a year', () => {
  const marks = marksOf(onItsDay, 'land')
  const forecast = slipped(onItsDay, 'land', marks, 13)
  const said = (days: number) => slipSentences({ project: school, forecast, run: slipped(onItsDay, 'land', marks, days), marks, days }, zh)
  expect(said(13).at(-1)).toBe('再慢 10 天，就要多等一年（2023-09-01）。')
  expect(said(5)[0]).toContain('不能更少')
  expect(said(23)).toContain('这样慢，要多等一年。')
})

function sceneOn(today: string, happened: Readonly<Record<string, Partial<CountyNode>>>): Scene {
  return { project: { ...school, nodes: school.nodes.map((node) => ({ ...node, ...happened[node.id] })) }, options: { today, cliffs: false } }
}

function marksOf(scene: Scene, node: string): Marks {
  return slipMarks(scene, node, { plan: schedule(school), forecast: schedule(scene.project, { ...scene.options, cliffs: true }) })
}

/** By moving the slider over a year and looking. */
function jumpsFound(scene: Scene, node: string, marks: Marks): readonly number[] {
  const goals = Array.from({ length: marks.longest - marks.today + 1 }, (_, more) => goalOf(slipped(scene, node, marks, marks.today + more)))
  return goals.flatMap((goal, more) => {
    const before = goals[more - 1]
    return before == null || (goal !== null && daysBetween(before, goal) < 30) ? [] : [marks.today + more]
  })
}
