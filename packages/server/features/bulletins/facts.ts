import { isFinished } from '@junheng/core/schedule/status.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, NodeStanding, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'

/** Where figures of a bulletin come from. */
export const sources = { ledger: '项目台账', computed: '按项目台账和日历推算', report: '主办单位报告' } as const

/** A node with where it stands. */
export interface NodeAndStanding {
  readonly node: CountyNode
  readonly at: NodeStanding
}

export function nodesOf({ project, standing }: StandingProject): readonly NodeAndStanding[] {
  return project.nodes.map((node, i) => ({ node, at: standing.nodes[i]! }))
}

/** The node whose turn it is: the entry to the nearest cliff, else the first unfinished node that the goal waits for. Undefined where all is done. */
export function turnOf(of: StandingProject): NodeAndStanding | undefined {
  const nodes = nodesOf(of)
  const unfinished = nodes.filter(({ at }) => !isFinished(at.status))
  const first = of.standing.forecast.criticalPath.map((id) => unfinished.find(({ node }) => node.id === id)).find((found) => found !== undefined)
  return nodes.find(({ node }) => node.id === of.standing.entry) ?? first ?? unfinished[0]
}

/** The last goal as it will come; null for never. */
export function goalOf({ forecast }: ProjectStanding): IsoDate | null {
  return lastOf(forecast.goals)
}

/** The opening that was promised; the planned one where none was. */
export function promiseOf({ project, standing }: StandingProject): IsoDate | null {
  return project.promisedGoal ?? lastOf(standing.plan.goals)
}

function lastOf(goals: ProjectStanding['plan']['goals']): IsoDate | null {
  return goals.some(({ date }) => date === null) ? null : goals.map(({ date }) => date!).reduce((last, date) => (date > last ? date : last))
}

/** Planned time has come and it is not finished. */
export function isDue({ at }: NodeAndStanding): boolean {
  return !isFinished(at.status) && at.status !== 'idle'
}

/** Due, and waiting for no other node. */
export function isInHand({ project }: StandingProject, found: NodeAndStanding): boolean {
  const finished = (id: string) => project.nodes.find((node) => node.id === id)?.actualFinish !== undefined
  return isDue(found) && (found.node.actualStart !== undefined || found.node.after.every(finished))
}
