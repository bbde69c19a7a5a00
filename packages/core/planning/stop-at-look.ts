/**
 * A wish to stop that counts how often a search looked at it. A search looks at fixed points, so one that a clock or a person stopped is
 * repeated bit for bit by stopping it at the same look.
 */
export interface CountedStop {
  readonly stop: () => boolean
  /** The look at which it first said yes, counted from 1; null: never. */
  readonly stoppedAt: () => number | null
}

/** `wish` once true is taken to stay true. */
export function countedStop(wish: () => boolean): CountedStop {
  let looks = 0
  let at: number | null = null
  const stop = () => {
    looks++
    if (at === null && wish()) at = looks
    return at !== null
  }
  return { stop, stoppedAt: () => at }
}

/** Says yes from a look on, as another run did; null: never. */
export function stopAtLook(look: number | null): CountedStop {
  let looks = 0
  return countedStop(() => ++looks === look)
}
