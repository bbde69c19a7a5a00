import { expect, test } from 'vitest'
import { mayDay, referenceSchool, standingOn } from '../schedule/standing-testing.ts'
import { digestOf, type DigestSetting } from './digest.ts'
import type { OwedTask } from './owed.ts'

const project = referenceSchool({ land: { owner: '自然资源局', actualStart: '2021-03-14', reported: { on: '2021-05-06', state: 'underWay' } } })
const task = (id: string, due: string, more: Partial<OwedTask> = {}): OwedTask => ({ task: { id, goal: id, owner: '自然资源局', helpers: [] }, status: 'green', due, missing: [], removedOn: null, ...more })
const setting: DigestSetting = {
  ledgers: new Map([[project.id, { handovers: [], blockers: [{ id: 'b', node: 'land', kind: 'money', waitsFor: '自然资源局', level: null, document: null, what: '等补偿款', since: '2021-05-01', nextCheckOn: '2021-05-13', clearedOn: null }] }]]),
  orders: [{ subject: { project: project.id, node: 'land' }, matter: '用地预审', toOffice: '自然资源局', kind: 'supervise', issuedOn: '2021-05-06', replyDue: '2021-05-14', repliedOn: null, closedOn: null }],
  today: mayDay.today,
  withinDays: 14,
}
const listed = (office: string, more: Partial<DigestSetting> = {}) =>
  digestOf([office], [{ project, standing: standingOn(project) }], [task('near', '2021-05-25'), task('far', '2021-05-26'), task('done', '2021-05-20', { status: 'claimed' }), task('gone', '2021-05-20', { removedOn: '2021-05-01' })], { ...setting, ...more })

test('an office’s digest: what is overdue or due within its days, the dearest first, and nothing of others', () => {
  expect(listed('自然资源局').map(({ kind, what, daysLeft }) => `${kind} ${what.replace(`${project.name}：`, '')} ${daysLeft}`)).toEqual([
    'node 自然资源用地预审 -13', 'check 自然资源用地预审：等补偿款 2', 'reply 用地预审 3', 'task near 14',
  ])
  expect(listed('财政局')).toEqual([])
})

test('the last day of a node counts where it is near and is said in any case, and the days ahead are those of the rule', () => {
  const [land] = listed('自然资源局')
  expect(land).toMatchObject({ lastDay: '2021-05-20' })
  expect(listed('自然资源局', { withinDays: 1 }).map(({ kind, lastDay }) => [kind, lastDay])).toEqual([['node', '2021-05-20']])
})
