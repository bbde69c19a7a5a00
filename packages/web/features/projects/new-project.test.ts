import type { Gap } from '@junheng/core/standard/judgement.ts'
import type { SchoolSummary } from '@junheng/contract/schools.ts'
import { addProject } from '@junheng/contract/projects.ts'
import { expect, test } from 'vitest'
import { zh } from '../../app/words/zh.ts'
import { kindFor, newProjectOf, suggested, yuanOf, type NewProjectDraft } from './new-project.ts'

test('what the clerk left empty is sent as not known, never as zero', () => {
  const body = newProjectOf(draft({}), { template: 'extension', kind: 'extension' }, [])
  expect(body).toMatchObject({ pupils: null, budgetYuan: null, promisedGoal: null, school: null, township: null, pupilsBasis: null })
})

test('a form that is filled in is what the server takes', () => {
  const body = newProjectOf(draft({ pupils: '540', budget: '1234.5', promisedGoal: '2022-09-01', stages: ['primary'] }), { template: null, kind: 'newSchool' }, ['g1'])
  if (addProject.body === 'bytes') throw new Error('a project is not sent as bytes')
  expect(addProject.body.parse(body)).toEqual(body)
  expect(body).toMatchObject({ pupils: 540, budgetYuan: 12_345_000, gaps: ['g1'], stages: ['primary'] })
})

test('a budget of 0.1 万元 is a thousand yuan exactly', () => expect([yuanOf('0.1'), yuanOf(' '), yuanOf('0.0007')]).toEqual([1000, null, 7]))

test('gaps of one school suggest the school, its township and a name', () => {
  expect(suggested([gap('m2'), gap('items')], schools, zh.newProject)).toEqual({ name: '云溪小学扩建', school: '2199000101', township: '990181002' })
})

test('gaps of several schools suggest no school', () => {
  expect(suggested([gap('m2'), gap('m2', '2199000102')], schools, zh.newProject).school).toBe('')
})

test('missing floor asks for an extension, missing books for a purchase, missing teachers for neither', () => {
  expect([kindFor([gap('items'), gap('m2')]), kindFor([gap('items')]), kindFor([gap('people')]), kindFor([])]).toEqual(['extension', 'equipment', null, null])
})

function draft(part: Partial<NewProjectDraft>): NewProjectDraft {
  return { name: ' 云溪小学扩建 ', start: '2021-05-11', promisedGoal: '', township: '', school: '', stages: [], pupils: '', pupilsBasis: '', budget: '', ...part }
}

function gap(unit: Gap['unit'], school = '2199000101'): Gap {
  return { id: `${school} ${unit}`, school, stage: 'primary', standard: 'quality-2017', indicator: 'sportsArea', unit, openedOn: '2020-09-01', closedOn: null, closedBy: null, history: [] }
}

const schools = [{ id: '2199000101', name: '云溪小学', township: '990181002' }] as unknown as readonly SchoolSummary[]
