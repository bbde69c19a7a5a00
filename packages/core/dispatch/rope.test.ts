import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '../county/snapshot.ts'
import { addDays, daysBetween } from '../schedule/day.ts'
import type { CountyNode, CountyProject } from '../schedule/programme.ts'
import { schedule } from '../schedule/schedule.ts'
import type { Blocker, Handover, NodeLedger } from './node-ledger.ts'
import { heldBy, ropeOf, type Rope } from './rope.ts'

const always = { from: '1970-01-01', to: '2190-01-01' } as const
const blank = { kind: 'newSchool', promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [], id: 'P01', name: '城东小学' } as const
const none: NodeLedger = { handovers: [], blockers: [] }

const node = (id: string, more: Partial<CountyNode>): CountyNode => ({ id, name: id, days: 10, after: [], owner: '教育局', helpers: [], basis: null, evidenceNeeded: null, ...more })

/** Approved from 1 to 20 March; the land has been with its office since 25 March. */
function school(land: Partial<CountyNode> = { actualStart: '2021-03-25' }): CountyProject {
  return {
    ...blank, start: '2021-03-01',
    nodes: [
      node('approval', { days: 19, owner: '发改局', actualStart: '2021-03-01', actualFinish: '2021-03-20' }),
      node('land', { days: 45, after: ['approval'], owner: '自然资源局', ...land }),
      node('opening', { days: 0, after: ['land'], goal: true }),
    ],
  }
}

function ropeOn(project: CountyProject, ledger: NodeLedger = none, today: IsoDate = '2021-05-11', period: { readonly from: IsoDate; readonly to: IsoDate } = always): Rope {
  return ropeOf(project, { standing: { plan: schedule(project), forecast: schedule(project, { today }) }, ledger, today, period })
}

const told = ({ stretches }: Rope) => stretches.map(({ node, holder, days, late, why }) => [node, holder.office, days, late, why])
const handover = (on: IsoDate, kind: Handover['kind'], more: Partial<Handover> = {}): Handover => ({ id: on, node: 'land', on, kind, from: kind === 'submitted' ? '教育局' : '自然资源局', to: kind === 'submitted' ? '自然资源局' : '教育局', reason: null, ...more })
const blocker = (kind: Blocker['kind'], since: IsoDate, clearedOn: IsoDate | null, waitsFor = '财政局'): Blocker => ({ id: since, node: 'land', kind, waitsFor, level: null, document: null, what: '等', since, nextCheckOn: since, clearedOn })

describe('in whose hands a project was', () => {
  test('before an office has started, the bureau has not handed in the papers; late days begin with the planned finish', () => {
    expect(told(ropeOn(school()))).toEqual([
      ['approval', '发改局', 19, 0, 'underWay'],
      ['land', '教育局', 5, 0, 'notSubmitted'],
      ['land', '自然资源局', 47, 7, 'underWay'],
    ])
  })

  test('an office that says “under way” without ever getting the papers holds nothing: the bureau does', () => {
    const review = school({ reported: { on: '2021-05-07', state: 'underWay' } })
    expect(told(ropeOn(review)).at(-1)).toEqual(['land', '教育局', 52, 7, 'notSubmitted'])
  })

  test('a return stops the owner’s clock and starts that of whoever submitted; handing in again turns it back', () => {
    const ledger = { ...none, handovers: [handover('2021-03-22', 'submitted'), handover('2021-04-01', 'returned', { reason: '缺红线图' }), handover('2021-05-06', 'submitted')] }
    expect(told(ropeOn(school(), ledger))).toEqual([
      ['approval', '发改局', 19, 0, 'underWay'],
      ['land', '教育局', 2, 0, 'notSubmitted'],
      ['land', '自然资源局', 10, 0, 'submitted'],
      ['land', '教育局', 35, 2, 'returned'],
      ['land', '自然资源局', 5, 5, 'submitted'],
    ])
  })

  test.each([
    ['policy', '省自然资源厅', true], ['weather', '冰冻', true], ['contractor', '设计单位', true],
    ['department', '住建局', false], ['money', '财政局', false], ['land', '自然资源局', false],
  ] as const)('a %s blocker is held by what is waited for', (kind, waitsFor, outside) => {
    const rope = ropeOn(school(), { ...none, blockers: [blocker(kind, '2021-04-01', '2021-04-11', waitsFor)] })
    expect(rope.stretches.filter(({ why }) => why === 'blocker')).toMatchObject([{ holder: { office: waitsFor, outside }, days: 10, from: '2021-04-01', to: '2021-04-11', evidence: '2021-04-01' }])
  })

  test('while it is disputed whose it is, it is the owner’s', () => {
    const rope = ropeOn(school(), { ...none, blockers: [blocker('ownership', '2021-04-01', null, '督考办')] })
    expect(rope.stretches.at(-1)).toMatchObject({ holder: { office: '自然资源局', outside: false }, why: 'blocker' })
  })

  test('a period cuts days off at both ends; what is finished ends with its goal', () => {
    expect(ropeOn(school(), none, '2021-05-11', { from: '2021-03-22', to: '2021-04-01' })).toMatchObject({ elapsed: 10 })
    const all = school({ actualStart: '2021-03-25', actualFinish: '2021-04-04' })
    const finished = { ...all, nodes: all.nodes.map((each) => (each.id === 'opening' ? { ...each, actualFinish: '2021-04-10' } : each)) }
    expect(ropeOn(finished).elapsed).toBe(daysBetween('2021-03-01', '2021-04-10'))
    expect(ropeOn(school(), none, '2021-02-01').elapsed).toBe(0)
  })
})

