import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { ScenarioReply } from '../layouts.ts'

/** What the paper for a hearing speaks of. */
export interface HearingContent extends Pick<ScenarioReply, 'scenario' | 'effects' | 'procedure' | 'toApprove' | 'planned'> {
  readonly issuer: string
  readonly county: string
  /** What the scenario rests on. */
  readonly snapshot: Snapshot
  readonly today: string
}
