import { parentPort, workerData } from 'node:worker_threads'
import highsModule, { type Highs, type Model } from 'highs'
import { objectiveOf, worstBreach, type Mip, type MipLimits } from '@junheng/core/planning/mip.ts'
import type { HighsReply, HighsTask } from './highs-task.ts'

/** The package's types are those of its CommonJS build, which has one more `default` than what Node loads here. */
const loadHighs = highsModule as unknown as typeof highsModule.default

/** Runs in the threads of `highsPool`: one model at a time, made, solved and given back. */
const stopFlag = new Int32Array(workerData as SharedArrayBuffer)
let highs: Highs | undefined

parentPort?.on('message', (task: HighsTask) => {
  void replyTo(task).then((reply) => parentPort?.postMessage(reply, []))
})

async function replyTo(task: HighsTask): Promise<HighsReply> {
  try {
    return solve((highs ??= await loadHighs()), task)
  } catch (error) {
    return { status: 'fault', message: String(error instanceof Error ? error.message : error).slice(0, 300) }
  }
}

function solve(highs: Highs, { kind, mip, limits }: HighsTask): HighsReply {
  const model = highs.createModel(modelData(kind, mip))
  try {
    model.options.set(optionsOf(limits))
    if (limits.start && kind === 'mip') model.setSolution({ colValue: limits.start })
    let status = run(highs, model)
    if (status === highs.constants.modelStatus.unboundedOrInfeasible) {
      model.options.set({ presolve: 'off' })
      status = run(highs, model)
    }
    return replyOf(highs, model, status, mip)
  } finally {
    model.dispose()
  }
}

function modelData(kind: HighsTask['kind'], mip: Mip) {
  const [numCols, numRows] = [mip.cost.length, mip.rowLower.length]
  return {
    numCols, numRows, colCost: mip.cost, colLower: mip.lower, colUpper: mip.upper, rowLower: mip.rowLower, rowUpper: mip.rowUpper,
    matrix: { format: 'csr' as const, numCols, numRows, starts: mip.first, indices: mip.column, values: mip.value },
    ...(kind === 'mip' ? { integrality: Int32Array.from(mip.integer) } : {}),
  }
}

function optionsOf({ seconds, nodes, iterations, gap, seed }: MipLimits): Record<string, boolean | number | string> {
  return {
    output_flag: false,
    mip_rel_gap: gap ?? 1e-7,
    mip_abs_gap: 1e-7,
    random_seed: seed ?? 0,
    ...(seconds === undefined ? {} : { time_limit: seconds }),
    ...(nodes === undefined ? {} : { mip_max_nodes: nodes }),
    ...(iterations === undefined ? {} : { simplex_iteration_limit: iterations, ipm_iteration_limit: iterations }),
  }
}

/** HiGHS asks now and then; the flag is the only thing that another thread can say to it. */
function interruptWhenAsked(event: { interrupt(): void }) {
  if (Atomics.load(stopFlag, 0) === 1) event.interrupt()
  return undefined
}

function run(highs: Highs, model: Model): number {
  const { callbackType } = highs.constants
  return model.run({ [callbackType.mipInterrupt]: interruptWhenAsked, [callbackType.simplexInterrupt]: interruptWhenAsked, [callbackType.ipmInterrupt]: interruptWhenAsked }).modelStatus
}

function replyOf(highs: Highs, model: Model, status: number, mip: Mip): HighsReply {
  const { modelStatus } = highs.constants
  if (status === modelStatus.infeasible) return { status: 'infeasible' }
  if (status === modelStatus.unbounded) return { status: 'unbounded' }
  const { colValue, colDual, rowDual } = model.getSolution()
  const found = Number(model.info.get('primal_solution_status')) === 2 && worstBreach(mip, colValue) <= 1e-5
  return {
    status: 'ended',
    finished: status === modelStatus.optimal,
    interrupted: status === modelStatus.interrupted,
    bound: Number(model.info.get('mip_dual_bound')),
    ...(found ? { found: { values: colValue, objective: objectiveOf(mip, colValue), duals: rowDual, reducedCosts: colDual } } : {}),
  }
}
