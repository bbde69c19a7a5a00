import type { reportTask } from '@junheng/contract/tasks.ts'
import { may, type Role } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { checkTaskReport } from '@junheng/core/dispatch/check-task.ts'
import type { Task } from '@junheng/core/dispatch/task.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'

export type NewTaskReport = z.infer<Extract<typeof reportTask['body'], z.ZodType>>

/** Who answers, in the name of which office, and when. */
export interface Answer {
  readonly county: string
  readonly office: string
  readonly by: string
  readonly on: IsoDate
}

/** Throws unless the office has a part in the task, or whoever asks sees to all of them. */
export function refuseStranger({ owner, helpers }: Task, office: string, role: Role): void {
  if (!may(role, 'dispatch.manage') && owner !== office && !helpers.includes(office)) throw new Problem('not_party', { owner, helpers })
}

/** 签收; once is enough. */
export async function sign(tx: Tx, task: string, { county, office, by, on }: Answer, note: string | null): Promise<void> {
  await tx.insertInto('task_signature').values({ county_code: county, task_id: task, office, signed_on: on, by, note }).onConflict((conflict) => conflict.doNothing()).execute()
}

/** Takes a report down. Throws the problem of one that cannot be. */
export async function report(tx: Tx, task: string, { county, office, by, on }: Answer, said: NewTaskReport): Promise<void> {
  const faults = checkTaskReport(said, on)
  if (faults.length > 0) throw new Problem('report_faulty', { faults })
  const { finishedOn, ...rest } = said
  await tx.insertInto('task_report').values({ county_code: county, id: newId(), task_id: task, reported_on: on, finished_on: finishedOn, ...rest, office, by }).execute()
}

/** The report that holds of a task. */
export function newestTaskReport(tx: Tx, task: string) {
  return tx.selectFrom('task_report').select(['id', 'finished_on', 'office']).where('task_id', '=', task).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}
