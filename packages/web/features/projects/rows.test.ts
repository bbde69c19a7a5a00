import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { expect, test } from 'vitest'
import { narrow, officesOf, worst, type ProjectRow } from './rows.ts'

test('a project stands as badly as its worst node: silence is worse than yellow, red worse than both', () => {
  expect(worst(['done', 'green', 'yellow'])).toBe('yellow')
  expect(worst(['yellow', 'unreported'])).toBe('unreported')
  expect(worst(['unreported', 'red', 'idle'])).toBe('red')
})

test('a project is done when all its nodes are, and not due while the rest is not', () => {
  expect(worst(['done', 'done'])).toBe('done')
  expect(worst(['done', 'idle'])).toBe('idle')
})

test('an office finds the projects it answers for and those it helps with', () => {
  const rows = [row('城东小学', node('自然资源局', ['教育局'])), row('城西小学', node('财政局', []))]
  expect(narrow(rows, { office: '教育局' }).map(({ project }) => project.name)).toEqual(['城东小学'])
  expect(narrow(rows, { office: '财政局' }).map(({ project }) => project.name)).toEqual(['城西小学'])
  expect(officesOf(rows).toSorted()).toEqual(['教育局', '自然资源局', '财政局'].toSorted())
})

test('filters narrow together', () => {
  const rows = [row('城东小学', node('财政局', [])), { ...row('城西小学', node('财政局', [])), status: 'red' as const }]
  expect(narrow(rows, { q: '小学', status: 'red' }).map(({ project }) => project.name)).toEqual(['城西小学'])
  expect(narrow(rows, { kind: 'closure' })).toEqual([])
})

function node(owner: string, helpers: readonly string[]): CountyNode {
  return { id: 'a', name: 'a', days: 1, after: [], owner, helpers, basis: null, evidenceNeeded: null }
}

function row(name: string, only: CountyNode): ProjectRow {
  const project: CountyProject = { id: name, name, kind: 'newSchool', start: '2021-02-22', promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [], nodes: [only] }
  return { project, lostDays: 0, goal: null, status: 'green', entry: only, standing: undefined }
}
