import type { TaskView } from '@junheng/contract/tasks.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { dueOf, missingSignatures, taskStatusOf, unsignedAfter, type TaskStatus } from '@junheng/core/dispatch/task-status.ts'
import type { Task } from '@junheng/core/dispatch/task.ts'
import type { ProjectStanding } from '@junheng/core/schedule/programme.ts'
import { worstStatus } from '@junheng/core/schedule/status.ts'
import { dispatchRule, statusRule } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { programmeOf } from '../projects/programme.ts'
import type { FoundTask } from './queries.ts'

/** Tasks as they stand on a day. That of a task which projects carry out is the status of the work. */
export async function viewsOf(tx: Tx, today: IsoDate, found: readonly FoundTask[]): Promise<TaskView[]> {
  const isLinked = found.some(({ record }) => record.task.project !== null)
  const projects = isLinked ? (await programmeOf(tx, today)).projects : []
  const standings = new Map(projects.map(({ project, standing }) => [project.id, standing]))
  return found.map((one) => viewOf(one, today, standings))
}

function viewOf({ record, version, sentence }: FoundTask, today: IsoDate, standings: ReadonlyMap<string, ProjectStanding>): TaskView {
  const { task, enteredOn, removedOn, signatures, report, confirmation } = record
  const { signDays } = dispatchRule()
  return {
    task,
    version,
    ...(statusOfWork(task, standings) ?? taskStatusOf(record, today, statusRule())),
    due: dueOf(record),
    enteredOn,
    removedOn,
    signatures: [...signatures],
    missing: [...missingSignatures(record)],
    unsigned: [...unsignedAfter(record, today, signDays)],
    report,
    confirmation,
    sentence,
  }
}

/** That of its node, or the worst of its project; null where no work that the reader sees carries it out. */
function statusOfWork({ project }: Task, standings: ReadonlyMap<string, ProjectStanding>): TaskStatus | null {
  const nodes = project === null ? undefined : standings.get(project.id)?.nodes
  const own = nodes?.filter(({ id }) => project!.node === null || project!.node === id) ?? []
  const worst = worstStatus(own.map(({ status }) => status))
  const found = own.find(({ status }) => status === worst)
  return found === undefined ? null : { status: found.status, why: found.why }
}
