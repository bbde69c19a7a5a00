import { array, assert, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../schedule/day.ts'
import { mayDay, referenceSchool, standingOn } from '../schedule/standing-testing.ts'
import { afterWorkingDays, workingDaysSince } from '../schedule/working-days.ts'
import { addresseeOf, type LateNode } from './addressee.ts'
import { disputesOf } from './disputes.ts'
import { dueOrders, type CalledTask, type OrderOnRecord } from './due-orders.ts'
import type { DispatchRule } from './escalation.ts'
import type { Blocker, Handover, NodeLedger } from './node-ledger.ts'

const rule: DispatchRule = { signDays: 7, digestDays: 14, replyDays: { urge: 3, supervise: 5, summon: 3 }, byStatus: { yellow: 'urge', unreported: 'supervise', red: 'supervise' }, disputeDays: 2, basis: '测试用', certainty: '假定' }
const today = mayDay.today
const blocker = (more: Partial<Blocker> = {}): Blocker => ({ id: 'b1', node: 'land', kind: 'policy', waitsFor: '省自然资源厅', level: 'province', document: 'X请〔2021〕1号', what: '占地指标', since: '2021-05-05', nextCheckOn: '2021-05-20', clearedOn: null, ...more })
const paper = (more: Partial<Handover> = {}): Handover => ({ id: 'h1', node: 'land', on: '2021-03-14', kind: 'submitted', from: '教育局', to: '自然资源局', reason: null, ...more })

/** The reference school: its land approval is 13 days late, owned by the land office. */
const project = referenceSchool({ land: { owner: '自然资源局', actualStart: '2021-03-14', reported: { on: '2021-05-06', state: 'underWay' } } })
const orderedBy = (ledger: Partial<NodeLedger>, orders: readonly OrderOnRecord[] = [], tasks: readonly CalledTask[] = []) =>
  dueOrders([{ project, standing: standingOn(project) }], tasks, { ledgers: new Map([[project.id, { handovers: [], blockers: [], ...ledger }]]), orders, rule, today, cycleDays: 14 })
const subject = { project: project.id, node: 'land' }
const said = ({ due, spared }: ReturnType<typeof dueOrders>) => [...due.map(({ office, order }) => `${office} ${order.kind} ${order.why}`), ...spared.map(({ reason }) => reason)]

describe('what the rule calls for', () => {
  test('goes to whoever has the node in hand; nodes that wait for another get none', () => {
    expect(said(orderedBy({}))).toEqual(['自然资源局 supervise status'])
    expect(said(orderedBy({ blockers: [blocker({ kind: 'money', waitsFor: '财政局' })] }))).toEqual(['财政局 supervise status'])
    expect(said(orderedBy({ blockers: [blocker({ kind: 'contractor', waitsFor: '施工单位' })] }))).toEqual(['自然资源局 supervise status'])
  })

  test('a node that has begun before the one it follows is finished gets its own', () => {
    const begun = { ...project, nodes: project.nodes.map((node) => (node.id === 'approval' ? { ...node, actualFinish: undefined } : node)) } as typeof project
    const { due } = dueOrders([{ project: begun, standing: standingOn(begun) }], [], { ledgers: new Map(), orders: [], rule, today, cycleDays: 14 })
    expect(due.map(({ subject: about }) => about)).toContainEqual(subject)
  })

  test('spares a policy from above, the weather, a dispute, and a clock that a return stopped', () => {
    expect(said(orderedBy({ blockers: [blocker()] }))).toEqual(['policy'])
    expect(said(orderedBy({ blockers: [blocker({ kind: 'weather', level: null, document: null })] }))).toEqual(['weather'])
    expect(said(orderedBy({ blockers: [blocker({ kind: 'ownership' })] }))).toEqual(['disputed'])
    const returned = [paper(), paper({ id: 'h2', on: '2021-05-01', kind: 'returned', from: '自然资源局', to: '教育局', reason: '缺红线图' })]
    expect(said(orderedBy({ handovers: returned }))).toEqual(['justCame'])
  })

  test('after a return it is the submitter’s, never the owner’s', () => {
    const returned = [paper(), paper({ id: 'h2', on: '2021-04-20', kind: 'returned', from: '自然资源局', to: '教育局', reason: '缺红线图' })]
    expect(said(orderedBy({ handovers: returned }))).toEqual(['教育局 supervise status'])
  })

  test('spares days that a policy took after it is gone: 13 days late, 13 of them blocked', () => {
    expect(said(orderedBy({ blockers: [blocker({ since: '2021-04-20', clearedOn: '2021-05-03' })] }))).toEqual(['excused'])
    expect(said(orderedBy({ blockers: [blocker({ since: '2021-04-20', clearedOn: '2021-05-02' })] }))).toEqual(['自然资源局 supervise status'])
  })

  test('an order to another office does not count against this one', () => {
    const order: OrderOnRecord = { subject, toOffice: '教育局', kind: 'supervise', issuedOn: '2021-04-12', replyDue: '2021-04-19', repliedOn: null, closedOn: null }
    expect(said(orderedBy({}, [order]))).toEqual(['自然资源局 supervise status'])
    expect(said(orderedBy({}, [{ ...order, toOffice: '自然资源局' }]))).toEqual(['自然资源局 summon unanswered'])
  })

  test('a task goes to its owner; one that a project carries out, through its nodes', () => {
    const task = (id: string, more: object): CalledTask => ({ task: { id, goal: id, owner: '财政局', helpers: [], project: null, ...more }, status: 'red', why: 'overdue', due: '2021-05-01', missing: [], removedOn: null })
    const { due } = orderedBy({}, [], [task('own', {}), task('linked', { project: { id: 'p1', node: null } })])
    expect(due.map(({ matter, daysLate }) => [matter, daysLate])).toEqual([[`${project.name}：${project.nodes.find(({ id }) => id === 'land')!.name}`, 13], ['own', 10]])
  })
})

const day = integer({ min: -60, max: 0 }).map((days) => addDays(today, days))
const anyBlocker = record({ kind: constantFrom('department', 'money', 'land', 'policy', 'weather', 'contractor', 'ownership'), since: day, length: option(integer({ min: 0, max: 60 }), { nil: null }) })
const anyPaper = record({ on: day, kind: constantFrom('submitted', 'returned') })

test('no order is ever raised while a policy from above holds, nor against an owner whose clock a return stopped', () => {
  const late: LateNode = { node: project.nodes.find(({ id }) => id === 'land')!, lead: '教育局', status: 'red', start: '2021-03-14', due: '2021-04-28' }
  assert(
    property(array(anyBlocker, { maxLength: 4 }), array(anyPaper, { maxLength: 4 }), constantFrom('red', 'yellow', 'unreported'), (drawn, passed, status) => {
      const blockers = drawn.map(({ kind, since, length }, i) => blocker({ id: `b${i}`, kind, since, waitsFor: kind === 'money' ? '财政局' : '某单位', clearedOn: length === null ? null : addDays(since, length) }))
      const handovers = passed.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(({ on, kind }, i) => paper({ id: `h${i}`, on, kind, ...(kind === 'returned' && { from: '自然资源局', to: '教育局', reason: '缺件' }) }))
      const { office } = addresseeOf({ ...late, status }, { blockers, handovers }, { today, cycleDays: 14 })
      const holds = blockers.some(({ kind, clearedOn }) => kind === 'policy' && (clearedOn === null || clearedOn > today))
      if (holds) expect(office).toBeNull()
      if (handovers.at(-1)?.kind === 'returned') expect(office).not.toBe('自然资源局')
    }),
  )
})

test('P5: a dispute goes to the supervision office after two working days, not before, and has one owner on record', () => {
  const { workingDays } = mayDay
  assert(
    property(day, (since) => {
      const [found] = disputesOf([project], { ledgers: new Map([[project.id, { handovers: [], blockers: [blocker({ kind: 'ownership', since })] }]]), rule, today, workingDays })
      expect(found).toMatchObject({ owner: '自然资源局', isEscalated: afterWorkingDays(since, 3, workingDays) <= today, workingDays: workingDaysSince(since, today, workingDays) })
    }),
  )
  const [friday] = disputesOf([project], { ledgers: new Map([[project.id, { handovers: [], blockers: [blocker({ kind: 'ownership', since: '2021-05-07' })] }]]), rule, today, workingDays })
  expect(friday).toMatchObject({ workingDays: 2, isEscalated: false })
})
