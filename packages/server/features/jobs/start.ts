import type { JobView } from '@junheng/contract/jobs.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { Scope, Tx } from '../../db/database.ts'
import type { User } from '../sessions/queries.ts'
import type { JobKind } from './kind.ts'
import { addJob } from './queries.ts'

/** Of an endpoint's call: who asks, in which transaction, on which day. */
export interface Asking {
  readonly tx: Tx
  readonly scope: Scope
  readonly user: User
  readonly today: IsoDate
}

/** Queues a job in the caller's transaction: it is there if and only if that commits. Throws `not_allowed` for whoever may not start the kind. */
export async function startJob<Parameters, Input, Output>({ tx, scope, user, today }: Asking, kind: JobKind<Parameters, Input, Output>, parameters: Parameters): Promise<JobView> {
  if (!may(user.role, kind.permission)) throw new Problem('not_allowed', { needs: kind.permission })
  return addJob(tx, { countyCode: scope.countyCode, kind: kind.name, permission: kind.permission, parameters, day: today, by: user, scope })
}
