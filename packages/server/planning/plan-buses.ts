import type { JobNote } from '@junheng/contract/jobs.ts'
import { busCost, compareCosts } from '@junheng/core/planning/buses/driving.ts'
import type { planBuses } from '@junheng/core/planning/buses/plan.ts'
import { inThread } from '../features/jobs/in-thread.ts'
import type { BusTask } from './bus-thread.ts'

type BusOutcome = ReturnType<typeof planBuses>

export interface Planning {
  /** Searches beside each other, from seeds that follow each other; the best plan counts. */
  readonly threads?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number, note?: JobNote) => void
}

/** Plans buses in threads. Asked to stop, each answers with the best it has. */
export async function planBusesInThreads(task: BusTask, { threads = 1, signal = new AbortController().signal, onProgress = () => {} }: Planning = {}): Promise<BusOutcome> {
  const search = inThread<BusTask, BusOutcome>(new URL('bus-thread.ts', import.meta.url), { heapMegabytes: 2048 })
  const outcomes = await Promise.all(
    Array.from({ length: threads }, (_, index) => search({ ...task, seed: task.seed + index }, { signal, onProgress: index === 0 ? onProgress : () => {} })),
  )
  return outcomes.reduce((best, outcome) => (isBetter(task, outcome, best) ? outcome : best))
}

function isBetter({ problem }: BusTask, outcome: BusOutcome, best: BusOutcome): boolean {
  if (outcome.status !== 'feasible' || best.status !== 'feasible') return false
  return compareCosts(busCost(problem, outcome.plan), busCost(problem, best.plan)) < 0
}
