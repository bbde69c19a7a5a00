import type { getProject } from '@junheng/contract/projects.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { delayRate } from '@junheng/standards/load-schedule.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { classLists } from './class-lists.ts'
import { listClassifiedEvidence, listEvidence } from './evidence.ts'
import { goalOf, nextMeasurement } from './gap-work.ts'
import { projectOf } from './programme.ts'
import { listGapsOf } from './queries.ts'
import { listReports } from './reports.ts'

export type ProjectDetail = z.infer<Extract<typeof getProject.reply, z.ZodType>>

/** One project with all that its page shows; undefined where there is none of that id. */
export async function projectDetail(tx: Tx, today: IsoDate, id: string): Promise<ProjectDetail | undefined> {
  const found = await projectOf(tx, today, id)
  if (found === undefined) return undefined
  return {
    ...found,
    reports: await listReports(tx, id),
    evidence: await listEvidence(tx, id),
    classified: await listClassifiedEvidence(tx, id),
    gaps: await gapsOf(tx, id, goalOf(found.standing.forecast)),
    waiting: (await classLists(tx, [found.project])).get(id) ?? null,
    delayRate: delayRate(),
  }
}

/** The gaps it is to close, as they were last measured: when the work is done is one day, when that is seen another. */
async function gapsOf(tx: Tx, project: string, goal: IsoDate | null): Promise<ProjectDetail['gaps']> {
  return (await listGapsOf(tx, project)).map(({ gap, schoolName }) => ({
    id: gap.id,
    schoolName,
    indicator: gap.indicator,
    stage: gap.stage,
    unit: gap.unit,
    amount: gap.history.at(-1)?.amount ?? null,
    measuredOn: gap.history.at(-1)?.on ?? gap.openedOn,
    closedOn: gap.closedOn,
    nextMeasurement: nextMeasurement(goal),
  }))
}
