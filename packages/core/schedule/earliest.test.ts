import { expect, test } from 'vitest'
import { earliestOf } from './earliest.ts'
import { mayDay, referenceSchool, standingOn } from './standing-testing.ts'

const of = (changes: Parameters<typeof referenceSchool>[0] = {}) => {
  const project = referenceSchool(changes)
  return earliestOf(project, standingOn(project), mayDay)
}
const at = (found: ReturnType<typeof of>, id: string) => found.find(({ node }) => node === id)

test('what cannot keep its plan any more is negative by the days it is late; what is finished is left out', () => {
  expect(at(of(), 'approval')).toBeUndefined()
  expect(at(of(), 'land')).toMatchObject({ earliestFinish: '2021-05-11', plannedFinish: '2021-04-28', gainDays: -13, saidLaterDays: 0 })
})

test('what comes before its plan is positive', () => {
  const early = of({ land: { actualStart: '2021-03-14', actualFinish: '2021-04-18' }, design: { actualStart: '2021-04-18' } })
  expect(at(early, 'design')).toMatchObject({ earliestFinish: '2021-05-18', plannedFinish: '2021-05-28', gainDays: 10 })
})

test('the owner’s own later word is told apart from what is possible', () => {
  const said = of({ land: { actualStart: '2021-03-14', reported: { on: '2021-05-06', state: 'underWay', finish: '2021-05-18' } } })
  expect(at(said, 'land')).toMatchObject({ earliestFinish: '2021-05-11', gainDays: -13, saidLaterDays: 7 })
  expect(at(said, 'design')).toMatchObject({ earliestFinish: '2021-06-10', saidLaterDays: 7 })
})

test('a goal that waits for a term gains nothing by a few days', () => {
  expect(at(of(), 'opening')).toMatchObject({ earliestFinish: '2022-09-01', gainDays: 0 })
})
