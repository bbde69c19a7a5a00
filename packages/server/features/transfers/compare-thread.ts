import { compareWays, type Prices, type Way } from '@junheng/core/planning/transfers/compare.ts'
import type { Round } from '@junheng/core/planning/transfers/round.ts'
import { sha256 } from '../../documents/digest.ts'

export interface CompareInput {
  readonly round: Round
  readonly asked: Round | null
  readonly prices: Prices
}

/** Runs a round in several ways, in the thread that `inThread` starts. */
export function work({ round, asked, prices }: CompareInput): readonly Way[] {
  return compareWays(round, asked, { sha256, prices })
}