describe('for any history', () => {
  test('the days held sum up to the days elapsed, and a plain look at every day finds the same holders', () => {
    fc.assert(
      fc.property(histories, ({ project, ledger, today, period }) => {
        const rope = ropeOn(project, ledger, today, period)
        const plain = plainHolders(project, ledger, today, period)
        expect(rope.elapsed).toBe(plain.length)
        expect(heldBy([rope]).reduce((sum, { days }) => sum + days, 0)).toBe(rope.elapsed)
        const byDay = rope.stretches.flatMap(({ holder, days, node }) => Array.from({ length: days }, () => `${node} ${holder.office}`))
        expect(byDay).toEqual(plain.map(({ node, office }) => `${node} ${office}`))
        expect(rope.stretches.reduce((sum, { late }) => sum + late, 0)).toBe(plain.filter(({ late }) => late).length)
        rope.stretches.forEach(({ from, to, days }, i) => expect([daysBetween(from, to), from]).toEqual([days, rope.stretches[i - 1]?.to ?? from]))
      }),
      { numRuns: 400 },
    )
  })
})

/** Day by day, without spans: the first node of the chain that is not finished by then, and whoever the record of that day names. */
function plainHolders(project: CountyProject, ledger: NodeLedger, today: IsoDate, period: { readonly from: IsoDate; readonly to: IsoDate }) {
  const [plan, chain] = [schedule(project), schedule(project, { today }).criticalPath]
  const days: { readonly node: string; readonly office: string; readonly late: boolean }[] = []
  for (let day = project.start; day < today; day = addDays(day, 1)) {
    const id = chain.find((each) => {
      const { actualFinish } = project.nodes.find((one) => one.id === each)!
      return actualFinish === undefined || actualFinish > day
    })
    if (id === undefined || day < period.from || day >= period.to) continue
    const due = plan.nodes.find((each) => each.id === id)!.finish
    days.push({ node: id, office: plainHolder(project.nodes.find((one) => one.id === id)!, ledger, day), late: due !== null && day >= due })
  }
  return days
}

function plainHolder({ id, owner, actualStart }: CountyNode, { handovers, blockers }: NodeLedger, day: IsoDate): string {
  const papers = handovers.filter((each) => each.node === id && each.on <= day).toSorted((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1))
  const blocked = blockers.filter((each) => each.node === id && each.since <= day && !(each.clearedOn !== null && each.clearedOn <= day)).toSorted((a, b) => (a.since + a.id < b.since + b.id ? -1 : 1))
  const begun = owner === '教育局' || (actualStart !== undefined && actualStart <= day)
  const last = blocked.at(-1)
  if (last !== undefined) return last.kind === 'ownership' ? owner : last.waitsFor
  return papers.at(-1)?.to ?? (begun ? owner : '教育局')
}

const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays('2021-01-01', days))
const office = fc.constantFrom('教育局', '财政局', '自然资源局')

const histories = fc
  .record({
    nodes: fc.array(fc.record({ days: fc.integer({ min: 0, max: 40 }), owner: office, start: fc.option(day(0, 200), { nil: undefined }), finish: fc.option(day(0, 200), { nil: undefined }), after: fc.array(fc.nat(5), { maxLength: 2 }) }), { minLength: 1, maxLength: 5 }),
    handovers: fc.array(fc.record({ id: fc.uuid(), node: fc.nat(4), on: day(0, 220), kind: fc.constantFrom('submitted' as const, 'returned' as const), to: office }), { maxLength: 8 }),
    blockers: fc.array(fc.record({ id: fc.uuid(), node: fc.nat(4), kind: fc.constantFrom('department' as const, 'policy' as const, 'ownership' as const), since: day(0, 200), lasts: fc.option(fc.nat(60), { nil: null }), waitsFor: office }), { maxLength: 5 }),
    today: day(0, 250),
    period: fc.tuple(day(0, 200), fc.nat(120)).map(([from, days]) => ({ from, to: addDays(from, days) })),
  })
  .map(({ nodes, handovers, blockers, today, period }) => {
    const made = nodes.map(({ days, owner, start, finish, after }, i) => {
      const done = finish !== undefined && (start === undefined || start <= finish) && finish <= today
      return node(`n${i}`, { days, owner, after: [...new Set(after.filter((one) => one < i))].map((one) => `n${one}`), ...(start !== undefined && start <= today && { actualStart: start }), ...(done && { actualFinish: finish }) })
    })
    const project: CountyProject = { ...blank, start: '2021-01-10', nodes: [...made, node('goal', { days: 0, after: made.map(({ id }) => id), goal: true })] }
    const ledger: NodeLedger = {
      handovers: handovers.map(({ node: of, to, ...rest }) => ({ ...rest, node: `n${of}`, from: '某局', to, reason: null })),
      blockers: blockers.map(({ node: of, lasts, ...rest }) => ({ ...rest, node: `n${of}`, level: null, document: null, what: '等', nextCheckOn: rest.since, clearedOn: lasts === null ? null : addDays(rest.since, lasts) })),
    }
    return { project, ledger, today, period }
  })
