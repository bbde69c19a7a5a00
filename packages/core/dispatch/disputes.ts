import type { IsoDate } from '../county/snapshot.ts'
import type { CountyProject } from '../schedule/programme.ts'
import type { WorkingDays } from '../schedule/schedule-result.ts'
import { workingDaysSince } from '../schedule/working-days.ts'
import type { DispatchRule } from './escalation.ts'
import { openBlockers, type Blocker, type NodeLedger } from './node-ledger.ts'

/** 主办有争议: whose a node is is not agreed. Its owner on record holds it until that is settled (P5). */
export interface Dispute {
  readonly project: string
  readonly matter: string
  readonly owner: string
  readonly blocker: Blocker
  /** Working days since it was raised. */
  readonly workingDays: number
  /** It has taken more of them than the rule allows: the supervision office settles it, unasked. */
  readonly isEscalated: boolean
}

export interface DisputeSetting {
  readonly ledgers: ReadonlyMap<string, NodeLedger>
  readonly rule: Pick<DispatchRule, 'disputeDays'>
  readonly today: IsoDate
  readonly workingDays: WorkingDays
}

/** Open disputes, those for the supervision office first, the longest before the others. */
export function disputesOf(projects: readonly CountyProject[], setting: DisputeSetting): readonly Dispute[] {
  const found = projects.flatMap((project) => {
    const open = openBlockers(setting.ledgers.get(project.id)?.blockers ?? [], setting.today).filter(({ kind }) => kind === 'ownership')
    return open.flatMap((blocker) => disputeOf(project, blocker, setting))
  })
  return found.toSorted((a, b) => b.workingDays - a.workingDays || (a.blocker.id < b.blocker.id ? -1 : 1))
}

function disputeOf({ id, name, nodes }: CountyProject, blocker: Blocker, { rule, today, workingDays: calendar }: DisputeSetting): readonly Dispute[] {
  const node = nodes.find((each) => each.id === blocker.node)
  if (node === undefined) return []
  const workingDays = workingDaysSince(blocker.since, today, calendar)
  return [{ project: id, matter: `${name}：${node.name}`, owner: node.owner, blocker, workingDays, isEscalated: workingDays > rule.disputeDays }]
}
