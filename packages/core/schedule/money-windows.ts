import type { IsoDate } from '../county/snapshot.ts'
import type { FundingWindow } from './county-calendar.ts'
import { daysBetween } from './day.ts'
import type { CountyNode, CountyProject, ProjectStanding } from './programme.ts'
import type { DatedSpan, NodeId } from './project.ts'

/** Whether a project can make a window of money or land quota, and what is missing (requirements.md 022). */
export interface WindowChance {
  readonly window: string
  readonly span: DatedSpan
  /** ready: nothing is missing; makes: what is missing comes in time as forecast; misses: it does not. */
  readonly verdict: 'ready' | 'makes' | 'misses'
  /** Days between the last missing paper and the close; negative where it comes after it, null where it never comes or nothing is missing. */
  readonly spareDays: number | null
  readonly missing: readonly MissingPaper[]
}

/** What an unfinished node owes to an application. */
export interface MissingPaper {
  readonly node: NodeId
  readonly name: string
  readonly owner: string
  /** What has to be shown; null where the node does not say. */
  readonly paper: string | null
  /** When it comes as forecast; null for never. */
  readonly forecast: IsoDate | null
}

/**
 * The chances of a project in every window that has something to do with it, span by span, those that closed before today left out. A
 * window concerns a project that has the node it serves, not finished, and that has a budget. The windows are the county's.
 */
export function windowChances(project: CountyProject, standing: ProjectStanding, windows: readonly FundingWindow[], today: IsoDate): readonly WindowChance[] {
  return windows.flatMap((window) => {
    if (!concerns(window, project)) return []
    return window.spans.filter(([, to]) => to >= today).map((span) => chanceOf(window, span, project, standing))
  })
}

function concerns({ serves }: FundingWindow, { nodes, budgetYuan }: CountyProject): boolean {
  return serves !== undefined && budgetYuan !== 0 && nodes.some(({ id, actualFinish }) => id === serves && actualFinish === undefined)
}

function chanceOf({ id, needs = [] }: FundingWindow, span: DatedSpan, { nodes }: CountyProject, { forecast }: ProjectStanding): WindowChance {
  const open = nodes.filter((node) => needs.includes(node.id) && node.actualFinish === undefined)
  const missing = open.map((node) => missingPaper(node, forecast.nodes.find((each) => each.id === node.id)!.finish))
  const dates = missing.map((paper) => paper.forecast)
  const spareDays = dates.length === 0 || dates.includes(null) ? null : Math.min(...dates.map((date) => daysBetween(date!, span[1])))
  const verdict = dates.length === 0 ? 'ready' : spareDays !== null && spareDays >= 0 ? 'makes' : 'misses'
  return { window: id, span, verdict, spareDays, missing }
}

function missingPaper({ id, name, owner, evidenceNeeded }: CountyNode, forecast: IsoDate | null): MissingPaper {
  return { node: id, name, owner, paper: evidenceNeeded, forecast }
}
