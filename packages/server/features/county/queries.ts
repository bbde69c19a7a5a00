import type { Tx } from '../../db/database.ts'

/** The county of the transaction's scope. */
export async function findCounty(tx: Tx): Promise<{ code: string; name: string }> {
  return tx.selectFrom('county').select(['county_code as code', 'name']).executeTakeFirstOrThrow()
}
