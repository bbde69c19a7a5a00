import { expect, test } from 'vitest'
import { addDays } from '../../schedule/day.ts'
import { workingDays } from '../../schedule/working-days.ts'
import type { Blocker } from './blockers.ts'
import { emptyProcedure, obstaclesToApprove, obstaclesToSubmit, type Procedure, type StepRecord } from './procedure.ts'

const record = (from: string, until: string): StepRecord => ({ from, until, paper: 'X教发〔2021〕1号', by: '张三' })

/** A procedure of 2021 in which everything is done as the law asks. */
const complete: Procedure = {
  steps: {
    draft: record('2021-01-04', '2021-01-15'),
    appraisal: record('2021-01-18', '2021-02-05'),
    notice: record('2021-02-08', '2021-03-10'),
    hearing: record('2021-03-11', '2021-03-11'),
    risk: record('2021-02-08', '2021-03-12'),
    legality: record('2021-03-15', '2021-03-23'),
    decision: record('2021-03-25', '2021-03-25'),
    filing: record('2021-03-26', '2021-04-20'),
    receiver: record('2021-03-01', '2021-04-30'),
    transport: record('2021-03-01', '2021-04-30'),
  },
  hearing: { representatives: 21, against: 6, parentsAsked: 84, parentsAgainst: 30 },
  objections: [{ from: '上湾村家长', text: '路太远', reply: '已安排校车，单程8分钟' }],
  askedWhom: '',
  inspected: {},
}
const clear: readonly Blocker[] = [{ kind: 'opposed', standing: 'unknown', because: [] }, { kind: 'unsafeWay', standing: 'clear', because: [] }]
const scene = { blockers: clear, childrenWithoutSchool: 0, today: '2021-05-11', workingDays: workingDays([]) }
const codes = (procedure: Procedure, more: Partial<typeof scene> = {}) => obstaclesToApprove(procedure, { ...scene, ...more }).map((obstacle) => ('step' in obstacle ? `${obstacle.code} ${obstacle.step}` : 'blocker' in obstacle ? `${obstacle.code} ${obstacle.blocker}` : obstacle.code))

test('when every step is done the gate is open', () => {
  expect(codes(complete)).toEqual([])
})

test('nothing on record: the gate is closed, step by step, and it cannot even be submitted', () => {
  expect(obstaclesToSubmit(emptyProcedure)).toEqual([{ code: 'objectionsMissing' }])
  expect(codes(emptyProcedure)).toHaveLength(12)
  expect(obstaclesToSubmit({ ...emptyProcedure, askedWhom: '三个村的家长会' })).toEqual([])
})

test('a notice of 29 days is too short, one of 30 is not; a review of six working days is too short', () => {
  const noticeOf = (days: number) => ({ ...complete, steps: { ...complete.steps, notice: record('2021-02-08', addDays('2021-02-08', days)) } })
  expect(codes(noticeOf(29))).toEqual(['tooShort notice'])
  expect(codes(noticeOf(30))).toEqual([])
  expect(codes({ ...complete, steps: { ...complete.steps, legality: record('2021-03-15', '2021-03-22') } })).toEqual(['tooShort legality'])
})

test('a decision before the review of legality is out of order, and a step that ends tomorrow is not over', () => {
  expect(codes({ ...complete, steps: { ...complete.steps, decision: record('2021-03-20', '2021-03-20') } })).toEqual(['outOfOrder decision'])
  expect(codes(complete, { today: '2021-04-29' })).toEqual(['notOver receiver', 'notOver transport'])
})

test('more than half of the representatives or parents against closes it; half does not', () => {
  const heard = (against: number, parentsAgainst: number) => codes({ ...complete, hearing: { representatives: 20, against, parentsAsked: 80, parentsAgainst } })
  expect(heard(10, 40)).toEqual([])
  expect(heard(11, 41)).toEqual(['hearingOpposed', 'parentsOpposed'])
})

test('an objection without a reply, a blocker, a child without a school, and what nobody inspected each close it', () => {
  expect(codes({ ...complete, objections: [{ from: '家长', text: '不同意', reply: ' ' }] })).toEqual(['objectionUnanswered'])
  expect(codes(complete, { childrenWithoutSchool: 1 })).toEqual(['childrenWithoutSchool'])
  const blockers: readonly Blocker[] = [{ kind: 'oversize', standing: 'blocks', because: [] }, { kind: 'noBedsOrMeals', standing: 'unknown', because: [] }]
  expect(codes(complete, { blockers })).toEqual(['blocked oversize', 'notInspected noBedsOrMeals'])
  expect(codes({ ...complete, inspected: { noBedsOrMeals: '床位足，食堂合格' } }, { blockers: blockers.slice(1) })).toEqual([])
})
