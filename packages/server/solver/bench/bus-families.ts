import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBuses } from '@junheng/core/planning/buses/check.ts'
import { problemOfCvrp } from '@junheng/core/planning/buses/cvrp.ts'
import { busCost } from '@junheng/core/planning/buses/driving.ts'
import { type ParkRules, problemOfPark, routesText } from '@junheng/core/planning/buses/park.ts'
import type { BusPlan, BusProblem } from '@junheng/core/planning/buses/problem.ts'
import { planBusesInThreads } from '../../planning/plan-buses.ts'
import type { BenchFamily, BenchLine } from './bench-line.ts'
import { runBench } from './run-bench.ts'

/** What a run of a school bus instance found; `violations` by the checker that knows nothing of the search. */
export interface BusBenchLine {
  readonly instance: string
  readonly buses: number
  readonly bound: number
  readonly seconds: number
  readonly violations: number
  readonly peakMb: number
}

/** Both cores search, each from a seed of its own. */
const threads = 2
const seed = 1

/** Plans the instance in a folder with Schools.txt and Stops.txt. `routes` is the plan as text (docs/bench-routes.md). */
export async function benchSchoolBuses(folder: string, rules: ParkRules, seconds: number): Promise<BusBenchLine & { readonly routes: string }> {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  const problem = problemOfPark(text('Schools.txt'), text('Stops.txt'), rules)
  let plan: BusPlan = { buses: [], unserved: [] }
  const line = await runBench(async () => {
    const found = await solve(problem, 'buses', seconds)
    plan = found.plan
    return { status: 'feasible', objective: plan.buses.length, bound: found.bound ?? 0, gap: found.gap ?? 1 }
  }, folder, seconds)
  const violations = checkBuses(problem, plan).length + plan.unserved.length
  return { instance: line.instance, buses: plan.buses.length, bound: line.bound!, seconds: line.seconds, violations, peakMb: line.peakMb, routes: routesText(problem, plan) }
}

/** CVRP instances of CVRPLIB: driving alone counts, and nothing is proven. */
export const benchCvrp: BenchFamily = async (file, { seconds }): Promise<Omit<BenchLine, 'instance' | 'seconds' | 'peakMb'>> => {
  const problem = problemOfCvrp(readFileSync(file, 'utf8'))
  const { plan } = await solve(problem, 'driving', seconds)
  if (checkBuses(problem, plan).length > 0) throw new Error('The checker refuses the plan.')
  return { status: 'feasible', objective: busCost(problem, plan).driving, bound: null, gap: null }
}

async function solve(problem: BusProblem, aim: 'buses' | 'driving', seconds: number) {
  const outcome = await planBusesInThreads({ problem, seed, aim, budget: { seconds: secondsToSearch(seconds), begun: Date.now() } }, { threads })
  if (outcome.status !== 'feasible') throw new Error(`The search ended ${outcome.status}.`)
  return outcome
}

/** Of the seconds allowed, what is left for putting the answer together. */
const secondsToSearch = (seconds: number): number => Math.max(seconds / 2, seconds - 1)
