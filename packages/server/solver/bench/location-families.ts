import { readFileSync } from 'node:fs'
import { planAssignment } from '@junheng/core/planning/location/plan-assignment.ts'
import { planMedian } from '@junheng/core/planning/location/plan-median.ts'
import { readAssignment, readMedian, readSingleSource } from '@junheng/core/planning/location/read-instances.ts'
import type { Outcome } from '@junheng/core/planning/outcome.ts'
import { highsPool } from '../highs-pool.ts'
import type { BenchFamily, BenchLine } from './bench-line.ts'

export const benchMedian: BenchFamily = (file, seconds) => Promise.resolve(lineOf(planMedian(readMedian(readFileSync(file, 'utf8')), { stop: after(seconds) })))

const assignmentReaders = { sscflp: readSingleSource, gap: readAssignment }

/** Assignment problems take both cores: two threads of HiGHS beside the search. */
export const benchAssignment = (format: keyof typeof assignmentReaders): BenchFamily => async (file, seconds) => {
  const problem = assignmentReaders[format](readFileSync(file, 'utf8'))
  return withHighs(seconds, (highs) => planAssignment(problem, { solveMip: highs.solveMip, workers: 2, stop: after(seconds), rounds: Infinity }))
}

/** Stops HiGHS, too, when the time is up. */
async function withHighs<Plan>(seconds: number, plan: (highs: ReturnType<typeof highsPool>) => Promise<Outcome<Plan, string>>) {
  const timeUp = new AbortController()
  const timer = setTimeout(() => timeUp.abort(), seconds * 1000)
  const highs = highsPool({ workers: 2, signal: timeUp.signal })
  try {
    return lineOf(await plan(highs))
  } finally {
    clearTimeout(timer)
    await highs.close()
  }
}

function after(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000
  return () => performance.now() >= end
}

function lineOf<Plan>(outcome: Outcome<Plan, string>): Pick<BenchLine, 'status' | 'objective' | 'bound' | 'gap'> {
  if (outcome.status === 'infeasible' || outcome.status === 'stopped') return { status: outcome.status, objective: null, bound: outcome.status === 'stopped' ? finite(outcome.bound) : null, gap: null }
  return { status: outcome.status, objective: outcome.objective, bound: finite(outcome.bound), gap: finite(outcome.gap) }
}

const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null)
