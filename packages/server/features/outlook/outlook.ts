import type { getOutlook, ProjectOutlook } from '@junheng/contract/outlook.ts'
import { windowsOf, type CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import { earliestOf } from '@junheng/core/schedule/earliest.ts'
import { failurePoints } from '@junheng/core/schedule/failure-points.ts'
import { windowChances } from '@junheng/core/schedule/money-windows.ts'
import { rankedProjects, type StandingProject } from '@junheng/core/schedule/ranking.ts'
import { slipCost } from '@junheng/core/schedule/slip-cost.ts'
import type { StandingSetting } from '@junheng/core/schedule/standing.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { delayRate } from '@junheng/standards/load-schedule.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import type { Programme } from '../projects/programme.ts'
import { classLists, type ClassLists } from '../projects/class-lists.ts'

/** Windows, failure points and earliest dates of the whole programme. */
export type Outlook = z.infer<Extract<typeof getOutlook.reply, z.ZodType>>

/** Every project in the order of the wall chart, with its windows, failure points and earliest dates. */
export async function outlookOf(tx: Tx, programme: Programme): Promise<Outlook> {
  const { today, calendar } = programme
  const ranked = rankedProjects(programme.projects)
  const setting = { today, workingDays: workingDays(calendar.holidayYears), windows: windowsOf(calendar) }
  const lists = await classLists(tx, ranked.map(({ project }) => project))
  return {
    today,
    windows: calendar.fundingWindows.map(({ id, name, basis }) => ({ id, name, basis })),
    rate: delayRate(),
    projects: ranked.map((one) => projectOutlook(one, { ...setting, fundingWindows: calendar.fundingWindows, lists })),
  }
}

interface OutlookGround extends Omit<StandingSetting, 'rule'>, Pick<CountyCalendar, 'fundingWindows'> {
  readonly lists: ClassLists
}

function projectOutlook({ project, standing }: StandingProject, { fundingWindows, lists, ...setting }: OutlookGround): ProjectOutlook {
  const entry = standing.nodes.find(({ id }) => id === standing.entry)
  const cliff = entry?.cliff ?? null
  return {
    project: project.id,
    name: project.name,
    nodeNames: Object.fromEntries(project.nodes.map(({ id, name }) => [id, name])),
    owners: Object.fromEntries(project.nodes.map(({ id, owner }) => [id, owner])),
    chances: [...windowChances(project, standing, fundingWindows, setting.today)],
    points: [...failurePoints(project, standing, setting)],
    earliest: [...earliestOf(project, standing, setting)],
    cost: cliff === null ? null : slipCost({ pupils: entry!.pupils, budgetYuan: project.budgetYuan }, cliff, lists.get(project.id) ?? null, delayRate()),
  }
}
