import type { School } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'

export async function findSchool(tx: Tx, snapshotId: string, id: string): Promise<School | undefined> {
  const row = await tx
    .selectFrom('school_year')
    .select('content')
    .where('snapshot_id', '=', snapshotId)
    .where('school_id', '=', id)
    .executeTakeFirst()
  return row?.content
}

/** Persons the reader may see at a school. */
export async function countStaff(tx: Tx, snapshotId: string, schoolId: string): Promise<number> {
  const { persons } = await tx
    .selectFrom('staff_member')
    .select(({ fn }) => fn.countAll<number>().as('persons'))
    .where('snapshot_id', '=', snapshotId)
    .where('school_id', '=', schoolId)
    .executeTakeFirstOrThrow()
  return persons
}
