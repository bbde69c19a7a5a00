import { planBuses, type BusPlanning } from '@junheng/core/planning/buses/plan.ts'
import type { BusPlan, BusProblem } from '@junheng/core/planning/buses/problem.ts'
import type { ThreadControls } from '../features/jobs/in-thread.ts'

/** What a thread that plans buses is given; `steps` where the plan must repeat, else `seconds` from `begun` (epoch, milliseconds) on. */
export interface BusTask extends Omit<BusPlanning, 'spent' | 'onBetter'> {
  readonly problem: BusProblem
  readonly budget: { readonly seconds: number; readonly begun: number } | { readonly steps: number }
}

export function work({ problem, budget, ...planning }: BusTask, { stop, onProgress }: ThreadControls): ReturnType<typeof planBuses> {
  const used = (done: number) => ('steps' in budget ? done / budget.steps : (Date.now() - budget.begun) / (1000 * budget.seconds))
  let note = {}
  return planBuses(problem, {
    ...planning,
    spent: (done) => {
      onProgress(Math.min(1, used(done)), note)
      return stop() ? 1 : used(done)
    },
    onBetter: (plan: BusPlan) => {
      note = { buses: plan.buses.length, unseated: plan.unserved.reduce((sum, index) => sum + problem.stops[index]!.children, 0) }
    },
  })
}
