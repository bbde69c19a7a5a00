import { describe, expect, test } from 'vitest'
import { needsDecision, taskChanges, treeChanges } from './task-changes.ts'
import type { Task, TaskRecord } from './task.ts'
import { isReady, missingSignatures, taskStatusOf, unsignedAfter } from './task-status.ts'

const rule = { cycleDays: 14, littleTimeShare: 0.3, confirmation: true, basis: '测试用', certainty: '假定' }
const task: Task = { id: 'T1', year: 2021, category: 'ordinary', goal: '三所新建学校开工', measure: '倒排工期', owner: '教育局', helpers: ['自然资源局', '财政局'], due: '2021-06-30', source: null, parent: null, project: null, field: null }
const record = (more: Partial<TaskRecord> = {}): TaskRecord => ({ task, removedOn: null, enteredOn: '2021-05-01', signatures: [], report: null, confirmation: null, extendedTo: null, ...more })
const report = (more: Partial<NonNullable<TaskRecord['report']>> = {}) => ({ on: '2021-05-08', state: 'underWay', finishedOn: null, progress: null, asked: null, satisfied: null, note: null, ...more }) as const
const statusOn = (today: string, more: Partial<TaskRecord> = {}) => taskStatusOf(record(more), today, rule).status

describe('the status of a task', () => {
  test('goes by its reports and its date', () => {
    expect(statusOn('2021-05-11')).toBe('green')
    expect(statusOn('2021-05-16')).toBe('unreported')
    expect(statusOn('2021-05-16', { report: report() })).toBe('green')
    expect(statusOn('2021-07-01', { report: report({ on: '2021-06-30' }) })).toBe('red')
    expect(statusOn('2021-07-01', { report: report({ on: '2021-06-30' }), extendedTo: '2021-07-31' })).toBe('green')
  })

  test('is done only once another office has confirmed it; a finish that was refused is none', () => {
    const finished = report({ on: '2021-05-10', state: 'finished', finishedOn: '2021-05-10' })
    const confirmation = { on: '2021-05-11', verdict: 'confirmed', quality: 90 } as const
    expect(statusOn('2021-05-11', { report: finished })).toBe('claimed')
    expect(statusOn('2021-05-11', { report: finished, confirmation })).toBe('done')
    expect(statusOn('2021-05-11', { report: finished, confirmation: { ...confirmation, verdict: 'refused' } })).toBe('green')
  })
})

describe('signing', () => {
  test('a task is ready only when every party has signed; the missing ones are named', () => {
    const signed = (...offices: readonly string[]) => record({ signatures: offices.map((office) => ({ office, on: '2021-05-03', by: '张三' })) })
    expect(missingSignatures(signed('教育局'))).toEqual(['自然资源局', '财政局'])
    expect([isReady(signed('教育局', '财政局')), isReady(signed('教育局', '财政局', '自然资源局'))]).toEqual([false, true])
    expect(unsignedAfter(signed('教育局'), '2021-05-08', 7)).toEqual([])
    expect(unsignedAfter(signed('教育局'), '2021-05-09', 7)).toEqual(['自然资源局', '财政局'])
  })
})

describe('versions', () => {
  test('a date, an owner, the scope and a removal need a decision; what carries it out does not', () => {
    const weighty = (after: Task | undefined, before: Task | undefined = task) => taskChanges(before, after).map((change) => [change.field, needsDecision(change)])
    expect(weighty({ ...task, due: '2021-07-31', owner: '住建局' })).toEqual([['owner', true], ['due', true]])
    expect(weighty({ ...task, goal: '两所新建学校开工' })).toEqual([['goal', true]])
    expect(weighty({ ...task, project: { id: 'P01', node: null } })).toEqual([['project', false]])
    expect(weighty(undefined)).toEqual([['task', true]])
    expect(taskChanges(undefined, task).map(needsDecision)).toEqual([false])
    expect(weighty({ ...task, helpers: task.helpers.toReversed() })).toEqual([])
  })

  test('two trees differ by the tasks added, removed and changed', () => {
    const other = { ...task, id: 'T2' }
    expect(treeChanges([task, other], [{ ...task, due: '2021-07-31' }, { ...task, id: 'T3' }]).map(({ task: id, field }) => [id, field])).toEqual([['T1', 'due'], ['T2', 'task'], ['T3', 'task']])
  })
})
