import { countedStop, stopAtLook, type CountedStop } from '@junheng/core/planning/stop-at-look.ts'

/** What ends a search before it is through: the clock (epoch, milliseconds; null: nothing), or the look at which another run was stopped. */
export type RunLimit = { readonly until: number | null } | { readonly stoppedAt: number | null }

/** A counted stop of a thread: by its limit, or by whoever asks it to stop. A run that repeats another is only ended with its thread. */
export function stopFor(limit: RunLimit, asked: () => boolean): CountedStop {
  if ('stoppedAt' in limit) return stopAtLook(limit.stoppedAt)
  const { until } = limit
  return countedStop(() => asked() || (until !== null && Date.now() >= until))
}
