import { z } from 'zod'
import { afterClosing } from '@junheng/core/planning/buses/after-closing.ts'
import { countyBuses, usualRules, type CountyBusRules } from '@junheng/core/planning/buses/county-buses.ts'
import { carriedOver } from '@junheng/core/planning/buses/effect.ts'
import { busPlanView, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { planBusesInThreads } from '../../planning/plan-buses.ts'
import type { JobKind } from '../jobs/kind.ts'
import { countyNow } from './making.ts'
import { addPlan, findPlan } from './queries.ts'

interface Parameters {
  readonly name: string
  readonly seconds: number
  readonly seed: number
  readonly loads: CountyBusRules['loads']
  readonly rideMost: number
  readonly leastChildren: number
  /** Begins from this plan: what was stopped goes on, what is in force changes little. */
  readonly from?: string | undefined
  /** Schools taken as closed. */
  readonly closed: readonly string[]
}

interface Input extends Parameters {
  readonly snapshot: Snapshot
  readonly start: BusPlanView | undefined
}

/** Plans the buses of the county in threads. Stopped, it keeps the best plan it has; another run may begin from it. */
export const planBusesJob: JobKind<Parameters, Input, BusPlanView> = {
  name: 'buses.plan',
  parameters: z.strictObject({
    name: z.string().min(1).max(80).default('校车方案'),
    seconds: z.number().min(1).max(3600).default(60),
    seed: z.int().default(1),
    loads: z.enum(['single', 'mixed', 'apart']).default('mixed'),
    rideMost: z.number().min(10).max(120).default(60),
    leastChildren: z.int().min(0).max(50).default(0),
    from: z.string().optional(),
    closed: z.array(z.string()).max(50).default([]),
  }),
  permission: 'bus.manage',
  async load(tx, { parameters }) {
    const snapshot = await countyNow(tx)
    const start = parameters.from === undefined ? undefined : await findPlan(tx, parameters.from)
    if (parameters.from !== undefined && start === undefined) throw new Problem('not_found', { plan: parameters.from })
    return { ...parameters, snapshot, start }
  },
  async work({ snapshot: today, start, closed, seconds, seed, ...wish }, { signal, onProgress }) {
    const rules = rulesFor(wish)
    const snapshot = closed.length === 0 ? today : afterClosing(today, closed)
    const county = countyBuses(snapshot, rules)
    const before = start === undefined ? {} : { start: carriedOver({ county: countyBuses(start.closed.length === 0 ? today : afterClosing(today, start.closed), start.rules), plan: start.plan }, county) }
    const outcome = await planBusesInThreads({ problem: county.problem, seed, budget: { seconds, begun: Date.now() }, ...before }, { signal, onProgress })
    if (outcome.status !== 'feasible') throw new Error(`The search ended ${outcome.status}.`)
    return busPlanView({ snapshot, county, rules, closed }, outcome.plan, outcome.bound ?? null)
  },
  async settle(tx, view, { scope, parameters }) {
    const id = await addPlan(tx, { countyCode: scope.countyCode, name: parameters.name, by: '任务', view })
    return { outcome: { plan: id, cost: view.cost, bound: view.bound, violations: view.violations.length } }
  },
}

function rulesFor({ loads, rideMost, leastChildren }: Pick<Parameters, 'loads' | 'rideMost' | 'leastChildren'>): CountyBusRules {
  const { lower, upper, junior } = usualRules.rideMost
  return { ...usualRules, loads, leastChildren, rideMost: { lower: Math.min(lower, rideMost), upper: Math.min(upper, rideMost), junior: Math.min(junior, rideMost) } }
}
