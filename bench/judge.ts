import { contenderNames, type ContenderName, type Heat, type Performance } from './contenders.ts'
import { schoolsPerCounty } from './counties.ts'
import { median, printTable } from './figures.ts'
import { inOwnProcess } from './own-process.ts'

/** `judge` beside the same coefficients in DuckDB: one county and 3 000, both standards. Throws where the results differ. */
export async function benchJudge(): Promise<void> {
  for (const standard of ['basic-2012', 'quality-2017'] as const) {
    for (const [counties, repetitions] of [[1, 101], [3000, 5]] as const) {
      const results = new Map<ContenderName, Performance>()
      for (const contender of contenderNames) results.set(contender, await inOwnProcess('judge-alone.ts', { contender, standard, counties, repetitions } satisfies Heat))
      report(`${standard}, ${counties} × ${schoolsPerCounty} schools, median of ${repetitions}`, results)
    }
  }
}

/** What the two find may differ by this much: the order of additions is not the same. */
const tolerance = 1e-9

function report(title: string, results: ReadonlyMap<ContenderName, Performance>): void {
  const own = results.get('junheng')!
  printTable(
    title,
    ['', 'load ms', 'first ms', 'compute ms', 'load + compute ms', 'peak MiB', 'compute ÷ junheng', 'both ÷ junheng', 'differs by at most'],
    [...results].map(([name, result]) => {
      const compute = median(result.compute)
      return [
        name, ...[result.load, result.compute[0]!, compute, result.load + compute].map((ms) => ms.toFixed(2)), result.peakMiB.toFixed(0),
        (compute / median(own.compute)).toFixed(2), ((result.load + compute) / (own.load + median(own.compute))).toFixed(2), agreement(own, result).toExponential(1),
      ]
    }),
  )
}

/** The largest distance between what two found: coefficients as they are, sums in parts of their size. */
function agreement(one: Performance, other: Performance): number {
  if (one.coefficients.length !== other.coefficients.length) throw new Error(`${one.coefficients.length} coefficients beside ${other.coefficients.length}`)
  const distances = one.coefficients.map((value, index) => Math.abs(value - other.coefficients[index]!))
  const sumDistances = other.sums.map((value, index) => Math.abs(value - one.sums[index]!) / Math.max(1, Math.abs(value)))
  const worst = [...distances, ...sumDistances].reduce((most, distance) => Math.max(most, distance), 0)
  if (!(worst <= tolerance)) throw new Error(`The results differ by ${worst}.`)
  return worst
}
