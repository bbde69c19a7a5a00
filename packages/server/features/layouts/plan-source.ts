import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { findPopulation } from '../forecasts/queries.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'

/** What a plan of the layout follows from beside what is wished. */
export interface LayoutSource {
  readonly id: string
  readonly snapshot: Snapshot
  readonly population: Population | null
}

/** The snapshot asked for, else the last, with its staff: whoever plans need not be one who reads staff, since the search counts teachers by kind and names nobody. Throws where there is no snapshot. */
export async function layoutSource(tx: Tx, wanted: string | undefined): Promise<LayoutSource> {
  const summary = await chosenSnapshot(tx, wanted)
  if (summary === undefined) throw new Problem('not_found', { what: 'snapshot' })
  const snapshot = await asProgram(tx, () => loadSnapshot(tx, summary, { staff: true }))
  const { population } = await findPopulation(tx)
  return { id: summary.id, snapshot, population }
}
