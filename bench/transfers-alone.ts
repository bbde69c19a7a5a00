/** Runs one contender of the transfers bench in this process. */
import { acceptDeferred } from '@junheng/core/planning/transfers/deferred-acceptance.ts'
import { leastHardship, provesLeast, type HardshipProblem } from '@junheng/core/planning/transfers/least-hardship.ts'
import type { Mip } from '@junheng/core/planning/mip.ts'
import { highsPool } from '@junheng/server/solver/highs-pool.ts'
import { peakMiB, timed } from './figures.ts'
import { handOver } from './own-process.ts'
import { inventHardship, inventMarket } from './transfer-rounds.ts'
import type { TransferHeat, TransferPerformance } from './transfers.ts'

const { what, size, repetitions } = JSON.parse(process.argv[2]!) as TransferHeat
const beforeMiB = peakMiB()
const ms: number[] = []
let objective = 0
if (what === 'voluntary') await voluntary()
else if (what === 'compulsory') await compulsory()
else await highs()
handOver({ ms, objective, beforeMiB, peakMiB: peakMiB() } satisfies TransferPerformance)

async function voluntary(): Promise<void> {
  const market = inventMarket(size, 7)
  for (let i = 0; i < repetitions; i++) {
    const { found, ms: took } = await timed(() => acceptDeferred(market))
    ms.push(took)
    objective = found.arc.filter((arc) => arc !== -1).length
  }
}

async function compulsory(): Promise<void> {
  const problem = inventHardship(size, 7)
  for (let i = 0; i < repetitions; i++) {
    const { found, ms: took } = await timed(() => leastHardship(problem))
    if (found === null || found === 'infeasible' || !provesLeast(problem, found)) throw new Error('The plan is not proven.')
    ms.push(took)
    objective = found.total
  }
}

/** The same model as a linear program, whose corners are whole (a transportation problem). */
async function highs(): Promise<void> {
  const lp = asLinearProgram(inventHardship(size, 7))
  const pool = highsPool()
  await pool.solveLp(asLinearProgram(inventHardship({ teachers: 2, schools: 2, subjects: 1, preferences: 1 }, 1)))
  for (let i = 0; i < repetitions; i++) {
    const { found, ms: took } = await timed(() => pool.solveLp(lp))
    if (found.status !== 'optimal') throw new Error(found.status)
    ms.push(took)
    objective = Math.round(found.objective)
  }
  await pool.close()
}

function asLinearProgram({ start, column, cost, capacity }: HardshipProblem): Mip {
  const rows = start.length - 1
  const arcsOf = Array.from(capacity, () => [] as number[])
  for (const [arc, to] of column.entries()) arcsOf[to]!.push(arc)
  const lengths = [...Array.from({ length: rows }, (_, row) => start[row + 1]! - start[row]!), ...arcsOf.map((arcs) => arcs.length)]
  const first = new Int32Array(lengths.length + 1)
  for (const [row, length] of lengths.entries()) first[row + 1] = first[row]! + length
  return {
    cost, lower: new Float64Array(cost.length), upper: new Float64Array(cost.length).fill(1), integer: new Uint8Array(cost.length),
    rowLower: Float64Array.from(lengths, (_, row) => (row < rows ? 1 : -Infinity)),
    rowUpper: Float64Array.from(lengths, (_, row) => (row < rows ? 1 : capacity[row - rows]!)),
    first, column: Int32Array.from([...column.keys(), ...arcsOf.flat()]), value: new Float64Array(2 * cost.length).fill(1),
  }
}
