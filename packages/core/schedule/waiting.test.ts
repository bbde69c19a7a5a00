import { expect, test } from 'vitest'
import type { ClassRoll, School, Snapshot } from '../county/snapshot.ts'
import type { CountyProject } from './programme.ts'
import { classesWaiting } from './waiting.ts'

const school = (id: string, township: string, classes?: readonly ClassRoll[]): School => ({
  id,
  name: `学校${id}`,
  kind: '312',
  township,
  urbanRural: '111',
  runBy: 'county',
  countsAsSchool: true,
  boarding: false,
  stages: {},
  stock: {},
  ...(classes ? { classes } : {}),
})
const roll = (name: string, pupils: number, stage: ClassRoll['stage'] = 'primary', grade = 1): ClassRoll => ({ stage, grade, name, pupils })

const snapshot: Snapshot = {
  county: { code: '990181', name: 'X市' },
  date: '2020-09-01',
  townships: [],
  schools: [
    school('A', 'east', [roll('一年级1班', 45), roll('一年级2班', 52), roll('初一1班', 58, 'junior')]),
    school('B', 'east', [roll('一年级1班', 55), roll('二年级1班', 56, 'primary', 2), roll('三年级1班', 52, 'primary', 3)]),
    school('C', 'west', [roll('一年级1班', 60)]),
    school('D', 'north'),
  ],
  changes: [],
}

const project = (facts: Partial<CountyProject>): CountyProject => ({
  id: 'P',
  name: '项目',
  kind: 'newSchool',
  start: '2021-02-22',
  nodes: [],
  promisedGoal: null,
  township: null,
  school: null,
  budgetYuan: null,
  pupilsBasis: null,
  gaps: [],
  ...facts,
})
const named = (facts: Partial<CountyProject>) => classesWaiting(project(facts), snapshot)?.map(({ school, name, pupils }) => `${school} ${name} ${pupils}`) ?? null

test('the classes of the school that is extended wait for the extension, the fullest first', () => {
  expect(named({ kind: 'extension', school: 'A', township: 'east' })).toEqual(['A 初一1班 58', 'A 一年级2班 52', 'A 一年级1班 45'])
})

test('where an extension makes places for one stage of a nine-year school, only the classes of that stage wait', () => {
  expect(named({ kind: 'extension', school: 'A', stages: ['primary'] })).toEqual(['A 一年级2班 52', 'A 一年级1班 45'])
})

test('the primary classes of the whole township wait for a new primary school; equal ones by school and grade', () => {
  expect(named({ township: 'east', stages: ['primary'] })).toEqual(['B 二年级1班 56', 'B 一年级1班 55', 'A 一年级2班 52', 'B 三年级1班 52', 'A 一年级1班 45'])
})

test('56 pupils are oversize, 53 to 55 nearly so', () => {
  const signs = classesWaiting(project({ township: 'east', stages: ['primary'] }), snapshot)!.map(({ pupils, oversize, nearlyOversize }) => [pupils, oversize, nearlyOversize])
  expect(signs.slice(0, 3)).toEqual([[56, true, false], [55, false, true], [52, false, false]])
})

test('a county that sets the line elsewhere sees its own', () => {
  const signs = classesWaiting(project({ school: 'C' }), snapshot, { oversizeFrom: 61, nearlyOversizeFrom: 60 })!
  expect(signs.map(({ oversize, nearlyOversize }) => [oversize, nearlyOversize])).toEqual([[false, true]])
})

test.each([
  ['neither school nor township is named', {}],
  ['nobody said for which stages a new school is', { township: 'east' }],
  ['the stage has no class list, as kindergartens have none', { township: 'east', stages: ['preschool'] }],
  ['the school returned no class list', { school: 'D' }],
  ['the school is not in the snapshot', { school: 'Z' }],
] as const)('nobody can say who waits where %s', (_, facts) => {
  expect(named(facts)).toBeNull()
})
