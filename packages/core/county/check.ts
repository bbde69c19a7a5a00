import type { ClassBands } from './check-classes.ts'
import { checkClasses } from './check-classes.ts'
import { type Finding, nothingUnread, type Unread } from './check-finding.ts'
import { checkFigures } from './check-figures.ts'
import { checkIdentity } from './check-identity.ts'
import { checkChanges, checkDates, checkReferences } from './check-references.ts'
import { checkPlausible, type PlausibilityLimits, plausibilityDefaults } from './check-plausible.ts'
import { checkStaff } from './check-staff.ts'
import type { Snapshot } from './snapshot.ts'

/** What a check may compare a snapshot with. */
export interface CheckContext {
  /** The snapshot of the year before. */
  readonly previous?: Snapshot
  /** Classes by size as the return counts them, beside the rolls. */
  readonly classBands?: readonly ClassBands[]
  readonly limits?: PlausibilityLimits
  readonly unread?: Unread
}

/** Everything that is wrong (逻辑校验) or unlikely (经验校验) in a snapshot, all at once, by school and then by table. */
export function checkSnapshot(snapshot: Snapshot, { previous, classBands = [], limits = plausibilityDefaults, unread = nothingUnread }: CheckContext = {}): Finding[] {
  return [
    ...checkIdentity(snapshot),
    ...checkFigures(snapshot),
    ...checkClasses(snapshot, classBands, unread),
    ...checkStaff(snapshot, unread),
    ...checkReferences(snapshot, unread),
    ...checkChanges(snapshot, unread),
    ...checkDates(snapshot),
    ...checkPlausible(snapshot, previous, { limits, unread }),
  ]
}
