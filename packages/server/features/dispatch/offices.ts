import { organisationKindOf } from '@junheng/contract/permissions.ts'
import { bureau, supervisionOffice } from '@junheng/core/dispatch/offices.ts'
import type { Tx } from '../../db/database.ts'
import type { User } from '../sessions/queries.ts'

/** The office in whose name somebody acts: a department or township unit by its name, a school by that of its organisation, else the supervision office or the bureau. */
export async function officeOf(tx: Tx, { role, department, schoolId }: Pick<User, 'role' | 'department' | 'schoolId'>): Promise<string> {
  if (department !== undefined) return department
  if (schoolId === undefined) return organisationKindOf(role) === 'government' ? supervisionOffice : bureau
  const { name } = await tx.selectFrom('organisation').select('name').where('school_id', '=', schoolId).executeTakeFirstOrThrow()
  return name
}
