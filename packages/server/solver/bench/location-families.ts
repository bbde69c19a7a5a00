import { readFileSync } from 'node:fs'
import type { AssignmentProblem } from '@junheng/core/planning/location/assignment-problem.ts'
import { generateCounty, type CountySize } from '@junheng/core/planning/location/county-generator.ts'
import { planAssignment } from '@junheng/core/planning/location/plan-assignment.ts'
import { planMedian } from '@junheng/core/planning/location/plan-median.ts'
import { planSplit } from '@junheng/core/planning/location/plan-split.ts'
import { readAssignment, readMedian, readSingleSource, readSplit } from '@junheng/core/planning/location/read-instances.ts'
import type { Outcome } from '@junheng/core/planning/outcome.ts'
import { planZones } from '@junheng/core/planning/zones/plan-zones.ts'
import { generateZones } from '@junheng/core/planning/zones/zones-generator.ts'
import { highsPool } from '../highs-pool.ts'
import type { BenchFamily, BenchLine } from './bench-line.ts'

export const benchMedian: BenchFamily = (file, { isOver }) => Promise.resolve(lineOf(planMedian(readMedian(readFileSync(file, 'utf8')), { stop: isOver })))

/** In capa … capc the word `capacity` stands for a number: capa-14000 or capc-7250 unless the name of the file says another, as capa-8000. */
export const benchSplit: BenchFamily = (file, { isOver }) => {
  const [, letter = '', said] = /cap([abc])?(?:-(\d+))?\.txt$/.exec(file) ?? []
  const usual: Readonly<Record<string, number>> = { a: 14_000, b: 8000, c: 7250 }
  const problem = readSplit(readFileSync(file, 'utf8'), said === undefined ? usual[letter] : Number(said))
  return withHighs(isOver, (highs) => planSplit(problem, { solveMip: highs.solveMip, solveLp: highs.solveLp, stop: isOver }))
}

const assignmentReaders = { sscflp: readSingleSource, gap: readAssignment }

/** `{ "villages", "sites", "seed" }` as JSON: the county that the generator makes of them. */
export const benchCounty: BenchFamily = (file, { isOver }) => solveAssignment(generateCounty(JSON.parse(readFileSync(file, 'utf8')) as CountySize), isOver)

/** Assignment problems take both cores: two threads of HiGHS beside the search. */
export const benchAssignment = (format: keyof typeof assignmentReaders): BenchFamily => (file, { isOver }) => solveAssignment(assignmentReaders[format](readFileSync(file, 'utf8')), isOver)

function solveAssignment(problem: AssignmentProblem, isOver: () => boolean) {
  return withHighs(isOver, (highs) => planAssignment(problem, { solveMip: highs.solveMip, workers: 2, stop: isOver, rounds: Infinity }))
}

/** Stops HiGHS, too, when the time is up. */
async function withHighs<Plan>(isOver: () => boolean, plan: (highs: ReturnType<typeof highsPool>) => Promise<Outcome<Plan, string>>) {
  const timeUp = new AbortController()
  const timer = setInterval(() => isOver() && timeUp.abort(), 100)
  const highs = highsPool({ workers: 2, signal: timeUp.signal })
  try {
    return lineOf(await plan(highs))
  } finally {
    clearInterval(timer)
    await highs.close()
  }
}

/** `{ "tracts", "zones", "seed" }` as JSON: the zones that the generator makes of them. */
export const benchZones: BenchFamily = (file, { isOver }) => Promise.resolve(lineOf(planZones(generateZones(JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof generateZones>[0]), { stop: isOver })))

function lineOf<Plan, Violation>(outcome: Outcome<Plan, Violation>): Pick<BenchLine, 'status' | 'objective' | 'bound' | 'gap'> {
  if (outcome.status === 'infeasible' || outcome.status === 'stopped') return { status: outcome.status, objective: null, bound: outcome.status === 'stopped' ? finite(outcome.bound) : null, gap: null }
  return { status: outcome.status, objective: outcome.objective, bound: finite(outcome.bound), gap: finite(outcome.gap) }
}

const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null)
