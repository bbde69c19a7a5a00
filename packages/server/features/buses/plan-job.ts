import { z } from 'zod'
import { type BusBalance, busBalances, usualRules, type CountyBusRules } from '@junheng/core/planning/buses/county-buses.ts'
import { pinnedStart } from '@junheng/core/planning/buses/pins.ts'
import { busPlanView, type PlannedCounty, plannedCounty, withVehicles, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { busViolationText } from '@junheng/contract/words/bus-violations.ts'
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
  readonly balance: BusBalance
  /** Begins from this plan: what was stopped goes on, what is in force changes little. */
  readonly from?: string | undefined
  /** Schools taken as closed. */
  readonly closed: readonly string[]
  /** Vehicles that are not to be used. */
  readonly withheld: readonly string[]
  /** Runs of `from`, counted from 1, that stay as they are; settlements whose children stay on their bus. */
  readonly pinnedRuns: readonly number[]
  readonly pinnedVillages: readonly string[]
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
    balance: z.enum(busBalances).default('none'),
    from: z.string().optional(),
    closed: z.array(z.string()).max(50).default([]),
    withheld: z.array(z.string()).max(500).default([]),
    pinnedRuns: z.array(z.int().min(1)).max(500).default([]),
    pinnedVillages: z.array(z.string()).max(500).default([]),
  }),
  permission: 'bus.manage',
  async load(tx, { parameters }) {
    const snapshot = await countyNow(tx)
    const start = parameters.from === undefined ? undefined : await findPlan(tx, parameters.from)
    if (parameters.from !== undefined && start === undefined) throw new Problem('not_found', { plan: parameters.from })
    return { ...parameters, snapshot, start }
  },
  async work(input, { signal, onProgress }) {
    const { snapshot: today, closed, withheld, seconds, seed } = input
    const planned = plannedCounty(today, { rules: rulesFor(input), closed, withheld })
    const outcome = await planBusesInThreads({ problem: planned.county.problem, seed, budget: { seconds, begun: Date.now() }, ...beginning(input, planned) }, { signal, onProgress })
    if (outcome.status === 'infeasible') throw new Problem('bus_pins_faulty', { broken: outcome.because.map((broken) => busViolationText(broken, 'zh')) })
    if (outcome.status !== 'feasible') throw new Error(`The search ended ${outcome.status}.`)
    return busPlanView(planned, outcome.plan, outcome.bound ?? null)
  },
  async settle(tx, view, { scope, parameters }) {
    const id = await addPlan(tx, { countyCode: scope.countyCode, name: parameters.name, by: '任务', view })
    return { outcome: { plan: id, cost: view.cost, bound: view.bound, violations: view.violations.length } }
  },
}

/** Where the search begins, and what it leaves alone. */
function beginning({ snapshot: today, start: view, pinnedRuns, pinnedVillages }: Input, { county }: PlannedCounty) {
  if (view === undefined) return {}
  const before = { county: plannedCounty(today, view).county, plan: withVehicles(view) }
  const { start, lost, unknown, ...pinned } = pinnedStart(before, county, { runs: pinnedRuns.map((run) => run - 1), villages: pinnedVillages })
  if (lost.length + unknown.length > 0) throw new Problem('bus_pins_faulty', { runs: lost.map((run) => run + 1), villages: unknown })
  return { start, ...pinned }
}

function rulesFor({ loads, rideMost, leastChildren, balance }: Pick<Parameters, 'loads' | 'rideMost' | 'leastChildren' | 'balance'>): CountyBusRules {
  const { lower, upper, junior } = usualRules.rideMost
  return { ...usualRules, loads, leastChildren, balance, rideMost: { lower: Math.min(lower, rideMost), upper: Math.min(upper, rideMost), junior: Math.min(junior, rideMost) } }
}
