import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { inScope, type Db, type Scope, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'

export interface StoredPopulation {
  readonly population: Population | null
  readonly changedOn: string | null
  readonly changedBy: string | null
}

export async function findPopulation(tx: Tx): Promise<StoredPopulation> {
  const newest = await tx.selectFrom('population').select(['content', 'changed_on', 'by']).orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return { population: newest?.content ?? null, changedOn: newest?.changed_on ?? null, changedBy: newest?.by ?? null }
}

/** The id of the newest table; undefined where there is none. */
export async function newestPopulation(tx: Tx): Promise<string | undefined> {
  return (await tx.selectFrom('population').select('id').orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst())?.id
}

export interface PopulationChange {
  readonly countyCode: string
  readonly population: Population
  readonly on: string
  readonly by: string
  readonly reason: string
}

export async function addPopulation(tx: Tx, { countyCode, population, on, by, reason }: PopulationChange): Promise<void> {
  await tx.insertInto('population').values({ county_code: countyCode, id: newId(), changed_on: on, by, reason, content: toJson(population) }).execute()
}

/** For a county that has none yet; a table that is there stays. */
export async function loadPopulation(db: Db, scope: Scope, change: Omit<PopulationChange, 'countyCode'>): Promise<void> {
  await inScope(db, scope, async (tx) => {
    const { population } = await findPopulation(tx)
    if (population === null) await addPopulation(tx, { ...change, countyCode: scope.countyCode })
  })
}
