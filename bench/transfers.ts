import { median, printTable } from './figures.ts'
import { inOwnProcess } from './own-process.ts'
import type { RoundSize } from './transfer-rounds.ts'

export interface TransferHeat {
  readonly what: 'voluntary' | 'compulsory' | 'highs'
  readonly size: RoundSize
  readonly repetitions: number
}

/** Times in milliseconds, one a repetition; `objective` is hardship, or teachers placed in the voluntary phase. */
export interface TransferPerformance {
  readonly ms: readonly number[]
  readonly objective: number
  readonly beforeMiB: number
  readonly peakMiB: number
}

const county: RoundSize = { teachers: 6000, schools: 300, subjects: 15, preferences: 16 }
const prefecture: RoundSize = { teachers: 60_000, schools: 3000, subjects: 15, preferences: 16 }

/** A county's and a prefecture's round; the compulsory phase beside HiGHS on the same model. Throws where the two differ. */
export async function benchTransfers(): Promise<void> {
  const voluntary = [['6 000 × 300 × 15', await perform('voluntary', county, 11)], ['60 000 × 3 000 × 15', await perform('voluntary', prefecture, 5)]] as const
  printTable('voluntary phase, 16 preferences each', ['teachers × schools × subjects', 'first ms', 'median ms', 'placed', 'MiB before', 'peak MiB'], voluntary.map(([name, found]) => row(name, found)))
  const [own, highs] = [await perform('compulsory', county, 11), await perform('highs', county, 3)]
  if (own.objective !== highs.objective) throw new Error(`Hardship ${own.objective} beside ${highs.objective} of HiGHS.`)
  const large = await perform('compulsory', prefecture, 3)
  const share = (found: TransferPerformance) => (median(found.ms) / median(highs.ms)).toFixed(2)
  printTable('compulsory phase, exact', ['', 'first ms', 'median ms', 'hardship', 'MiB before', 'peak MiB', '÷ HiGHS'], [
    [...row('junheng 6 000', own), share(own)], [...row('HiGHS (WASM) 6 000', highs), '1.00'], [...row('junheng 60 000', large), ''],
  ])
}

const row = (name: string, { ms, objective, beforeMiB, peakMiB }: TransferPerformance) => [name, ms[0]!.toFixed(1), median(ms).toFixed(1), String(objective), beforeMiB.toFixed(0), peakMiB.toFixed(0)]

function perform(what: TransferHeat['what'], size: RoundSize, repetitions: number): Promise<TransferPerformance> {
  return inOwnProcess<TransferPerformance>('transfers-alone.ts', { what, size, repetitions } satisfies TransferHeat)
}
