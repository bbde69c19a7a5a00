import type { ClassifiedEvidence, EvidenceItem, ReportItem } from '@junheng/contract/projects.ts'
import { organisationKindOf } from '@junheng/contract/permissions.ts'
import { bureau, supervisionOffice } from '@junheng/core/dispatch/offices.ts'
import type { CountyNode, NodeStanding } from '@junheng/core/schedule/programme.ts'
import type { ScheduledNode } from '@junheng/core/schedule/schedule-result.ts'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import type { ProjectReply } from './queries.ts'

/** A node with all that is known of it. */
export interface NodeView {
  readonly node: CountyNode
  readonly position: number
  readonly standing: NodeStanding | undefined
  readonly plan: ScheduledNode | undefined
  readonly forecast: ScheduledNode | undefined
  readonly isGoal: boolean
  readonly isCritical: boolean
  /** Newest first. */
  readonly reports: readonly ReportItem[]
  readonly evidence: readonly EvidenceItem[]
  readonly classified: readonly ClassifiedEvidence[]
}

export function nodeViews({ project, standing, reports, evidence, classified }: ProjectReply): readonly NodeView[] {
  const goals = new Set(standing.plan.goals.map(({ id }) => id))
  const critical = new Set(standing.forecast.criticalPath)
  return project.nodes.map((node, at) => ({
    node,
    position: at + 1,
    standing: standing.nodes.find(({ id }) => id === node.id),
    plan: standing.plan.nodes.find(({ id }) => id === node.id),
    forecast: standing.forecast.nodes.find(({ id }) => id === node.id),
    isGoal: goals.has(node.id),
    isCritical: critical.has(node.id),
    reports: reports.filter((report) => report.node === node.id).toSorted((a, b) => b.at.localeCompare(a.at)),
    evidence: evidence.filter((item) => item.node === node.id),
    classified: classified.filter((item) => item.node === node.id),
  }))
}

/** Whoever manages projects reports on every node, an office on those it answers for. */
export function mayReport({ user, permissions }: SessionReply, { owner }: Pick<CountyNode, 'owner'>): boolean {
  return permissions.includes('node.report') && (permissions.includes('project.manage') || user.department === owner)
}

/** Papers and blockers are taken down by whoever works on the node, its helpers too. */
export function mayEnter({ user, permissions }: SessionReply, { owner, helpers }: Pick<CountyNode, 'owner' | 'helpers'>): boolean {
  const works = user.department !== undefined && [owner, ...helpers].includes(user.department)
  return permissions.includes('node.report') && (permissions.includes('project.manage') || works)
}

/** A finish that nobody has confirmed yet waits for an office that is not its owner. */
export function mayConfirm({ user, permissions }: SessionReply, { owner, actualFinish, confirmedOn }: Pick<CountyNode, 'owner' | 'actualFinish' | 'confirmedOn'>): boolean {
  const office = user.department ?? (organisationKindOf(user.role) === 'government' ? supervisionOffice : bureau)
  return permissions.includes('dispatch.manage') && actualFinish !== undefined && confirmedOn === undefined && office !== owner
}
